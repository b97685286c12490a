import type { PictureCell, PictureRow, SheetPicture } from '../../../shared/contract/mappingAnswers';
import { formatVi } from '../../../shared/domain/decimal';
import { cellNumber } from '../import/cellNumber';
import { cellText } from '../import/tableRows';
import { columnLetters } from '../read/cellPlaces';
import type { CellModel, SheetIndex } from '../read/sheetModel';

/** What a picture of a sheet shows: enough to point at a header, not the whole sheet. */
export const pictureLimits = { rows: 60, columns: 60, below: 30, text: 200 } as const;

/** A cell as a Vietnamese reader expects it: 43.600 and 50,5%, however the file formats it. */
export const shownText = (cell: CellModel | null): string => {
  if (cell?.kind !== 'number') return cellText(cell);
  const { value, format } = cellNumber(cell);
  return value === null ? String(cell.number) : `${formatVi(value)}${format.percent ? '%' : ''}`;
};

/** The first rows of a sheet as they look; at least so many below the header. Blank rows are there too. */
export const pictureOf = (index: SheetIndex, headerBottom: number): SheetPicture => {
  const { sheet, lastColumn } = index;
  const lastRow = sheet.rows.at(-1)?.number ?? 0;
  const until = Math.min(lastRow, Math.max(pictureLimits.rows, headerBottom + pictureLimits.below), 400);
  const width = Math.min(lastColumn, pictureLimits.columns);
  const byNumber = new Map(sheet.rows.map((row) => [row.number, row]));
  const rows = Array.from({ length: until }, (_, at): PictureRow => {
    const number = at + 1;
    const row = byNumber.get(number);
    const cells = (row?.cells ?? []).flatMap((cell): PictureCell[] => {
      const text = shownText(cell).slice(0, pictureLimits.text);
      if (cell.column > width || text === '') return [];
      const merge = index.mergeAt(cell.row, cell.column);
      return [
        {
          column: cell.column,
          text,
          isNumber: cell.kind === 'number',
          across: merge ? Math.min(merge.right, width) - merge.left + 1 : 1,
          down: merge ? Math.min(merge.bottom, until) - merge.top + 1 : 1,
        },
      ];
    });
    return { number, hidden: row?.hidden === true, cells };
  });
  const columns = Array.from({ length: width }, (_, at) => ({
    number: at + 1,
    letter: columnLetters(at + 1),
    hidden: sheet.hiddenColumns.has(at + 1),
  }));
  return { columns, rows, more: Math.max(0, lastRow - until) };
};
