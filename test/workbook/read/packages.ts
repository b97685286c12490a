import { strToU8, zipSync } from 'fflate';
import { readWorkbook } from '../../../electron/workbook/read/readWorkbook';
import type { CellModel, WorkbookModel } from '../../../electron/workbook/read/sheetModel';

/** Hand-made packages: what ExcelJS and openpyxl would never write, but others do. */
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const STRICT = 'http://purl.oclc.org/ooxml/spreadsheetml/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

export type Parts = Record<string, Uint8Array>;

export interface PackageText {
  /** Content of the worksheet element. */
  readonly sheet?: string;
  readonly name?: string;
  /** Content of styleSheet; no styles part without it. */
  readonly styles?: string;
  /** Content of sst. */
  readonly strings?: string;
  /** In front of `<sheets>`. */
  readonly book?: string;
  readonly namespace?: string;
  /** In front of the worksheet element. */
  readonly prolog?: string;
  readonly sheetTarget?: string;
}

const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;

export const partsOf = (text: PackageText = {}): Parts => {
  const { namespace = MAIN, sheet = '', name = 'A', sheetTarget = 'worksheets/sheet1.xml' } = text;
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}">${relation('a', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${namespace}" xmlns:r="${RELATIONS}">${text.book ?? ''}<sheets><sheet name="${name}" sheetId="1" r:id="s"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      `<Relationships xmlns="${PACKAGE}">${relation('s', 'worksheet', sheetTarget)}` +
      (text.strings === undefined ? '' : relation('t', 'sharedStrings', 'sharedStrings.xml')) +
      (text.styles === undefined ? '' : relation('y', 'styles', 'styles.xml')) +
      '</Relationships>',
    'xl/worksheets/sheet1.xml': `${text.prolog ?? '<?xml version="1.0"?>'}<worksheet xmlns="${namespace}">${sheet}</worksheet>`,
  };
  if (text.strings !== undefined) parts['xl/sharedStrings.xml'] = `<sst xmlns="${namespace}">${text.strings}</sst>`;
  if (text.styles !== undefined)
    parts['xl/styles.xml'] = `<styleSheet xmlns="${namespace}">${text.styles}</styleSheet>`;
  return Object.fromEntries(Object.entries(parts).map(([part, xml]) => [part, strToU8(xml)]));
};

export const packageOf = (text: PackageText = {}, extra: Parts = {}): Uint8Array =>
  zipSync({ ...partsOf(text), ...extra });

export const rows = (xml: string): string => `<sheetData>${xml}</sheetData>`;

export const read = async (bytes: Uint8Array, name = 'x.xlsx'): Promise<WorkbookModel> => {
  const result = await readWorkbook(name, bytes);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

/** The problem of a file: its `why`, or the unit of the limit that it breaks; "ok" for none. */
export const problem = async (bytes: Uint8Array, name = 'x.xlsx'): Promise<string> => {
  const result = await readWorkbook(name, bytes);
  if (result.ok) return 'ok';
  const { error } = result;
  return error.code === 'workbookUnreadable' ? error.why : error.code === 'workbookTooLarge' ? error.what : error.code;
};

export const cellsOf = (model: WorkbookModel, sheet = 0): readonly CellModel[] =>
  model.sheets[sheet]?.rows.flatMap((row) => row.cells) ?? [];

/** Kind and content of each cell by address. */
export const contents = (model: WorkbookModel, sheet = 0): Readonly<Record<string, string>> =>
  Object.fromEntries(
    cellsOf(model, sheet).map(({ address, kind, text, number }) => [address, `${kind} ${number ?? text}`]),
  );
