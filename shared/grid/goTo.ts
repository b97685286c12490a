import { createFinder } from './find';
import { hasAccents } from './foldText';
import { type Cell, columnLetters } from './geometry';
import type { SheetModel } from './sheetModel';

/** Where "Đi tới" can lead: a cell, and the label by which a person knows it. */
export interface GoToPlace {
  readonly cell: Cell;
  readonly label: string;
}

export type GoToAnswer =
  | { readonly kind: 'places'; readonly places: readonly GoToPlace[] }
  /** The row or column exists but a filter or hiding keeps it out of sight. */
  | { readonly kind: 'hidden' }
  | { readonly kind: 'none' };

const ADDRESS = /^([a-z]{1,3})?\s*(\d{1,7})?$/i;

const labelOfRow = (model: SheetModel, r: number): string => {
  const row = model.rows[r];
  return row ? [row.marker, row.name, row.part ?? ''].filter((text) => text !== '').join(' · ') : '';
};

/** Reads an address ("E12"), a row number ("12"), a column ("E") or a part of a label; `from` fills in what is not said. */
export const goTo = (model: SheetModel, text: string, from: Cell, limit = 8): GoToAnswer => {
  const query = text.trim();
  if (query === '') return { kind: 'none' };
  const address = ADDRESS.exec(query);
  const isAddress = address !== null && (address[2] !== undefined || query.length === 1);
  if (isAddress) {
    const place = byAddress(model, address[1]?.toUpperCase(), address[2], from);
    if (place !== 'none') return place === 'hidden' ? { kind: 'hidden' } : { kind: 'places', places: [place] };
  }
  return byLabel(model, query, from, limit);
};

const byAddress = (
  model: SheetModel,
  letters: string | undefined,
  number: string | undefined,
  from: Cell,
): GoToPlace | 'hidden' | 'none' => {
  let { r, c } = from;
  if (letters !== undefined) {
    c = model.columns.findIndex((column) => column.letter === letters);
    if (c < 0) return model.view.columns.some((_column, at) => columnLetters(at) === letters) ? 'hidden' : 'none';
  }
  if (number !== undefined) {
    const wanted = model.view.rows[Number(number) - 1];
    const at = wanted ? model.rowIndex(wanted.id) : null;
    if (at === null) return wanted ? 'hidden' : 'none';
    r = at;
  }
  return { cell: { r, c }, label: labelOfRow(model, r) };
};

/** Rows whose label has the text, those after the cursor first. */
const byLabel = (model: SheetModel, query: string, from: Cell, limit: number): GoToAnswer => {
  const find = createFinder(query, { matchCase: false, matchAccents: hasAccents(query), wholeCell: false });
  const places: GoToPlace[] = [];
  for (let i = 1; i <= model.rows.length && places.length < limit; i += 1) {
    const r = (from.r + i) % model.rows.length;
    const row = model.rows[r];
    if (!row || (find(row.name).length === 0 && find(row.part ?? '').length === 0)) continue;
    places.push({ cell: { r, c: from.c }, label: labelOfRow(model, r) });
  }
  if (places.length > 0) return { kind: 'places', places };
  const hidden = model.view.rows.some((row) => find(row.name).length > 0 || find(row.part ?? '').length > 0);
  return hidden ? { kind: 'hidden' } : { kind: 'none' };
};
