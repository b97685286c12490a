import type { ImportChange, ImportPreview, ImportWarning } from '../../../shared/contract/importPreview';
import type { BasisUnit, ReturnFlag } from '../../../shared/contract/returnsAnswers';
import type { SheetView } from '../../../shared/form/types';
import { foldAccents, tidyText } from '../../../shared/reading/labelText';
import { REQUEST_BOOK, RETURN_WARNING as TEXT } from '../../../shared/text/returns';
import { cellText } from '../import/tableRows';
import { type CellModel, indexSheet, type SheetIndex } from '../read/sheetModel';
import type { FoundRequest, KeyedPage } from './findRequest';

/** What is to be looked at before a form is taken in. */
interface LookedOver {
  readonly preview: ImportPreview;
  readonly doubts: readonly ReturnFlag[];
}

/**
 * What reading by keys does not see of a reporting form of ours: a figure merged over several rows or columns (of which it
 * is, nobody can say: left out), a row that stands twice with different figures, figures outside the columns of the form,
 * columns and rows that are gone. `asked`: the rows that were sent, where that is known; `isOnly`: of visible sheets.
 */
export const lookOver = (
  preview: ImportPreview,
  found: FoundRequest,
  view: SheetView,
  entry: readonly string[],
  asked: readonly string[] | null,
  isOnly: boolean,
): LookedOver => {
  const doubts: ReturnFlag[] = [];
  if (found.isCopied) doubts.push('twoSheets');
  const { page } = found;
  if (!page || page.sheet.name !== preview.sheetName || preview.recognisedBy !== 'keys') return { preview, doubts };
  const index = indexSheet(page.sheet);
  // Addresses say their sheet where there are several, as those of the preview do.
  const prefix = isOnly ? '' : `${preview.sheetName}!`;
  const at = (address: string): string => `${prefix}${address}`;
  const merged = mergedEntries(page, index, entry).map((address) => at(address));
  const warnings: ImportWarning[] = [
    ...merged.map((address) => warning(address, 'mergedCells', TEXT.mergedCells, {})),
    ...strays(page).map(({ address, text }) => warning(at(address), 'outsideForm', TEXT.outsideForm(text), { text })),
    ...goneColumns(page, view, entry).map((label) => warning('', 'columnGone', TEXT.columnGone(label), { label })),
    ...formulasOfTexts(page, index, view).map((address) =>
      warning(at(address), 'formulaError', TEXT.textFormula, { error: '' }),
    ),
    ...heldBack(page, index, preview, entry).map(({ address, text }) =>
      warning(at(address), 'unitDiffers', TEXT.heldBack(text), { text }),
    ),
    ...goneRows(page, view, asked).map(({ address, label }) =>
      warning(at(address), 'rowGone', TEXT.rowGone(label), { label }),
    ),
  ];
  const twice = rowsTwice(page, index, entry, preview.changed);
  for (const { address, other } of twice)
    warnings.push(warning(at(address), 'rowTwice', TEXT.rowTwice(other), { other }));
  if (twice.length > 0) doubts.push('rowsTwice');
  const isEntry = new Set(entry);
  const changed = preview.changed.filter(({ address, column }) => !isEntry.has(column) || !merged.includes(address));
  return { preview: { ...preview, changed, warnings: [...preview.warnings, ...warnings] }, doubts };
};

const warning = (
  address: string,
  code: ImportWarning['code'],
  message: string,
  data: ImportWarning['data'],
): ImportWarning => ({ address, code, message, data });

/** Cells with something in them that are merged over several rows or columns of the form, one of them to be filled in. */
const mergedEntries = ({ sheet, rows, columns }: KeyedPage, index: SheetIndex, entry: readonly string[]): string[] => {
  const entries = entry.flatMap((id) => columns.get(id) ?? []);
  const known = [...columns.values()];
  return sheet.merges.flatMap(({ top, bottom, left, right }) => {
    const within = (column: number): boolean => column >= left && column <= right;
    const lines = rows.filter(({ number }) => number >= top && number <= bottom).length;
    if (lines === 0 || !entries.some(within)) return [];
    if (lines === 1 && known.filter(within).length < 2) return [];
    const cell = index.at(top, left);
    return cell && cellText(cell) !== '' ? [cell.address] : [];
  });
};

/** Values beside a row of the form, in a column that is none of its own. */
const strays = ({ sheet, rows, columns, keyColumn }: KeyedPage): { address: string; text: string }[] => {
  const known = new Set([...columns.values(), keyColumn]);
  const lines = new Set(rows.map(({ number }) => number));
  return sheet.rows
    .filter(({ number }) => lines.has(number))
    .flatMap(({ cells }) => cells.filter(({ column }) => !known.has(column)))
    .map((cell) => ({ address: cell.address, text: cellText(cell) }))
    .filter(({ text }) => text !== '')
    .slice(0, MOST_STRAYS);
};

