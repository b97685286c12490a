import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';
import { WorkbookFault } from './limits';
import { nobody, type TellShare } from './share';

export type Attributes = Readonly<Record<string, string>>;

/** What happens while a part is read. Names are local names; elements of foreign namespaces are left out. */
export interface XmlHandler {
  readonly open?: (name: string, attributes: Attributes) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** Namespaces that a reader of a workbook needs: SpreadsheetML (transitional, strict), package relationships. */
const known = new Set([
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  'http://purl.oclc.org/ooxml/spreadsheetml/main',
  'http://schemas.openxmlformats.org/package/2006/relationships',
]);
const deepest = 200;
const chunk = 1 << 18;
/** The first two pieces are short: declarations stand at the front, and looking for them in every tag costs a tenth. */
const shortChunk = 1 << 12;

/**
 * Streams over the elements of a part, whatever its prefixes and encoding. Document types are refused, so no entity is
 * ever defined or expanded and nothing is fetched. `tell` hears how far it is. Throws WorkbookFault: damaged.
 */
export const readXml = (bytes: Uint8Array, handler: XmlHandler, tell: TellShare = nobody): void => {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const { open, close, text } = handler;
  const scopes = new Namespaces();
  let depth = 0;
  let opened = false;
  let mayDeclare = true;
  parser.on('doctype', refuse);
  parser.on('opentag', ({ name, attributes }) => {
    opened = true;
    if (++depth > deepest) refuse();
    if (mayDeclare) scopes.declare(attributes as Attributes, depth);
    const local = scopes.localName(name);
    if (local !== '') open?.(local, attributes as Attributes);
  });
  parser.on('closetag', ({ name }) => {
    const local = scopes.localName(name);
    scopes.leave(depth--);
    if (local !== '') close?.(local);
  });
  if (text) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  const decoder = decoderFor(bytes);
  const lastDeclaration = lastDeclarationIn(bytes, decoder);
  try {
    for (let at = 0, last = 0, size = shortChunk; at < bytes.length; last = at, at += size) {
      // Looking at every attribute of a large sheet is slow: no more of it once the tag with the last declaration is past.
      mayDeclare &&= last <= lastDeclaration || !opened;
      opened = false;
      size = at < 2 * shortChunk ? shortChunk : chunk;
      parser.write(decoder.decode(bytes.subarray(at, at + size), { stream: true }));
      tell(Math.min(1, (at + size) / bytes.length));
    }
    parser.write(decoder.decode());
    parser.close();
  } catch (error) {
    if (error instanceof WorkbookFault) throw error;
    throw WorkbookFault.unreadable('damaged');
  }
};

const refuse = (): never => {
  throw WorkbookFault.unreadable('damaged');
};

/** Where the last namespace is declared; in encodings wider than a byte, anywhere. */
const lastDeclarationIn = (bytes: Uint8Array, { encoding }: TextDecoder): number =>
  encoding.startsWith('utf-16')
    ? bytes.length
    : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).lastIndexOf('xmlns');

/** Which prefixes stand for a known namespace, here and now. */
class Namespaces {
  #prefixes = new Set<string>();
  #isDefault = false;
  readonly #outer: { readonly depth: number; readonly prefixes: Set<string> }[] = [];

  /** The declarations of an element that opens. */
  declare(attributes: Attributes, depth: number): void {
    let prefixes: Set<string> | null = null;
    for (const key in attributes) {
      if (key !== 'xmlns' && !key.startsWith('xmlns:')) continue;
      prefixes ??= new Set(this.#prefixes);
      if (known.has(attributes[key] ?? '')) prefixes.add(key.slice(6));
      else prefixes.delete(key.slice(6));
    }
    if (prefixes === null) return;
    this.#outer.push({ depth, prefixes: this.#prefixes });
    this.#use(prefixes);
  }

  /** The element at this depth closes, and what it declared ends. */
  leave(depth: number): void {
    const outer = this.#outer.at(-1);
    if (outer?.depth !== depth) return;
    this.#outer.pop();
    this.#use(outer.prefixes);
  }

  /** '' for a foreign namespace. */
  localName(name: string): string {
    const colon = name.indexOf(':');
    if (colon < 0) return this.#isDefault ? name : '';
    return this.#prefixes.has(name.slice(0, colon)) ? name.slice(colon + 1) : '';
  }

  #use(prefixes: Set<string>): void {
    this.#prefixes = prefixes;
    this.#isDefault = prefixes.has('');
  }
}

/** By byte order mark, by the zero bytes of UTF-16 without one, by the XML declaration; UTF-8 otherwise. */
const decoderFor = (bytes: Uint8Array): TextDecoder => {
  const [first = 0, second = 0] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return new TextDecoder('utf-16le');
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return new TextDecoder('utf-16be');
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const label = /^(?:\xef\xbb\xbf)?<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)["']/.exec(head)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder();
  }
};

/** An attribute with a prefix (r:id), whatever the prefix is. */
export const prefixedAttribute = (attributes: Attributes, local: string): string | null => {
  for (const key in attributes) if (key.endsWith(`:${local}`)) return attributes[key] ?? null;
  return null;
};

/** A Boolean attribute: "1" and "true" are true. */
export const isOn = (value: string | undefined): boolean => value === '1' || value === 'true' || value === 'on';
