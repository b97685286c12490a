import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { encodeXml } from '../workbookText';

const stylesPart = 'xl/styles.xml';

export interface SheetFinish {
  /** "A2:H2" … */
  readonly merges: readonly string[];
  /** Cells that lead to a place in the same workbook. */
  readonly links: readonly { readonly ref: string; readonly location: string }[];
}

export interface PackageFinish {
  readonly font: string;
  /** Points. */
  readonly size: number;
  /** In the order of the worksheets. */
  readonly sheets: readonly SheetFinish[];
}

/**
 * What ExcelJS does not do well is done in the package's own XML. It always writes Calibri 11 as the default font, on
 * which column widths and new rows rest; it compares each merge with every other, which takes seconds in a long table;
 * it shrinks the page number along with a sheet that is fitted to its page; and it takes a link within the workbook for one
 * that leads outside.
 */
export const finishPackage = (bytes: Uint8Array, { font, size, sheets }: PackageFinish): Uint8Array => {
  const parts = unzipSync(bytes);
  const change = (name: string, edit: (xml: string) => string): void => {
    const part = parts[name];
    if (part) parts[name] = strToU8(edit(strFromU8(part)));
  };
  const calibri = /<font>(?:(?!<\/font>).)*<name val="Calibri"\/>(?:(?!<\/font>).)*<\/font>/s;
  const ours = `<font><sz val="${size}"/><color rgb="FF000000"/><name val="${encodeXml(font)}"/><family val="1"/></font>`;
  change(stylesPart, (xml) => xml.replace(calibri, () => ours));
  sheets.forEach(({ merges, links }, index) => {
    change(`xl/worksheets/sheet${index + 1}.xml`, (xml) => {
      const end = xml.lastIndexOf('</sheetData>') + '</sheetData>'.length;
      const rest = xml.slice(end).replace('<headerFooter ', '<headerFooter scaleWithDoc="0" ');
      return xml.slice(0, end) + mergeList(merges) + linkList(links) + rest;
    });
  });
  return zipSync(parts, { level: 6 });
};

const mergeList = (merges: readonly string[]): string => {
  if (merges.length === 0) return '';
  return `<mergeCells count="${merges.length}">${merges.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`;
};

const linkList = (links: SheetFinish['links']): string => {
  if (links.length === 0) return '';
  const list = links.map(({ ref, location }) => `<hyperlink ref="${ref}" location="${encodeXml(location)}"/>`);
  return `<hyperlinks>${list.join('')}</hyperlinks>`;
};
