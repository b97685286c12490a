import { useState } from 'react';
import type { BoardUnit, ReadReturns } from '../../../shared/contract/returnsAnswers';
import { RETURNS_DIALOG as TEXT } from '../../../shared/text/returnsDialog';
import { ChangeHead, ColumnCell } from './ChangeHead';
import styles from './Returns.module.css';
import { canTake, type Takings, toggleCell } from './taking';

interface RowsProps {
  readonly read: ReadReturns;
  readonly units: readonly BoardUnit[];
  readonly takings: Takings;
  readonly disabled: boolean;
  readonly onTake: (takings: Takings) => void;
}

/** One indicator across all units: where a number stands out, it shows here. */
export const ReturnRows = ({ read, units, takings, disabled, onTake }: RowsProps) => {
  const changed = new Set(read.files.flatMap(({ preview }) => preview?.changed.map(({ row }) => row) ?? []));
  const rows = read.rows.filter(({ id }) => changed.has(id));
  const [chosen, setChosen] = useState<string | null>(null);
  const row = rows.find(({ id }) => id === chosen) ?? rows[0];
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const columns = new Map(read.columns.map(({ id, label }) => [id, label]));
  if (!row) return <p className={`muted ${styles['none']}`}>{TEXT.nothingNew}</p>;
  const lines = read.files.flatMap((file, index) =>
    (file.preview?.changed ?? []).flatMap((change, at) =>
      change.row === row.id && file.unit !== null ? [{ file, index, change, at }] : [],
    ),
  );
  return (
    <div className={styles['detail']}>
      <label className={styles['field']}>
        <span>{TEXT.label}</span>
        <select value={row.id} onChange={(event) => setChosen(event.target.value)}>
          {rows.map(({ id, label, unit }) => (
            <option key={id} value={id}>
              {unit === '' ? label : `${label} (${unit})`}
            </option>
          ))}
        </select>
      </label>
      <table className={styles['table']}>
        <ChangeHead of={TEXT.unit} />
        <tbody>
          {lines.map(({ file, index, change, at }) => {
            const told = file.preview?.warnings.filter(({ address }) => address === change.address) ?? [];
            return (
              <tr key={`${file.path} ${change.column}`}>
                <td>
                  <input
                    type="checkbox"
                    aria-label={`${TEXT.take}: ${names.get(file.unit ?? '') ?? ''} ${change.address}`}
                    checked={takings.get(index)?.cells.has(at) ?? false}
                    disabled={disabled || !canTake(file)}
                    onChange={() => onTake(toggleCell(takings, index, at))}
                  />
                </td>
                <td>
                  {names.get(file.unit ?? '') ?? ''}
                  {file.flags.includes('twice') ? <span className={styles['told']}>{file.place}</span> : null}
                  {told.map(({ message }) => (
                    <span key={message} className={styles['told']}>
                      {message}
                    </span>
                  ))}
                </td>
                <ColumnCell label={columns.get(change.column) ?? change.column} />
                <td className={styles['number']}>{change.from === '' ? TEXT.blank : change.from}</td>
                <td className={`${styles['number']} ${styles['next']}`}>{change.to}</td>
                <td className="muted">{change.address}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
};
