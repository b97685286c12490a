import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

const stylesPart = 'xl/styles.xml';

/**
 * ExcelJS always writes Calibri 11 as the workbook's default font, on which column widths and new rows rest. The real
 * one is put in its place in styles.xml.
 */
export const setDefaultFont = (bytes: Uint8Array, font: string, size: number): Uint8Array => {
  const parts = unzipSync(bytes);
  const styles = parts[stylesPart];
  if (!styles) return bytes;
  const text = strFromU8(styles).replace(
    /<font>(?:(?!<\/font>).)*<name val="Calibri"\/>(?:(?!<\/font>).)*<\/font>/s,
    `<font><sz val="${size}"/><color rgb="FF000000"/><name val="${font}"/><family val="1"/></font>`,
  );
  return zipSync({ ...parts, [stylesPart]: strToU8(text) }, { level: 6 });
};
