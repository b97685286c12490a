import path from 'node:path';
import { relationsPart, resolveTarget } from '../read/bookParts';
import type { ZipPackage } from '../read/zipPackage';
import { xmlText } from '../template/bookXml';
import { replaceParts } from '../template/replaceParts';
import { attributeOf, damaged, localName, prefixOf, type Tag, TagScanner, withAttribute } from '../template/scanXml';

const CONTENT_TYPES = '[content_types].xml';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** An element right below the root: its tag, and where the whole of it ends. */
export interface Element {
  readonly tag: Tag;
  readonly name: string;
  readonly end: number;
  /** Where its content ends; the end of the tag for an empty element. */
  readonly close: number;
}

/** The root of an XML text and the elements right below it. Throws WorkbookFault. */
export const elementsOf = (xml: string): { readonly root: Tag; readonly close: number; readonly all: Element[] } => {
  const scanner = new TagScanner(xml);
  const all: Element[] = [];
  let root: Tag | null = null;
  let open: Tag | null = null;
  let depth = 0;
  for (let tag = scanner.next(); tag; tag = scanner.next()) {
    if (tag.kind === 'close') depth--;
    if (depth === 0 && tag.kind === 'close' && root) return { root, close: tag.start, all };
    if (depth === 0) root ??= tag;
    if (depth === 1 && tag.kind === 'open') open = tag;
    const name = localName(tag.name);
    if (depth === 1 && tag.kind === 'empty') all.push({ tag, name, end: tag.end, close: tag.end });
    if (depth === 1 && tag.kind === 'close' && open) all.push({ tag: open, name, end: tag.end, close: tag.start });
    if (tag.kind === 'open') depth++;
  }
  throw damaged();
};

/** Something put in behind the content of an element, whose count (where it has one) is set. */
export const appended = (xml: string, { tag, close, end }: Element, inner: string, count: number | null): string => {
  const open = count === null ? xml.slice(tag.start, tag.end) : withAttribute(xml, tag, 'count', String(count));
  const whole =
    tag.kind === 'empty'
      ? `${open.replace(/\s*\/>$/u, '')}>${inner}</${tag.name}>`
      : `${open}${xml.slice(tag.end, close)}${inner}${xml.slice(close, end)}`;
  return xml.slice(0, tag.start) + whole + xml.slice(end);
};

/** A package with some parts written anew and some added; all others keep their bytes. */
export class MarkedPackage {
  /** By name in lower case, as packages hold names for one. */
  readonly #parts = new Map<string, { readonly name: string; readonly xml: string }>();

  constructor(
    readonly bytes: Uint8Array,
    readonly zip: ZipPackage,
  ) {}

  /** Text of a part as it is by now; null when there is none. Throws WorkbookFault. */
  text(part: string): string | null {
    const own = this.#parts.get(part.toLowerCase());
    if (own) return own.xml;
    const bytes = this.zip.part(part);
    return bytes && xmlText(bytes);
  }

  put(part: string, xml: string): void {
    this.#parts.set(part.toLowerCase(), { name: part, xml });
  }

  /** What a part refers to inside the package; `type`: the last word of it. */
  relations(part: string): readonly { readonly id: string; readonly type: string; readonly target: string }[] {
    const xml = this.text(relationsPart(part));
    if (xml === null) return [];
    return elementsOf(xml).all.flatMap(({ tag }) => {
      const read = (name: string): string => attributeOf(xml, tag, name) ?? '';
      if (read('TargetMode') === 'External') return [];
      const type = read('Type');
      const target = resolveTarget(part.slice(0, part.lastIndexOf('/') + 1), read('Target'));
      return [{ id: read('Id'), type: type.slice(type.lastIndexOf('/') + 1), target }];
    });
  }

  /** Adds a part that another one refers to; returns the id of the relationship. */
  add(from: string, type: string, part: string, xml: string, contentType: string): string {
    this.put(part, xml);
    const relations = relationsPart(from);
    const old =
      this.text(relations) ??
      `<?xml version="1.0" encoding="UTF-8"?>\n<Relationships xmlns="${RELATIONS}"></Relationships>`;
    const { root, close } = elementsOf(old);
    const id = freeName('rIdSkh', (name) => old.includes(`"${name}"`) || old.includes(`'${name}'`));
    const inner = `<${prefixOf(root.name)}Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${path.posix.relative(path.posix.dirname(from), part)}"/>`;
    this.put(relations, old.slice(0, close) + inner + old.slice(close));
    this.#typed(part, contentType);
    return id;
  }

  /** A name for a new part: "xl/skhNotes1.xml". */
  free(stem: string, extension: string): string {
    return `${freeName(stem, (name) => this.text(`${name}.${extension}`) !== null)}.${extension}`;
  }

  #typed(part: string, contentType: string): void {
    const xml = this.text(CONTENT_TYPES);
    if (xml === null) throw damaged();
    const { root, close, all } = elementsOf(xml);
    const extension = part.slice(part.lastIndexOf('.') + 1);
    const isByExtension = extension !== 'xml';
    const isKnown = all.some(({ tag }) => attributeOf(xml, tag, 'Extension')?.toLowerCase() === extension);
    if (isByExtension && isKnown) return;
    // Drawings are told by their extension, as Excel writes them; XML by name.
    const inner = isByExtension
      ? `<${prefixOf(root.name)}Default Extension="${extension}" ContentType="${contentType}"/>`
      : `<${prefixOf(root.name)}Override PartName="/${part}" ContentType="${contentType}"/>`;
    this.put(CONTENT_TYPES, xml.slice(0, close) + inner + xml.slice(close));
  }

  /** The whole file. Throws WorkbookFault. */
  pack(): Uint8Array {
    const encoder = new TextEncoder();
    const changed = new Map<string, Uint8Array>();
    const added = new Map<string, Uint8Array>();
    for (const [key, { name, xml }] of this.#parts) {
      if (this.zip.has(name)) changed.set(key, encoder.encode(xml));
      else added.set(name, encoder.encode(xml));
    }
    return replaceParts(this.bytes, changed, added);
  }
}

const freeName = (stem: string, isTaken: (name: string) => boolean): string => {
  let number = 1;
  while (isTaken(`${stem}${number}`)) number++;
  return `${stem}${number}`;
};
