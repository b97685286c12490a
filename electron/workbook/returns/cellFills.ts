import { attributeOf, localName, prefixOf, type Tag, TagScanner, withAttribute } from '../template/scanXml';
import type { CellPlace } from '../template/sheetPlaces';
import { appended, elementsOf } from './markedPackage';

/** Light red. */
const FILL = 'FFF8C9BF';

/**
 * The styles of a workbook with a copy of some of them (by their number) that is filled in the colour of marks. `styleOf`:
 * the number of the copy; null where the file does not list that style. Throws WorkbookFault.
 */
export const withFilledStyles = (
  xml: string,
  wanted: ReadonlySet<number>,
): { readonly xml: string; readonly styleOf: (style: number) => number | null } => {
  const fills = elementsOf(xml).all.find(({ name }) => name === 'fills');
  const styles = elementsOf(xml).all.find(({ name }) => name === 'cellXfs');
  if (!fills || !styles) return { xml, styleOf: () => null };
  const prefix = prefixOf(fills.tag.name);
  const fill = `<${prefix}fill><${prefix}patternFill patternType="solid"><${prefix}fgColor rgb="${FILL}"/><${prefix}bgColor indexed="64"/></${prefix}patternFill></${prefix}fill>`;
  const fillId = childrenOf(xml, fills.tag.end, fills.close, 'fill').length;
  const known = childrenOf(xml, styles.tag.end, styles.close, 'xf');
  const copies = new Map<number, number>();
  const made: string[] = [];
  for (const style of wanted) {
    const own = known[style];
    if (!own) continue;
    copies.set(style, known.length + made.length);
    made.push(filled(xml.slice(own.tag.start, own.end), fillId));
  }
  // From the back to the front, so that places stay what they are.
  const later = fills.tag.start > styles.tag.start ? fills : styles;
  let text = xml;
  for (const element of later === fills ? [fills, styles] : [styles, fills]) {
    text =
      element === fills
        ? appended(text, fills, fill, fillId + 1)
        : appended(text, styles, made.join(''), known.length + made.length);
  }
  return { xml: text, styleOf: (style) => copies.get(style) ?? null };
};

const filled = (xf: string, fillId: number): string => withSet(withSet(xf, 'fillId', String(fillId)), 'applyFill', '1');

/** An element, or its tag alone, with an attribute of its first tag set. */
const withSet = (xml: string, name: string, value: string): string => {
  const tag = new TagScanner(xml).next();
  return tag ? withAttribute(xml, tag, name, value) + xml.slice(tag.end) : xml;
};

/** Elements of a name right inside a stretch of XML. */
const childrenOf = (xml: string, from: number, to: number, name: string): { tag: Tag; end: number }[] => {
  const inner = xml.slice(from, to);
  const scanner = new TagScanner(inner);
  const found: { tag: Tag; end: number }[] = [];
  let open: Tag | null = null;
  let depth = 0;
  for (let tag = scanner.next(); tag; tag = scanner.next()) {
    if (tag.kind === 'close') depth--;
    const isOne = depth === 0 && localName(tag.name) === name;
    const moved = { ...tag, start: tag.start + from, end: tag.end + from };
    if (isOne && tag.kind === 'open') open = moved;
    if (isOne && tag.kind === 'empty') found.push({ tag: moved, end: moved.end });
    if (isOne && tag.kind === 'close' && open) found.push({ tag: open, end: moved.end });
    if (tag.kind === 'open') depth++;
  }
  return found;
};

/** A worksheet with other styles for some of its cells. */
export const withCellStyles = (xml: string, cells: readonly { place: CellPlace; style: number }[]): string => {
  let text = xml;
  for (const { place, style } of [...cells].sort((a, b) => b.place.open.start - a.place.open.start)) {
    const open = withAttribute(xml, place.open, 's', String(style));
    text = text.slice(0, place.open.start) + open + text.slice(place.open.end);
  }
  return text;
};

/** A row that is seen, of a height in points. */
export const withShownRow = (xml: string, open: Tag, points: number): string => {
  const own = xml.slice(open.start, open.end);
  const shown = attributeOf(xml, open, 'hidden') === null ? own : withSet(own, 'hidden', '0');
  return (
    xml.slice(0, open.start) + withSet(withSet(shown, 'ht', String(points)), 'customHeight', '1') + xml.slice(open.end)
  );
};
