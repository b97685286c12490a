import type { ReactNode } from 'react';
import type { PictureCell, SheetPicture } from '../../../shared/contract/mappingAnswers';
import type { WorkbookMapping } from '../../../shared/contract/workbookMapping';
import { MAPPING_DIALOG as TEXT } from '../../../shared/text/mapping';
import styles from './SheetPictureTable.module.css';

interface SheetPictureTableProps {
  readonly picture: SheetPicture;
  readonly header: WorkbookMapping['header'];
  /** First and last row to show. */
  readonly from: number;
  readonly to: number;
  /** Columns that are not read are shown paler; missing: none. */
  readonly isRead?: (column: number) => boolean;
  /** What stands over a column. */
  readonly over?: (column: number) => ReactNode;
  readonly onPick?: (row: number, extend: boolean) => void;
}

/** Places that a merge from another cell covers, as "row:column". */
const coveredBy = (rows: SheetPicture['rows']): ReadonlySet<string> => {
  const covered = new Set<string>();
  for (const { number, cells } of rows) {
    for (const { column, across, down } of cells) {
      for (let r = number; r < number + down; r++) {
        for (let c = column; c < column + across; c++) if (r !== number || c !== column) covered.add(`${r}:${c}`);
      }
    }
  }
  return covered;
};

/** A sheet as it looks: letters above, numbers at the left, merged cells merged, the header marked. */
export const SheetPictureTable = ({ picture, header, from, to, isRead, over, onPick }: SheetPictureTableProps) => {
  const rows = picture.rows.filter(({ number }) => number >= from && number <= to);
  const covered = coveredBy(rows);
  return (
    <table className={`${styles['picture']} ${onPick ? styles['pickable'] : ''}`}>
      <thead>
        <tr>
          <th aria-label={TEXT.row} />
          {picture.columns.map(({ number, letter, hidden }) => (
            <th key={number} scope="col" className={hidden ? styles['hidden'] : undefined}>
              {letter}
              {hidden ? ` (${TEXT.hidden})` : ''}
            </th>
          ))}
        </tr>
        {over ? (
          <tr className={styles['choosers']}>
            <th />
            {picture.columns.map(({ number }) => (
              <th key={number} scope="col">
                {over(number)}
              </th>
            ))}
          </tr>
        ) : null}
      </thead>
      <tbody>
        {rows.map((row) => {
          const isHeader = row.number >= header.top && row.number <= header.bottom;
          const byColumn = new Map(row.cells.map((cell) => [cell.column, cell]));
          return (
            <tr
              key={row.number}
              data-row={row.number}
              className={[isHeader ? styles['headerRow'] : '', row.hidden ? styles['hidden'] : ''].join(' ')}
              // Pointing selects no text, and leaves the keyboard where it is.
              onMouseDown={onPick ? (event) => event.preventDefault() : undefined}
              onClick={onPick ? (event) => onPick(row.number, event.shiftKey) : undefined}
            >
              <th scope="row">{row.number}</th>
              {picture.columns.map(({ number }) =>
                covered.has(`${row.number}:${number}`) ? null : (
                  <Shown key={number} cell={byColumn.get(number)} isPale={isRead !== undefined && !isRead(number)} />
                ),
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};

const Shown = ({ cell, isPale }: { cell: PictureCell | undefined; isPale: boolean }) => {
  const look = [cell?.isNumber ? styles['number'] : '', isPale ? styles['pale'] : ''].join(' ');
  if (!cell) return <td className={look} />;
  return (
    <td
      className={look}
      title={cell.text}
      {...(cell.across > 1 ? { colSpan: cell.across } : {})}
      {...(cell.down > 1 ? { rowSpan: cell.down } : {})}
    >
      <span>{cell.text}</span>
    </td>
  );
};
