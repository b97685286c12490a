import {
  attributeOf,
  attributesOf,
  damaged,
  localName,
  prefixOf,
  type Tag,
  TagScanner,
  withAttribute,
} from './scanXml';

/** A part's XML as text, exactly: it goes back to the same bytes. Throws WorkbookFault for any encoding but UTF-8. */
export const xmlText = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw damaged();
  }
};

/** What stands before calcPr in a workbook (ECMA-376 Part 1, CT_Workbook). */
const beforeCalc: ReadonlySet<string> = new Set([
  'fileVersion',
  'fileSharing',
  'workbookPr',
  'workbookProtection',
  'bookViews',
  'sheets',
  'functionGroups',
  'externalReferences',
  'definedNames',
]);

/** The workbook part, asking the program that opens it to work all formulas out anew. Throws WorkbookFault. */
export const withFullCalculation = (xml: string): string => {
  const scanner = new TagScanner(xml);
  let root: Tag | null = null;
  let depth = 0;
  let at = -1;
  for (let tag = scanner.next(); tag; tag = scanner.next()) {
    if (tag.kind === 'close') depth--;
    const name = localName(tag.name);
    if (depth === 0) root ??= tag;
    if (depth === 1 && tag.kind !== 'close' && name === 'calcPr') {
      return xml.slice(0, tag.start) + withAttribute(xml, tag, 'fullCalcOnLoad', '1') + xml.slice(tag.end);
    }
    if (depth === 1 && beforeCalc.has(name)) at = tag.end;
    if (tag.kind === 'open') depth++;
  }
  if (!root || at < 0) throw damaged();
  return `${xml.slice(0, at)}<${prefixOf(root.name)}calcPr fullCalcOnLoad="1"/>${xml.slice(at)}`;
};

/** Whether a sheet's XML may have formulas in its cells: those of rules and sparklines look alike. */
export const mayHaveFormulas = (xml: string): boolean => /<(?:[\w.-]+:)?f[\s/>]/u.test(xml);

/** Whether the workbook asks for it already. */
export const asksForCalculation = (xml: string): boolean => {
  const scanner = new TagScanner(xml);
  for (let tag = scanner.next(); tag; tag = scanner.next()) {
    if (tag.kind === 'close' || localName(tag.name) !== 'calcPr') continue;
    return attributesOf(xml, tag).some(({ name, value }) => name === 'fullCalcOnLoad' && /^(?:1|true)$/.test(value));
  }
  return false;
};

/** The order of calculation without cells of a sheet that hold no formula any more; null when nothing is left of it. */
export const withoutCalculated = (xml: string, sheetId: number, gone: ReadonlySet<string>): string | null => {
  const scanner = new TagScanner(xml);
  let text = '';
  let at = 0;
  let left = 0;
  // An entry without a sheet is on the sheet of the one before.
  let sheet = 0;
  let shown = 0;
  for (let tag = scanner.next(); tag; tag = scanner.next()) {
    if (localName(tag.name) !== 'c' || tag.kind === 'close') continue;
    const own = attributeOf(xml, tag, 'i');
    if (own !== null) sheet = Number(own);
    const isGone = sheet === sheetId && gone.has(attributeOf(xml, tag, 'r') ?? '');
    const kept = own === null && sheet !== shown ? withAttribute(xml, tag, 'i', String(sheet)) : null;
    if (isGone || kept !== null) {
      text += xml.slice(at, tag.start) + (isGone ? '' : kept);
      at = isGone ? endOf(xml, tag) : tag.end;
    }
    if (isGone) continue;
    shown = sheet;
    left++;
  }
  return left === 0 ? null : text + xml.slice(at);
};

/** Where an element ends that has none of its own name in it. */
const endOf = (xml: string, tag: Tag): number =>
  tag.kind === 'empty' ? tag.end : xml.indexOf('>', xml.indexOf(`</${tag.name}`, tag.end)) + 1;

/** A part of relationships or content types without the element whose attribute satisfies. */
export const withoutElement = (xml: string, attribute: string, isGone: (value: string) => boolean): string => {
  const scanner = new TagScanner(xml);
  for (let tag = scanner.next(); tag; tag = scanner.next()) {
    const value = tag.kind === 'close' ? null : attributeOf(xml, tag, attribute);
    if (value !== null && isGone(value)) return xml.slice(0, tag.start) + xml.slice(endOf(xml, tag));
  }
  return xml;
};
