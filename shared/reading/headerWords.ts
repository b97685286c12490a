import type { ViewColumn } from '../form/columns';
import { HEADER_WORDS } from '../text/workbook';
import { foldLabel } from './labelText';

/** Text of a heading as it is compared: without case, blanks, dots and quotes. */
export const foldHeader = (text: string): string =>
  foldLabel(text)
    .replace(/[.“”"]+/gu, '')
    .trim();

/** What a column may be called in a table that somebody else made, as `foldHeader` compares it. */
export interface ColumnNames {
  /** Its own heading: all lines together, the lowest line, the lines above it. */
  readonly path: string;
  readonly last: string;
  readonly groups: readonly string[];
  readonly synonyms: readonly string[];
  /** What any column of its kind is called: of several columns of one kind it tells none apart. */
  readonly usual: readonly string[];
}

/** The names of a column, for pasted tables and imported workbooks alike. */
export const columnNames = ({ header, synonyms, kind }: ViewColumn): ColumnNames => ({
  path: foldHeader(header.join(' ')),
  last: foldHeader(header.at(-1) ?? ''),
  groups: header.slice(0, -1).map(foldHeader),
  synonyms: synonyms.map(foldHeader),
  usual: HEADER_WORDS[kind].map(foldHeader),
});
