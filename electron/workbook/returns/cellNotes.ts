import { columnLetters } from '../read/cellPlaces';
import { attributeOf, attributesOf, localName, prefixOf, TagScanner } from '../template/scanXml';
import { encodeXml } from '../workbookText';
import { appended, elementsOf, type MarkedPackage } from './markedPackage';

/** A note at a cell; rows and columns from 1. A pinned one is open all the time. */
export interface CellNote {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly isPinned: boolean;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const COMMENTS = 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml';
const DRAWING = 'application/vnd.openxmlformats-officedocument.vmlDrawing';

const emptyComments = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<comments xmlns="${MAIN}"><authors></authors><commentList></commentList></comments>`;
const NAMESPACES =
  'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"';
const emptyDrawing = `<xml ${NAMESPACES}></xml>`;
const NOTE_TYPE =
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>';

/**
 * Puts notes at cells of a sheet, beside those that are there; a cell with a note keeps its own, and a pinned one then goes
 * to the next cell of its row. Excel wants each twice: as a comment and as a drawn box. False for a sheet that is left
 * without: one of the strict kind, which has no such boxes, or one whose boxes cannot be read. Throws WorkbookFault.
 */
export const addNotes = (book: MarkedPackage, sheet: string, author: string, notes: readonly CellNote[]): boolean => {
  const xml = book.text(sheet);
  if (xml === null || !xml.includes(MAIN)) return false;
  // By its own element: pictures of the page header are drawn in such a part, too.
  const element = elementsOf(xml).all.find(({ name }) => name === 'legacyDrawing');
  const id = element && attributesOf(xml, element.tag).find(({ name }) => localName(name) === 'id')?.value;
  const relations = book.relations(sheet);
  const drawing = id === undefined ? null : (relations.find((one) => one.id === id)?.target ?? null);
  if (element && drawing === null) return false;
  const drawn = drawing === null ? emptyDrawing : book.text(drawing);
  if (drawn === null || !canDraw(drawn)) return false;
  const comments = relations.find(({ type }) => type === 'comments')?.target ?? null;
  const old = comments === null ? emptyComments : book.text(comments);
  if (old === null) return false;
  const taken = takenIn(old);
  const free = notes
    .map((note) => (note.isPinned ? besideTaken(note, taken) : note))
    .filter((note) => !taken.has(addressOf(note)));
  if (free.length === 0) return true;
  const commented = withComments(old, author, free);
  const drawnNow = withBoxes(drawn, free);
  if (comments === null) book.add(sheet, 'comments', book.free('xl/comments', 'xml'), commented, COMMENTS);
  else book.put(comments, commented);
  if (drawing === null) {
    const added = book.add(sheet, 'vmlDrawing', book.free('xl/drawings/vmlDrawing', 'vml'), drawnNow, DRAWING);
    book.put(sheet, withDrawing(xml, added));
  } else book.put(drawing, drawnNow);
  return true;
};

const besideTaken = (note: CellNote, taken: ReadonlySet<string>): CellNote => {
  let { column } = note;
  while (taken.has(addressOf({ row: note.row, column }))) column++;
  return { ...note, column };
};

const addressOf = ({ row, column }: Pick<CellNote, 'row' | 'column'>): string => `${columnLetters(column)}${row}`;

const canDraw = (vml: string): boolean => vml.trimEnd().endsWith('</xml>');

const takenIn = (xml: string): ReadonlySet<string> => {
  const taken = new Set<string>();
  const scanner = new TagScanner(xml);
  for (let tag = scanner.next(); tag; tag = scanner.next()) {
    if (tag.kind !== 'close' && localName(tag.name) === 'comment') taken.add(attributeOf(xml, tag, 'ref') ?? '');
  }
  return taken;
};

const withComments = (old: string, author: string, notes: readonly CellNote[]): string => {
  const prefix = prefixOf(elementsOf(old).root.name);
  const tag = (name: string, inner: string): string => `<${prefix}${name}>${inner}</${prefix}${name}>`;
  const authors = elementsOf(old).all.find(({ name }) => name === 'authors');
  const before = authors ? old.slice(authors.tag.end, authors.close).split(`<${prefix}author`).length - 1 : 0;
  const named = authors ? appended(old, authors, tag('author', encodeXml(author)), null) : old;
  const list = elementsOf(named).all.find(({ name }) => name === 'commentList');
  if (!list) return old;
  const lines = notes.map((note) => {
    const inner = tag('text', tag('r', `<${prefix}t xml:space="preserve">${encodeXml(note.text)}</${prefix}t>`));
    return `<${prefix}comment ref="${addressOf(note)}" authorId="${before}">${inner}</${prefix}comment>`;
  });
  return appended(named, list, lines.join(''), null);
};

const withBoxes = (vml: string, notes: readonly CellNote[]): string => {
  let id = 1024;
  for (const [, number] of vml.matchAll(/_x0000_s(\d{1,8})/gu)) id = Math.max(id, Number(number));
  const type = vml.includes('_x0000_t202"') ? '' : NOTE_TYPE;
  const boxes = type + notes.map((note) => box(++id, note)).join('');
  // Not every program names its prefixes at the root, or the same ones.
  const isPlain = NAMESPACES.split(' ').every((one) => vml.slice(0, vml.indexOf('>')).includes(one));
  const own = isPlain ? boxes : boxes.replace(/<v:shape(type)? /gu, `<v:shape$1 ${NAMESPACES} `);
  const end = vml.lastIndexOf('</xml>');
  return vml.slice(0, end) + own + vml.slice(end);
};

const box = (id: number, { row, column, text, isPinned }: CellNote): string => {
  const height = Math.min(12, 2 + Math.ceil(text.length / 35));
  const top = Math.max(0, row - 2);
  const anchor = [column, 15, top, 4, column + 3, 10, top + height, 4].join(', ');
  return [
    `<v:shape id="_x0000_s${id}" type="#_x0000_t202" style="position:absolute;width:180pt;height:${height * 15}pt;z-index:${id - 1024};visibility:${isPinned ? 'visible' : 'hidden'}" fillcolor="#ffffe1" o:insetmode="auto">`,
    '<v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/>',
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>',
    `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>`,
    `<x:Row>${row - 1}</x:Row><x:Column>${column - 1}</x:Column>${isPinned ? '<x:Visible/>' : ''}</x:ClientData></v:shape>`,
  ].join('');
};

/** What may stand behind the drawing of notes in a worksheet (ECMA-376 Part 1, CT_Worksheet). */
const behindDrawing: ReadonlySet<string> = new Set([
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
  'tableParts',
  'extLst',
  // Around objects and controls that newer programs write in two ways.
  'AlternateContent',
]);

const withDrawing = (xml: string, id: string): string => {
  const { root, close, all } = elementsOf(xml);
  const at = all.find(({ name }) => behindDrawing.has(name))?.tag.start ?? close;
  const element = `<${prefixOf(root.name)}legacyDrawing xmlns:r="${OFFICE}" r:id="${id}"/>`;
  return xml.slice(0, at) + element + xml.slice(at);
};
