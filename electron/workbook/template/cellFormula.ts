import { copiedFormula } from './formulaReferences';
import { attributeOf, decodeXml, TagScanner } from './scanXml';
import type { CellPlace, SheetPlaces } from './sheetPlaces';

/** The formula of a cell as written; `group`: the shared one that it is the first of (with a text) or a copy of (without). */
export const formulaIn = (xml: string, cell: CellPlace): { readonly text: string; readonly group: string | null } => {
  const child = cell.children.find(({ name }) => name === 'f');
  if (!child) return { text: '', group: null };
  const inner = xml.slice(child.start, child.end);
  const open = new TagScanner(inner).next();
  if (!open) return { text: '', group: null };
  const group = attributeOf(inner, open, 't') === 'shared' ? attributeOf(inner, open, 'si') : null;
  const close = inner.lastIndexOf('</');
  const text = open.kind === 'empty' || close < open.end ? '' : inner.slice(open.end, close);
  return { text: decodeXml(text.replace(/<!\[CDATA\[(.*?)\]\]>/gs, '$1')), group };
};

interface OwnFormula {
  readonly row: number;
  readonly column: number;
  readonly formula: string;
}

/**
 * The copies of a shared formula whose first cell is at a place, each with a formula of its own: without its first cell a
 * shared formula says nothing. Empty where nothing is shared from there; null where a copy cannot be spelled out.
 */
export const copiesOf = (sheet: SheetPlaces, row: number, column: number): readonly OwnFormula[] | null => {
  const first = sheet.rowAt.get(row)?.cells.find((one) => one.column === column);
  const { text, group } = first ? formulaIn(sheet.xml, first) : { text: '', group: null };
  if (group === null || text === '') return [];
  const copies: OwnFormula[] = [];
  for (const line of sheet.rows) {
    for (const cell of line.cells) {
      const isBehind = line.number > row || (line.number === row && cell.column > column);
      if (!cell.hasFormula || !isBehind) continue;
      const copy = formulaIn(sheet.xml, cell);
      if (copy.group !== group) continue;
      // Another first cell under the same number: its copies are its own.
      if (copy.text !== '') return copies;
      const formula = copiedFormula(text, line.number - row, cell.column - column);
      if (formula === null) return null;
      copies.push({ row: line.number, column: cell.column, formula });
    }
  }
  return copies;
};
