import { PRINTED } from '../../../shared/text/workbook';
import { columnLetters } from '../read/cellPlaces';
import { line, upper } from './lines';
import type { PrintedSheet } from './printedSheet';
import { type LayoutName, type Profile, paperSizes } from './profile';
import { fullPage, type SheetColumns } from './sheetColumns';
import { type CellLook, SheetWriter } from './sheetWriter';

export interface ContentsFacts {
  readonly title: string;
  readonly planTitle: string;
  /** Of the worksheet. */
  readonly name: string;
  /** Annexes, or Biểu that stand alone. */
  readonly layout: LayoutName;
  readonly profile: Profile;
  /** The document that the set goes with; '' when it is not known. */
  readonly attachedTo: string;
  readonly entries: readonly ContentsEntry[];
}

export interface ContentsEntry {
  /** Worksheet, which is also how the annex is called. */
  readonly sheet: string;
  readonly title: string;
  readonly period: string;
  readonly unit: string;
}

/** Shares of the page's width: phụ lục, tên biểu, kỳ, đơn vị. */
const shares = [0.17, 0.47, 0.18, 0.18] as const;

/** "Danh mục phụ lục": what a set holds, each line leading to its sheet. */
export const contentsSheet = ({ profile, entries, ...facts }: ContentsFacts): PrintedSheet => {
  const [side] = paperSizes.A4;
  const page = fullPage(side, profile);
  const widths = shares.map((share) => Math.round(page * share * 100) / 100);
  const columns = plainColumns(widths);
  const writer = new SheetWriter(columns, profile);
  writer.row = 2;
  const isForms = facts.layout === 'bieu';
  const heading = isForms ? PRINTED.formList : PRINTED.contents;
  line(writer, heading, { size: profile.titleSize, bold: true });
  line(writer, upper(facts.title), { size: profile.titleSize, bold: true });
  if (facts.attachedTo.trim() !== '') {
    line(writer, PRINTED.attached(facts.attachedTo.trim()), { size: profile.titleSize, italic: true });
  }
  writer.blank(8);
  writer.row++;
  const head: CellLook = { size: profile.tableSize, bold: true, align: 'center', bordered: true, format: '@' };
  const first = writer.row;
  writeCells(writer, isForms ? PRINTED.formListHeader : PRINTED.contentsHeader, [head, head, head, head]);
  const centre: CellLook = { ...head, bold: false };
  const left: CellLook = { ...centre, align: 'left' };
  const links: PrintedSheet['links'][number][] = [];
  for (const { sheet, title, period, unit } of entries) {
    links.push({ row: writer.row, column: 1, sheet }, { row: writer.row, column: 2, sheet });
    writeCells(writer, [sheet, title, period, unit], [centre, left, centre, centre]);
  }
  return {
    name: facts.name,
    title: heading,
    planTitle: facts.planTitle,
    columns: widths.map((width) => ({ width, hidden: false })),
    cells: writer.cells,
    hidden: [],
    heights: writer.setHeights(),
    header: { first, last: first },
    firstSign: writer.row,
    lastRow: writer.row - 1,
    profile,
    paper: 'A4',
    orientation: 'portrait',
    scale: 1,
    links,
  };
};

const writeCells = (writer: SheetWriter, texts: readonly string[], looks: readonly CellLook[]): void => {
  texts.forEach((text, index) => {
    const look = looks[index] ?? { size: writer.profile.tableSize };
    const at = { row: writer.row, from: index + 1 };
    writer.put(text, look, at);
    writer.fit(text, look, at);
    writer.minimum(at.row, look.size);
  });
  writer.row++;
};

/** Columns that show nothing of a view. */
const plainColumns = (widths: readonly number[]): SheetColumns => {
  const printed = widths.map((width, index) => ({
    key: `c${index + 1}`,
    number: index + 1,
    letter: columnLetters(index + 1),
    width,
    view: null,
  }));
  const rowKey = { key: '', number: widths.length + 1, letter: columnLetters(widths.length + 1), width: 0, view: null };
  return { printed, hidden: [], rowKey, split: false };
};
