/**
 * The pattern of a sentence, as an office edits it:
 *
 *   pattern     = { text | placeholder | choice }
 *   placeholder = "{" name "}"
 *   choice      = "[" option { "|" option } "]"        the first option of which every placeholder is filled; else nothing
 *   option      = { text | placeholder }
 *
 * A backslash keeps the next sign as it is.
 */
export interface Filled {
  readonly text: string;
  /** Names that are no placeholders. */
  readonly unknown: readonly string[];
}

type Piece = { readonly text: string } | { readonly name: string };
type Part = Piece | { readonly options: readonly (readonly Piece[])[] };

const TOKEN = /\\[\s\S]|\{[^{}]*\}|[[\]|]|[^\\{[\]|]+|\{/gu;

const piece = (token: string): Piece => {
  const name = /^\{([^{}]*)\}$/u.exec(token)?.[1];
  if (name !== undefined) return { name: name.trim().toLocaleLowerCase('vi').normalize('NFC') };
  return { text: token.startsWith('\\') ? token.slice(1) : token };
};

const parse = (pattern: string): Part[] => {
  const parts: Part[] = [];
  let options: Piece[][] | null = null;
  for (const [token] of pattern.matchAll(TOKEN)) {
    if (token === '[' && !options) options = [[]];
    else if (token === ']' && options) {
      parts.push({ options });
      options = null;
    } else if (token === '|' && options) options.push([]);
    else (options?.at(-1) ?? parts).push(piece(token));
  }
  // A bracket that is never closed: what stands behind it is text all the same.
  if (options) parts.push(...options.flat());
  return parts;
};

/** Fills a pattern; a placeholder without a value leaves nothing behind, nor double spaces. */
export const fillPattern = (pattern: string, values: Readonly<Record<string, string>>): Filled => {
  const unknown = new Set<string>();
  const fill = (one: Piece): string => {
    if ('text' in one) return one.text;
    if (!Object.hasOwn(values, one.name)) unknown.add(one.name);
    return values[one.name] ?? '';
  };
  const isFilled = (pieces: readonly Piece[]): boolean => pieces.every((one) => 'text' in one || fill(one) !== '');
  const text = parse(pattern)
    .map((part) => {
      if (!('options' in part)) return fill(part);
      // Every option is looked at, so that a wrong name is told even where it was not needed.
      const open = part.options.filter(isFilled);
      return (open[0] ?? []).map(fill).join('');
    })
    .join('');
  return { text: tidy(text), unknown: [...unknown] };
};

const tidy = (text: string): string =>
  text
    .replace(/[ \t\n]+/gu, ' ')
    .replace(/ +([,;.:])/gu, '$1')
    .trim();
