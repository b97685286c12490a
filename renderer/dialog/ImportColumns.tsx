import type { WorkbookReading } from '../../shared/contract/mappingAnswers';
import { IMPORT_DIALOG as TEXT } from '../../shared/text/dialogs';
import { COLUMN_WHY } from '../../shared/text/mapping';
import styles from './ImportDialog.module.css';

/** Which columns of the workbook are read as which of ours, and which are left out and why; shown when asked for. */
export const ImportColumns = ({ reading }: { reading: WorkbookReading }) => {
  const labels = new Map(reading.ours.columns.map(({ id, label }) => [id, label]));
  const mapped = new Map(reading.mapping.columns.map(({ column, meaning }) => [column, meaning]));
  const headed = reading.columns.filter(({ header, hidden }) => header !== '' && !hidden);
  const read = headed.flatMap((column) => {
    const meaning = mapped.get(column.column);
    return meaning?.kind === 'cell' ? [{ column, to: labels.get(meaning.column) ?? '' }] : [];
  });
  const left = headed.filter(({ column }) => {
    const meaning = mapped.get(column);
    return meaning === undefined || meaning === null;
  });
  if (read.length === 0) return null;
  return (
    <details className={styles['columns']} data-testid="import-columns">
      <summary>{TEXT.columnsRead(read.length, left.length)}</summary>
      <ul>
        {read.map(({ column: { letter, header }, to }) => (
          <li key={letter}>
            {TEXT.columnOf(letter, header)} → <strong>{to}</strong>
          </li>
        ))}
        {left.map(({ letter, header, why }) => (
          <li key={letter} className="muted">
            {TEXT.columnOf(letter, header)}: {TEXT.columnLeft}
            {why === 'person' || why === 'saved' ? '' : ` (${COLUMN_WHY[why]})`}
          </li>
        ))}
      </ul>
    </details>
  );
};
