/**
 * How an exported sheet finds its way home. Row 1 is hidden and holds a column key in each column; behind the last
 * printed column, hidden columns hold the row key and the numbers that formulas need. The keys sit beside what they
 * name, so they move along when a person inserts, sorts or deletes rows or columns, copies the sheet into another
 * workbook, or saves it with another program.
 */
export interface ExportMeta {
  readonly plan: string;
  readonly sheet: string;
  readonly form: string;
  readonly period: string;
  readonly unit: string;
  /** The unit of measure that its amounts are shown in (shared/form/displayUnit). */
  readonly displayUnit?: string;
}

const metaMark = 'skh.sheet/1 ';
const columnMark = 'skh.col ';

/** Tags in the row-key column for rows that carry no indicator. */
export const rowTag = { heading: '#heading', header: '#header', note: '#note', sign: '#sign' } as const;

/** Whether a key names a part of the page (heading, header, note, signature) and no row of the plan. */
export const isRowTag = (key: string): boolean => key.startsWith('#');

/** The hidden cell that says which sheet of which plan a workbook shows. */
export const formatMeta = (meta: ExportMeta): string => metaMark + JSON.stringify(meta);

/** Null for any text that is not the mark of an own export. */
export const parseMeta = (text: string): ExportMeta | null => {
  if (!text.startsWith(metaMark) || text.length > 4000) return null;
  try {
    const value: unknown = JSON.parse(text.slice(metaMark.length));
    if (typeof value !== 'object' || value === null) return null;
    const fields = new Map<string, unknown>(Object.entries(value));
    const read = (name: string): string => {
      const field = fields.get(name);
      return typeof field === 'string' ? field : '';
    };
    const displayUnit = read('displayUnit');
    return {
      plan: read('plan'),
      sheet: read('sheet'),
      form: read('form'),
      period: read('period'),
      unit: read('unit'),
      ...(displayUnit === '' ? {} : { displayUnit }),
    };
  } catch {
    return null;
  }
};

/** The hidden key of a column. */
export const formatColumnKey = (key: string): string => columnMark + key;

/** The column that a hidden key names; null for any other text. */
export const parseColumnKey = (text: string): string | null =>
  text.startsWith(columnMark) ? text.slice(columnMark.length).trim() : null;

/** The right half of the split name column. */
export const partKey = 'part';

/** The hidden column with the lower bounds of a column of ranges. */
export const lowKey = (column: string): string => `low:${column}`;

/** The hidden column with the upper bounds. */
export const highKey = (column: string): string => `high:${column}`;
