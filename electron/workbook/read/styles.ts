import { builtinFormat, isDateFormat, shortFormat } from './numberFormats';
import { isOn, readXml } from './xmlReader';

/** What a cell's style says that matters here. */
export interface CellStyle {
  readonly format: string;
  readonly isDate: boolean;
  readonly font: string | null;
  /** How far the text is pushed in by its alignment; 0 for not at all. */
  readonly indent: number;
  /** In a protected sheet nobody may type into it. */
  readonly locked: boolean;
}

export const plainStyle: CellStyle = { format: 'General', isDate: false, font: null, indent: 0, locked: true };

/** Styles of cells by their number in the file. Throws WorkbookFault. */
export const readStyles = (bytes: Uint8Array): readonly CellStyle[] => {
  const formats = new Map<number, string>();
  const fonts: (string | null)[] = [];
  const styles: { readonly format: number; readonly font: number; indent: number; locked: boolean }[] = [];
  let inside: 'numFmts' | 'fonts' | 'cellXfs' | null = null;
  readXml(bytes, {
    open: (name, attributes) => {
      if (name === 'numFmts' || name === 'fonts' || name === 'cellXfs') inside = name;
      else if (inside === 'numFmts' && name === 'numFmt')
        formats.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? 'General');
      else if (inside === 'fonts' && name === 'font') fonts.push(null);
      else if (inside === 'fonts' && name === 'name') fonts[fonts.length - 1] = attributes['val'] ?? null;
      else if (inside === 'cellXfs' && name === 'xf') {
        const [format, font] = [Number(attributes['numFmtId'] ?? 0), Number(attributes['fontId'] ?? 0)];
        styles.push({ format, font, indent: 0, locked: true });
      } else if (inside === 'cellXfs' && name === 'alignment') {
        const style = styles.at(-1);
        if (style) style.indent = Number(attributes['indent'] ?? 0) || 0;
      } else if (inside === 'cellXfs' && name === 'protection') {
        const style = styles.at(-1);
        if (style) style.locked = attributes['locked'] === undefined || isOn(attributes['locked']);
      }
    },
    close: (name) => {
      if (name === inside) inside = null;
    },
  });
  return styles.map(({ format: id, font, indent, locked }) => {
    const format = shortFormat(formats.get(id) ?? builtinFormat(id));
    return { format, isDate: isDateFormat(format), font: fonts[font] ?? null, indent, locked };
  });
};
