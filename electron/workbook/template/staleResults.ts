import { formulaIn } from './cellFormula';
import { type FormulaReferences, moved, type Reference, referencesOf } from './formulaReferences';
import { attributeOf, decodeXml, localName, TagScanner } from './scanXml';
import { isWithin, type SheetPlaces } from './sheetPlaces';
import type { SheetWrites } from './sheetXml';

/** A sheet of the workbook with its name, as formulas call it. */
export interface NamedSheet {
  readonly name: string;
  readonly places: SheetPlaces;
}

interface Formula extends FormulaReferences {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** A workbook of more formulas than this is not followed cell by cell: all its results go. */
const mostFormulas = 30_000;
const mostRounds = 200;

/**
 * The cells whose results no longer hold once some cells of a sheet have other values, by sheet name: Excel works them out
 * when it opens the file, but LibreOffice and the viewers of mails and telephones show the result that the file holds, so
 * a result that is wrong must not stay in it. What a formula may read but does not name counts as read.
 */
export const staleResults = (
  sheets: readonly NamedSheet[],
  names: ReadonlyMap<string, string>,
  filled: string,
  writes: SheetWrites,
): ReadonlyMap<string, readonly { readonly row: number; readonly column: number }[]> => {
  const dirty = new DirtyCells();
  for (const [row, cells] of writes) for (const column of cells.keys()) dirty.add(foldName(filled), row, column);
  const formulas = sheets.flatMap((sheet) => formulasOf(sheet, names));
  let open = [...formulas];
  let rounds = 0;
  for (let before = -1; before !== open.length; rounds++) {
    before = open.length;
    if (formulas.length > mostFormulas || rounds > mostRounds) {
      for (const { sheet, row, column } of open) dirty.add(sheet, row, column);
      break;
    }
    open = open.filter((formula) => {
      const isStale = formula.isOpen || formula.references.some((one) => dirty.meets(formula.sheet, one));
      if (isStale) dirty.add(formula.sheet, formula.row, formula.column);
      return !isStale;
    });
  }
  return new Map(
    sheets.map(({ name, places }) => {
      const written = foldName(name) === foldName(filled) ? writes : new Map();
      return [name, dirty.formulasOf(foldName(name), places, written)];
    }),
  );
};

const foldName = (name: string): string => name.normalize('NFC').toLocaleLowerCase('vi');

/** Formulas of a sheet with what they read; copies of a shared formula read as far away as they stand from it. */
const formulasOf = ({ name, places }: NamedSheet, names: ReadonlyMap<string, string>): Formula[] => {
  const sheet = foldName(name);
  const shared = new Map<string, FormulaReferences & { readonly row: number; readonly column: number }>();
  const found: Formula[] = [];
  for (const { number: row, cells } of places.rows) {
    for (const cell of cells) {
      if (!cell.hasFormula) continue;
      const { column } = cell;
      const { text, group } = formulaIn(places.xml, cell);
      const master = group === null || text !== '' ? undefined : shared.get(group);
      const read = master
        ? {
            ...master,
            references: master.references.map((one) => moved(one, row - master.row, column - master.column)),
          }
        : referencesOf(text, names);
      // A copy of a formula that nobody has seen may read anything.
      const isOpen = read.isOpen || (text === '' && !master);
      if (group !== null && text !== '') shared.set(group, { ...read, row, column });
      found.push({ sheet, row, column, references: read.references, isOpen });
    }
  }
  return found;
};

/** Cells whose values are new or will be. */
class DirtyCells {
  readonly #sheets = new Map<string, Map<number, Set<number>>>();

  add(sheet: string, row: number, column: number): void {
    const rows = this.#sheets.get(sheet) ?? new Map<number, Set<number>>();
    this.#sheets.set(sheet, rows);
    rows.set(row, (rows.get(row) ?? new Set<number>()).add(column));
  }

  meets(own: string, { sheet, rows: [top, bottom], columns: [left, right] }: Reference): boolean {
    const rows = this.#sheets.get(sheet === null ? own : foldName(sheet));
    if (!rows) return false;
    const has = (columns: ReadonlySet<number>): boolean => {
      if (left.at === right.at) return columns.has(left.at);
      for (const column of columns) if (column >= left.at && column <= right.at) return true;
      return false;
    };
    if (top.at === bottom.at) return has(rows.get(top.at) ?? new Set());
    for (const [row, columns] of rows) if (row >= top.at && row <= bottom.at && has(columns)) return true;
    return false;
  }

  /** Those of a sheet that hold a result: formulas, and what an array formula fills; written ones hold none any more. */
  formulasOf(sheet: string, places: SheetPlaces, written: SheetWrites): { row: number; column: number }[] {
    const rows = this.#sheets.get(sheet);
    const found: { row: number; column: number }[] = [];
    if (!rows) return found;
    const arrays = places.arrays.filter(({ top, left }) => rows.get(top)?.has(left) === true);
    for (const { number: row, cells } of places.rows) {
      for (const { column, hasFormula, children } of cells) {
        const isStale =
          (hasFormula && rows.get(row)?.has(column) === true) || arrays.some((range) => isWithin(range, row, column));
        const holdsResult = children.some(
          ({ name, start, end }) => name === 'v' && />[^<]/.test(places.xml.slice(start, end)),
        );
        if (isStale && holdsResult && written.get(row)?.has(column) !== true) found.push({ row, column });
      }
    }
    return found;
  }
}

/** What the defined names of a workbook part stand for, in lower case; of several sheets' own ones the last. */
export const definedNames = (xml: string): ReadonlyMap<string, string> => {
  const names = new Map<string, string>();
  const scanner = new TagScanner(xml);
  for (let tag = scanner.next(); tag; tag = scanner.next()) {
    if (tag.kind !== 'open' || localName(tag.name) !== 'definedName') continue;
    const end = xml.indexOf('</', tag.end);
    const name = attributeOf(xml, tag, 'name');
    if (name !== null && end > 0) names.set(name.toLowerCase(), decodeXml(xml.slice(tag.end, end)));
  }
  return names;
};
