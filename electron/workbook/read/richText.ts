import { WorkbookFault, workbookLimits } from './limits';
import type { TextRun } from './sheetModel';
import { type Attributes, readXml, type XmlHandler } from './xmlReader';

/** A text of a workbook; runs only where it has fonts of its own. */
export interface RichText {
  readonly text: string;
  readonly runs: readonly TextRun[] | null;
}

/** Collects the text below `<si>` or `<is>`: plain `<t>` or runs `<r>`; the pronunciation `<rPh>` is no text. */
export class RichTextCollector implements Required<XmlHandler> {
  #text = '';
  #runs: { text: string; font: string | null; superscript?: boolean }[] | null = null;
  #inText = false;
  #inPhonetic = false;

  readonly open = (name: string, attributes: Attributes): void => {
    if (name === 't') this.#inText = !this.#inPhonetic;
    else if (name === 'rPh') this.#inPhonetic = true;
    else if (name === 'r') {
      this.#runs ??= [];
      this.#runs.push({ text: '', font: null });
    } else {
      const run = this.#runs?.at(-1);
      if (run && name === 'rFont') run.font = attributes['val'] ?? null;
      if (run && name === 'vertAlign' && attributes['val'] === 'superscript') run.superscript = true;
    }
  };

  readonly close = (name: string): void => {
    if (name === 't') this.#inText = false;
    else if (name === 'rPh') this.#inPhonetic = false;
  };

  readonly text = (text: string): void => {
    if (!this.#inText) return;
    this.#text += text;
    if (this.#text.length > workbookLimits.characters) {
      throw WorkbookFault.beyond('characters', workbookLimits.characters);
    }
    const run = this.#runs?.at(-1);
    if (run) run.text += text;
  };

  /** What was collected; the collector is empty again. */
  take(): RichText {
    const runs = this.#runs?.map((run) => ({ ...run, text: unescapeText(run.text) })) ?? null;
    const text = unescapeText(this.#text).normalize('NFC');
    this.#text = '';
    this.#runs = null;
    this.#inText = false;
    this.#inPhonetic = false;
    return { text, runs: runs?.some(({ font, superscript }) => font !== null || superscript === true) ? runs : null };
  }
}

/** "_x000D_" stands for a character that XML cannot carry (ECMA-376 part 1, 22.9.2.19). */
export const unescapeText = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;

/** The strings that cells point at, by number. Throws WorkbookFault. */
export const readSharedStrings = (bytes: Uint8Array): readonly RichText[] => {
  const strings: RichText[] = [];
  const collector = new RichTextCollector();
  readXml(bytes, {
    open: collector.open,
    text: collector.text,
    close: (name) => {
      if (name !== 'si') collector.close(name);
      else if (strings.length >= workbookLimits.cells) throw WorkbookFault.beyond('cells', workbookLimits.cells);
      else strings.push(collector.take());
    },
  });
  return strings;
};
