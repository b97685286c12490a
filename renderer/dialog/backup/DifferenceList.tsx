import type { Comparison, SheetDifferences } from '../../../shared/contract/backups';
import { DIFFERENCES as TEXT } from '../../../shared/text/backups';
import { CELL_STORY, describeChange } from '../../../shared/text/details';
import lists from '../List.module.css';
import { Count } from '../Tabs';
import styles from './Backup.module.css';

interface Heads {
  readonly openHead: string;
  readonly otherHead: string;
}

/** How two versions differ: by cell, Biểu after Biểu, then what no cell shows. */
export const DifferenceList = ({
  comparison,
  same,
  ...heads
}: Heads & { readonly comparison: Comparison; readonly same: string }) => {
  const { cells, sheets, others } = comparison;
  if (cells === 0 && others.length === 0) {
    return (
      <p className={styles['nothing']} data-testid="differences">
        {same}
      </p>
    );
  }
  return (
    <div data-testid="differences" className={styles['differences']}>
      <p className={styles['counts']}>
        <strong>{cells === 0 ? TEXT.none : TEXT.counts(cells)}</strong>
        {others.length > 0 ? (
          <span className="muted">
            {`${TEXT.others}: ${others.map(({ what, count }) => TEXT.other(what, count)).join('; ')}`}
          </span>
        ) : null}
      </p>
      {cells > 0 ? (
        <section className={`${lists['list']} ${styles['scroll']}`} aria-label={TEXT.counts(cells)}>
          <table>
            <thead>
              <tr>
                <th scope="col">{TEXT.row}</th>
                <th scope="col">{TEXT.column}</th>
                <th scope="col">{`${heads.openHead} → ${heads.otherHead}`}</th>
              </tr>
            </thead>
            {sheets.map((one) => (
              <Sheet key={`${one.sheet} ${one.period} ${one.unit}`} {...one} />
            ))}
          </table>
        </section>
      ) : null}
    </div>
  );
};

const Sheet = ({ formName, period, unit, changes, more }: SheetDifferences) => (
  <tbody>
    <tr className={styles['place']}>
      <th scope="rowgroup" colSpan={3}>
        {TEXT.place(formName, period, unit)}
        <Count value={changes.length + more} />
      </th>
    </tr>
    {changes.map((change) => (
      <tr key={JSON.stringify([change.row, change.column, change.what, change.from, change.to])}>
        <td>{change.rowName === '' ? CELL_STORY.blank : change.rowName}</td>
        <td className={styles['column']}>{change.columnName}</td>
        <td className={styles['change']}>{describeChange(change)}</td>
      </tr>
    ))}
    {more > 0 ? (
      <tr>
        <td colSpan={3} className="muted">
          {TEXT.more(more)}
        </td>
      </tr>
    ) : null}
  </tbody>
);
