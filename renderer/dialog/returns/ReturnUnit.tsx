import type { BoardUnit, ReadReturns, ReturnedFile } from '../../../shared/contract/returnsAnswers';
import { formatDay } from '../../../shared/text/moment';
import { RETURN_FLAGS, RETURNS_DIALOG as TEXT } from '../../../shared/text/returnsDialog';
import { ChangeHead, ColumnCell } from './ChangeHead';
import styles from './Returns.module.css';
import { type Notes, SendBack } from './SendBack';
import { canTake, type Takings, toggleCell, withTaking } from './taking';

interface UnitProps {
  readonly unit: BoardUnit;
  readonly read: ReadReturns | null;
  readonly takings: Takings;
  readonly notes: Notes;
  readonly disabled: boolean;
  readonly onTake: (takings: Takings) => void;
  readonly onNote: (path: string, note: string | null) => void;
  readonly onSendBack: (file: number, note: string, cells: readonly string[]) => void;
}

/** What one unit sent: its files, what they change, what is to be looked at. */
export const ReturnUnit = ({ unit, read, ...shared }: UnitProps) => {
  const own = (read?.files ?? []).flatMap((file, index) => (file.unit === unit.id ? [{ file, index }] : []));
  return (
    <div className={styles['detail']}>
      {unit.note === '' ? null : <p className={styles['asked']}>{unit.note}</p>}
      {own.length === 0 ? <p className={`muted ${styles['none']}`}>{TEXT.noPreview}</p> : null}
      {read
        ? own.map(({ file, index }) => <FilePart key={file.path} file={file} index={index} read={read} {...shared} />)
        : null}
      {unit.files.length === 0 ? null : (
        <section className={styles['known']}>
          <h3>{TEXT.knownFiles}</h3>
          <ul>
            {unit.files.map((file) => (
              <li key={`${file.sha256} ${file.receivedAt}`}>
                {file.fileName} <span className="muted">{TEXT.knownOn(formatDay(file.receivedAt))}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
};

interface FileProps extends Omit<UnitProps, 'unit' | 'read'> {
  readonly file: ReturnedFile;
  readonly index: number;
  readonly read: ReadReturns;
}

const FilePart = ({ file, index, read, takings, notes, disabled, onTake, onNote, onSendBack }: FileProps) => {
  const taking = takings.get(index);
  const { preview } = file;
  const rows = new Map(read.rows.map((row) => [row.id, row]));
  const columns = new Map(read.columns.map(({ id, label }) => [id, label]));
  const toldAt = new Map<string, string[]>();
  for (const { address, message } of preview?.warnings ?? []) {
    toldAt.set(address, [...(toldAt.get(address) ?? []), message]);
  }
  const isOpen = canTake(file) && !disabled;
  const rest = (preview?.warnings ?? []).filter(
    ({ address }) => address === '' || !preview?.changed.some((change) => change.address === address),
  );
  const inQuestion = [
    ...new Set([
      ...(preview?.changed ?? [])
        .filter(({ address }, at) => toldAt.has(address) || (taking !== undefined && !taking.cells.has(at)))
        .map(({ address }) => address),
      ...rest.filter(({ code }) => code !== 'blankKept').flatMap(({ address }) => address || []),
    ]),
  ];
  return (
    <section className={styles['filePart']}>
      <p className={styles['file']} title={file.path}>
        {file.place}
      </p>
      {file.flags.map((flag) => (
        <p key={flag} className={styles['flagText']}>
          {RETURN_FLAGS[flag][1]}
        </p>
      ))}
      {file.tampered.length === 0 ? null : (
        <ul className={styles['tampered']} aria-label={TEXT.tampered}>
          {file.tampered.map(({ address, sent, found }) => (
            <li key={address}>
              {address}: {TEXT.was(sent, found)}
            </li>
          ))}
        </ul>
      )}
      {preview && preview.changed.length > 0 ? (
        <table className={styles['table']}>
          <ChangeHead of={TEXT.label} />
          <tbody>
            {preview.changed.map((change, at) => (
              <tr key={`${change.row} ${change.column}`}>
                <td>
                  <input
                    type="checkbox"
                    aria-label={`${TEXT.take}: ${change.address}`}
                    checked={taking?.cells.has(at) ?? false}
                    disabled={!isOpen}
                    onChange={() => onTake(toggleCell(takings, index, at))}
                  />
                </td>
                <td>
                  {rows.get(change.row)?.label ?? change.row}
                  {(toldAt.get(change.address) ?? []).map((message) => (
                    <span key={message} className={styles['told']}>
                      {message}
                    </span>
                  ))}
                </td>
                <ColumnCell label={columns.get(change.column) ?? change.column} />
                <td className={styles['number']}>{change.from === '' ? TEXT.blank : change.from}</td>
                <td
                  className={`${styles['number']} ${styles['next']}`}
                  title={change.unreadable ? TEXT.unreadable : ''}
                >
                  {change.to}
                </td>
                <td className="muted">{change.address}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : preview ? (
        <p className="muted">{TEXT.nothingNew}</p>
      ) : null}
      <Others file={file} told={rest.map(({ address, message }) => ({ address, message }))} />
      {preview ? (
        <div className={styles['acts']}>
          <label>
            <input
              type="checkbox"
              checked={taking?.byHand ?? false}
              disabled={!isOpen || taking === undefined}
              onChange={(event) =>
                taking && onTake(withTaking(takings, index, { ...taking, byHand: event.target.checked }))
              }
            />{' '}
            {TEXT.byHand}
          </label>
          <SendBack
            note={notes.get(file.path) ?? null}
            disabled={disabled}
            onNote={(note) => onNote(file.path, note)}
            onSend={(note) => onSendBack(index, note, inQuestion)}
          />
        </div>
      ) : null}
    </section>
  );
};

/** What is to be said of cells that bring nothing, and lines that the form did not have. */
const Others = ({ file, told }: { file: ReturnedFile; told: readonly { address: string; message: string }[] }) => {
  const extra = [
    ...(file.preview?.unmatched ?? []).map(({ address, text }) => ({ address, text })),
    ...(file.preview?.added ?? []).map(({ address, name, part }) => ({ address, text: part ?? name })),
  ].filter(({ text }) => text !== '');
  return (
    <>
      {told.length === 0 ? null : (
        <ul className={styles['tampered']} aria-label={TEXT.warnings}>
          {told.map(({ address, message }) => (
            <li key={`${address} ${message}`}>
              {address === '' ? '' : `${address}: `}
              {message}
            </li>
          ))}
        </ul>
      )}
      {extra.length === 0 ? null : (
        <>
          <h3>{TEXT.extraRows}</h3>
          <ul className={styles['tampered']}>
            {extra.map(({ address, text }) => (
              <li key={address}>
                {address}: {text}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
};