const MOST_STRAYS = 20;

const goneColumns = ({ columns }: KeyedPage, view: SheetView, entry: readonly string[]): string[] =>
  entry
    .filter((id) => !columns.has(id))
    .map((id) => view.columns.find((column) => column.id === id)?.header.at(-1) ?? id);

/** Rows that were sent and that the plan no longer has, with something in them. */
const goneRows = (
  { sheet, rows, columns }: KeyedPage,
  view: SheetView,
  asked: readonly string[] | null,
): { address: string; label: string }[] => {
  const known = new Set(view.rows.map(({ id }) => id));
  const open = view.columns.filter(({ editable }) => editable).flatMap(({ id }) => columns.get(id) ?? []);
  const sent = new Set(asked ?? []);
  return rows
    .filter(({ key, number }) => {
      if (known.has(key) || !sent.has(key)) return false;
      const cells = sheet.rows.find((row) => row.number === number)?.cells ?? [];
      return cells.some((cell) => open.includes(cell.column) && cellText(cell) !== '');
    })
    .map(({ address, label }) => ({ address, label }));
};

/** A formula among the texts whose result the program did not keep. */
const formulasOfTexts = ({ rows, columns }: KeyedPage, index: SheetIndex, view: SheetView): string[] => {
  const texts = view.columns.filter(({ kind }) => kind === 'text').flatMap(({ id }) => columns.get(id) ?? []);
  return rows.flatMap(({ number }) =>
    texts.flatMap((column) => {
      const cell = index.at(number, column);
      return cell && (cell.kind === 'error' || cell.kind === 'formulaWithoutResult') ? [cell.address] : [];
    }),
  );
};

/** Figures of lines whose unit of measure is another one than the plan's: of these nothing is taken. */
const heldBack = (
  { columns }: KeyedPage,
  index: SheetIndex,
  { warnings }: ImportPreview,
  entry: readonly string[],
): { address: string; text: string }[] =>
  warnings
    .filter(({ code }) => code === 'unitDiffers')
    .flatMap(({ address, data }) =>
      entry.flatMap((id) => {
        const cell = index.at(lineOf(address), columns.get(id) ?? 0);
        const text = cell ? cellText(cell) : '';
        return cell && text !== '' ? [{ address: cell.address, text: `${text} ${data['theirs'] ?? ''}`.trim() }] : [];
      }),
    );

/** Row number of an address. */
const lineOf = (address: string): number => Number(/(\d+)$/.exec(address)?.[1] ?? 0);

/** Cells that are read although the same row stands elsewhere with another figure. */
const rowsTwice = (
  { rows, columns }: KeyedPage,
  index: SheetIndex,
  entry: readonly string[],
  changed: readonly ImportChange[],
): { address: string; other: string }[] => {
  const places = new Map<string, number[]>();
  for (const { key, number } of rows) places.set(key, [...(places.get(key) ?? []), number]);
  return [...places].flatMap(([key, lines]) => {
    if (lines.length < 2) return [];
    return entry.flatMap((id) => {
      const column = columns.get(id);
      if (column === undefined) return [];
      const cells = lines.flatMap((line): CellModel[] => {
        const cell = index.at(line, column);
        return cell && cellText(cell) !== '' ? [cell] : [];
      });
      if (new Set(cells.map(cellText)).size < 2) return [];
      const read = changed.find((change) => change.row === key && change.column === id);
      const first = cells.find((cell) => read !== undefined && cell.row === lineOf(read.address)) ?? cells[0];
      const others = cells.filter((cell) => cell !== first).map((cell) => `${cell.address}: ${cellText(cell)}`);
      return first ? [{ address: first.address, other: others.join('; ') }] : [];
    });
  });
};

/** The unit that the head of the form names, as far as that is another one than its keys say; '' for none. */
export const otherUnitInHead = ({ page }: FoundRequest, unit: BasisUnit): string => {
  const own = [unit.name, ...unit.names].map((name) => foldAccents(tidyText(name)));
  for (const { cells, number } of page?.sheet.rows ?? []) {
    if (number > HEAD_ROWS) break;
    for (const { text } of cells) {
      const tidy = tidyText(text);
      if (!tidy.startsWith(HEAD)) continue;
      const named = tidyText(tidy.slice(HEAD.length).split(PERIOD)[0] ?? '');
      return own.includes(foldAccents(named)) ? '' : named;
    }
  }
  return '';
};

const HEAD = tidyText(REQUEST_BOOK.unit(''));
const PERIOD = tidyText(REQUEST_BOOK.period(''));
const HEAD_ROWS = 12;
