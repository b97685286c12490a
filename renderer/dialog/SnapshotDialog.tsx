import { useState } from 'react';
import type { ViewColumn } from '../../shared/form/columns';
import { type ComparedRow, compareSheets, type SheetComparison, shownText } from '../../shared/form/compareSheets';
import { SNAPSHOT_TEXT as TEXT } from '../../shared/text/closing';
import { exportSnapshot } from '../command/periodActions';
import { useStore } from '../store/createStore';
import { closeDialog, uiStore } from '../store/uiStore';
import { Dialog } from './Dialog';
import lists from './List.module.css';
import styles from './PeriodDialog.module.css';
import own from './SnapshotDialog.module.css';
import { useInquiry } from './useInquiry';

/** A kept copy of a closed Biểu beside what it is now: what differs is marked, cell by cell. */
export const SnapshotDialog = ({ snapshot, form }: { snapshot: string; form: string }) => {
  const answer = useInquiry('period.snapshot', { snapshot });
  const busy = useStore(uiStore, (state) => state.busy);
  const [onlyChanged, setOnlyChanged] = useState(false);
  if (!answer) return null;
  const { before, now } = answer;
  const compared = compareSheets(before, now ?? before);
  const differs = compared.cells + compared.added + compared.removed > 0;
  const rows = onlyChanged ? compared.rows.filter(({ fate }) => fate !== 'same') : compared.rows;
  return (
    <Dialog
      title={TEXT.title(form, before.period)}
      size="wide"
      testId="snapshot-dialog"
      onSubmit={closeDialog}
      buttons={
        <>
          <button
            type="button"
            className="button-plain at-left"
            disabled={busy !== null}
            onClick={() => void exportSnapshot(snapshot)}
          >
            {TEXT.export}
          </button>
          <button type="button" className="button-plain" onClick={() => uiStore.set({ dialog: { kind: 'closing' } })}>
            {TEXT.back}
          </button>
          <button type="submit" className="button-primary" data-first="">
            {TEXT.close}
          </button>
        </>
      }
    >
      <div className={styles['tools']}>
        <p data-testid="snapshot-summary">{now ? summaryOf(compared) : TEXT.gone}</p>
        {differs ? (
          <label className={styles['check']}>
            <input type="checkbox" checked={onlyChanged} onChange={(event) => setOnlyChanged(event.target.checked)} />
            {TEXT.onlyChanged}
          </label>
        ) : null}
      </div>
      <div className={lists['list']}>
        <table className={lists['wide']}>
          <thead>
            <tr>
              {compared.columns.map((column) => (
                <th key={column.id} scope="col" style={{ minWidth: Math.min(column.width, 30) * 9 }}>
                  {column.header.at(-1)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((one) => (
              <Row key={one.id} one={one} columns={compared.columns} />
            ))}
          </tbody>
        </table>
      </div>
      {differs ? <p className="muted">{TEXT.legend}</p> : null}
    </Dialog>
  );
};

const summaryOf = ({ cells, changed, added, removed }: SheetComparison): string => {
  if (cells + added + removed === 0) return TEXT.same;
  return [
    cells > 0 ? TEXT.different(cells, changed) : '',
    added > 0 ? TEXT.added(added) : '',
    removed > 0 ? TEXT.removed(removed) : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
};

const ALIGN = { left: undefined, right: 'number', center: 'center' } as const;

const Row = ({ one, columns }: { one: ComparedRow; columns: readonly ViewColumn[] }) => (
  <tr className={one.fate === 'added' || one.fate === 'removed' ? own[one.fate] : undefined} data-fate={one.fate}>
    {columns.map((column) => {
      const cell = one.cells[column.id];
      const align = ALIGN[column.align];
      const classes = [align === undefined ? '' : lists[align], cell ? own['changed'] : ''].filter(Boolean).join(' ');
      return (
        <td key={column.id} className={classes === '' ? undefined : classes}>
          {cell ? (
            <>
              <span className={own['then']}>{cell.before === '' ? TEXT.blank : cell.before}</span>{' '}
              <span className={own['now']}>{cell.now === '' ? TEXT.blank : cell.now}</span>
            </>
          ) : (
            shownText(one.row, column)
          )}
          {column.kind === 'name' && (one.fate === 'added' || one.fate === 'removed') ? (
            <span className={lists['tag']}>{one.fate === 'added' ? TEXT.rowAdded : TEXT.rowRemoved}</span>
          ) : null}
        </td>
      );
    })}
  </tr>
);
