import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

const stylesPart = 'xl/styles.xml';
const sheetPart = 'xl/worksheets/sheet1.xml';

export interface PackageFinish {
  readonly font: string;
  /** Points. */
  readonly size: number;
  /** "A2:H2" … */
  readonly merges: readonly string[];
}

/**
 * What ExcelJS does not do well is done in the package's own XML. It always writes Calibri 11 as the default font, on
 * which column widths and new rows rest; and it compares each merge with every other, which takes seconds in a long
 * table.
 */
export const finishPackage = (bytes: Uint8Array, { font, size, merges }: PackageFinish): Uint8Array => {
  const parts = unzipSync(bytes);
  const change = (name: string, edit: (xml: string) => string): Record<string, Uint8Array> => {
    const part = parts[name];
    return part ? { [name]: strToU8(edit(strFromU8(part))) } : {};
  };
  const calibri = /<font>(?:(?!<\/font>).)*<name val="Calibri"\/>(?:(?!<\/font>).)*<\/font>/s;
  const ours = `<font><sz val="${size}"/><color rgb="FF000000"/><name val="${font}"/><family val="1"/></font>`;
  const merged = merges.map((range) => `<mergeCell ref="${range}"/>`).join('');
  const list = merges.length === 0 ? '' : `<mergeCells count="${merges.length}">${merged}</mergeCells>`;
  const finished = {
    ...change(stylesPart, (xml) => xml.replace(calibri, ours)),
    ...change(sheetPart, (xml) => xml.replace('</sheetData>', `</sheetData>${list}`)),
  };
  return zipSync({ ...parts, ...finished }, { level: 6 });
};
