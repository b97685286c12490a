import { err, ok, type Result } from '../../shared/contract/result';

/** Options that take a value, and flags. A text such as "-5" or "<18" is never an option. */
const WITH_VALUE = [
  'sample',
  'folder',
  'sheet',
  'set',
  'period',
  'unit',
  'row',
  'column',
  'profile',
  'layout',
  'figure',
  'direction',
  'range',
  'scale',
  'limit',
  'output',
] as const;
const FLAGS = ['json', 'dry-run'] as const;

export type ValueOption = (typeof WITH_VALUE)[number];
export type Flag = (typeof FLAGS)[number];

export interface Arguments {
  readonly words: readonly string[];
  readonly values: Readonly<Partial<Record<ValueOption, string>>>;
  readonly flags: ReadonlySet<Flag>;
}

const SHORT: Readonly<Record<string, string>> = { '-o': '--output' };

/** What a command takes besides `--json`: how many words, and which options. */
export interface Usage {
  readonly words: number;
  readonly options?: readonly ValueOption[];
  readonly flags?: readonly Flag[];
}

/** The words of one command into words, options and flags; the error is the word that is off or too many. */
export const parseArguments = (argv: readonly string[], usage: Usage): Result<Arguments, string> => {
  const words: string[] = [];
  const values: Partial<Record<ValueOption, string>> = {};
  const flags = new Set<Flag>();
  for (let index = 0; index < argv.length; index++) {
    const raw = argv[index] ?? '';
    if (raw === '--') {
      words.push(...argv.slice(index + 1));
      break;
    }
    const word = (Object.hasOwn(SHORT, raw) ? SHORT[raw] : undefined) ?? raw;
    if (!word.startsWith('--')) {
      words.push(word);
      continue;
    }
    const [name = '', ...rest] = word.slice(2).split('=');
    const flag = FLAGS.find((one) => one === name && (one === 'json' || usage.flags?.includes(one)));
    const option = WITH_VALUE.find((one) => one === name && usage.options?.includes(one));
    if (flag && rest.length === 0) flags.add(flag);
    else if (option) {
      const value = rest.length > 0 ? rest.join('=') : argv[++index];
      if (value === undefined) return err(raw);
      values[option] = value;
    } else return err(raw);
  }
  const extra = words[usage.words];
  return extra === undefined ? ok({ words, values, flags }) : err(extra);
};
