import { WorkbookFault } from '../read/limits';
import { encodeXml } from '../workbookText';

/** A tag of an XML text and where it stands: [start, end) with its brackets. */
export interface Tag {
  readonly kind: 'open' | 'close' | 'empty';
  /** As written, with its prefix. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

export interface Attribute {
  readonly name: string;
  /** Entities resolved. */
  readonly value: string;
  /** The value between its quotes. */
  readonly start: number;
  readonly end: number;
}

/** The text is not XML of the kind that a workbook holds. */
export const damaged = (): WorkbookFault => WorkbookFault.unreadable('damaged');

/** Name without its prefix: "x:row" → "row". */
export const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** "x:" of "x:row"; '' without one. */
export const prefixOf = (name: string): string => name.slice(0, name.indexOf(':') + 1);

const skipped = (xml: string, start: number, close: string): number => {
  const end = xml.indexOf(close, start);
  if (end < 0) throw damaged();
  return end + close.length;
};

/**
 * Walks the tags of an XML text and nothing else, so that every other byte can be kept as it is. Comments, CDATA and
 * processing instructions are stepped over; a DOCTYPE is refused, since entities of its own have no place in a workbook.
 */
export class TagScanner {
  readonly #xml: string;
  #at = 0;

  constructor(xml: string) {
    this.#xml = xml;
  }

  /** Null at the end. Throws WorkbookFault. */
  next(): Tag | null {
    const xml = this.#xml;
    for (;;) {
      const start = xml.indexOf('<', this.#at);
      if (start < 0) return null;
      if (xml.startsWith('<!--', start)) this.#at = skipped(xml, start + 4, '-->');
      else if (xml.startsWith('<![CDATA[', start)) this.#at = skipped(xml, start, ']]>');
      else if (xml.startsWith('<?', start)) this.#at = skipped(xml, start, '?>');
      else if (xml.startsWith('<!', start)) throw damaged();
      else return this.#tag(start);
    }
  }

  #tag(start: number): Tag {
    const xml = this.#xml;
    const isClose = xml[start + 1] === '/';
    let at = start + (isClose ? 2 : 1);
    const from = at;
    while (at < xml.length && !isNameEnd(xml.charCodeAt(at))) at++;
    const name = xml.slice(from, at);
    if (name === '' || name.includes('<')) throw damaged();
    for (; at < xml.length && xml[at] !== '>'; at++) {
      const letter = xml[at];
      if (letter === '<') throw damaged();
      if (letter !== '"' && letter !== "'") continue;
      at = xml.indexOf(letter, at + 1);
      if (at < 0) throw damaged();
    }
    if (at >= xml.length) throw damaged();
    this.#at = at + 1;
    const kind = isClose ? 'close' : xml[at - 1] === '/' ? 'empty' : 'open';
    return { kind, name, start, end: at + 1 };
  }
}

/** Blank, tab, line break, slash, bracket. */
const isNameEnd = (code: number): boolean => code <= 0x20 || code === 0x2f || code === 0x3e;

// A name begins where no other letter of a name stands before it: a long one is not tried at each of its letters.
const attribute = /(?<![^\s=/>"'])([^\s=/>"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** Attributes of a tag in their order. */
export const attributesOf = (xml: string, tag: Tag): Attribute[] => {
  const from = tag.start + 1 + tag.name.length;
  const found: Attribute[] = [];
  for (const match of xml.slice(from, tag.end).matchAll(attribute)) {
    const raw = match[2] ?? match[3] ?? '';
    const end = from + match.index + match[0].length - 1;
    found.push({ name: match[1] ?? '', value: decodeXml(raw), start: end - raw.length, end });
  }
  return found;
};

/** Value of an attribute without a prefix; null when it is not there. */
export const attributeOf = (xml: string, tag: Tag, name: string): string | null =>
  attributesOf(xml, tag).find((one) => one.name === name)?.value ?? null;

/** A tag with an attribute set: its value replaced where it stands, else behind the others. */
export const withAttribute = (xml: string, tag: Tag, name: string, value: string): string => {
  const known = attributesOf(xml, tag).find((one) => one.name === name);
  if (known) return xml.slice(tag.start, known.start) + encodeXml(value) + xml.slice(known.end, tag.end);
  const close = tag.kind === 'empty' ? 2 : 1;
  const body = xml.slice(tag.start, tag.end - close).trimEnd();
  return `${body} ${name}="${encodeXml(value)}"${xml.slice(tag.end - close, tag.end)}`;
};

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Resolves the five entities of XML and character references; others stay as written. */
export const decodeXml = (text: string): string =>
  text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/giu, (whole, hex, decimal, name) => {
    if (name !== undefined) return named[String(name).toLowerCase()] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
