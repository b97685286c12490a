import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.join(import.meta.dirname, '../..');
const sources = readdirSync(path.join(root, 'electron'), { recursive: true, encoding: 'utf8' })
  .map((file) => path.posix.join('electron', file.split(path.sep).join('/')))
  .filter((file) => file.endsWith('.ts'));

const withoutComments = (source: string): string =>
  source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(?:^|\s)\/\/ .*$/gm, '');

interface Template {
  readonly text: string;
  readonly values: readonly string[];
}

/** The texts in backquotes of a source, those inside the values of others too. */
const templatesOf = (source: string): Template[] => {
  const found: Template[] = [];
  const read = (from: number): number => {
    const values: string[] = [];
    let text = '';
    let at = from;
    for (; at < source.length && source[at] !== '`'; at++) {
      if (source[at] === '\\') at++;
      else if (source[at] === '$' && source[at + 1] === '{') {
        const start = at + 2;
        let depth = 1;
        for (at = start; depth > 0 && at < source.length; at++) {
          if (source[at] === '`') at = read(at + 1);
          else if (source[at] === '{') depth++;
          else if (source[at] === '}') depth--;
        }
        at--;
        values.push(source.slice(start, at));
      } else text += source[at];
    }
    found.push({ text, values });
    return at;
  };
  for (let at = 0; at < source.length; at++) if (source[at] === '`') at = read(at + 1);
  return found;
};

const SQL = /\b(?:SELECT|INSERT INTO|UPDATE \w* ?SET|DELETE FROM|PRAGMA|CREATE TABLE|DROP TABLE|ALTER TABLE|WHERE)\b/;
/** Texts put together of pieces. */
const JOINED = /'[^'\n]*\b(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|WHERE)\b[^'\n]*'\s*\+/;

/** A constant of the program: pieces of SQL, numbers. */
const CONSTANT = /^[A-Z][A-Z0-9_]*$/;
/** Names of tables and columns from the program's own lists, and conditions that it puts together of constants. */
const OWN_NAMES: Readonly<Record<string, readonly string[]>> = {
  'electron/db/changes.ts': [
    'also',
    'assignments',
    'column',
    "columns.join(', ')",
    "columns.map(() => '?').join(', ')",
    "columnsOf(db, table).join(', ')",
    'sql',
    'table',
  ],
  'electron/db/migrations/schema2.ts': ['natures'],
  // Tables of a file of version 1, after `openDatabase` has seen that their names are plain.
  'electron/db/migrations/treesAndItems.ts': ["columns.join(', ')", "columns.map(() => '?').join(', ')", 'table'],
  'electron/db/openDatabase.ts': ['table'],
  // The schema of this program's own versions, and its tables and columns.
  'electron/db/rescue.ts': ['schema.sql', 'schema.version'],
  'electron/db/rescueRepair.ts': [
    'column',
    "columns.join(', ')",
    "columns.map(() => '?').join(', ')",
    'parent',
    'table',
  ],
  'electron/db/sqlDb.ts': ['columns', 'sql'],
  'electron/session/commands/forms.ts': ['table'],
  'electron/session/commands/nextYear.ts': ['table'],
  'electron/session/commands/rowContent.ts': ['column', 'table'],
  // Unique keys as the schema declares them.
  'electron/session/commands/restoreRows.ts': ['table', 'where'],
  'electron/session/compare/differences.ts': ['behind', "columns.join(', ')", 'PAGE - 1', 'table'],
  'electron/session/load/loadRows.ts': ['ofRows'],
  'electron/session/story/stepSearch.ts': ['where'],
  'electron/session/story/teller.ts': ['column', 'table'],
  'electron/session/load/loadSeries.ts': ['where'],
  'electron/session/load/loadTargets.ts': [`few ? \`AND indicator_id \${LISTED}\` : ''`],
  'electron/session/periods/closing.ts': ['column'],
  'electron/session/units/unitsList.ts': ['column', 'table'],
};

test('what people and files say goes into SQL as bound parameters only', () => {
  const found: string[] = [];
  let seen = 0;
  for (const file of sources) {
    const source = withoutComments(readFileSync(path.join(root, file), 'utf8'));
    if (JOINED.test(source)) found.push(`${file}: put together with +`);
    for (const { text, values } of templatesOf(source)) {
      if (!SQL.test(text)) continue;
      seen += 1;
      for (const value of values) {
        const isKnown = CONSTANT.test(value) || OWN_NAMES[file]?.includes(value) === true;
        if (!isKnown) found.push(`${file}: \${${value}}`);
      }
    }
  }
  expect(found).toEqual([]);
  // Were the texts not found, nothing would be looked at.
  expect(seen).toBeGreaterThan(60);
});
