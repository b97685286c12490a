import type { ReactNode } from 'react';
import type { ImportPreview } from '../../shared/contract/importPreview';
import type { AddedRow } from '../../shared/domain/command';
import { rowLabel } from '../../shared/form/rowLabel';
import { IMPORT_DIALOG as TEXT, UNMATCHED } from '../../shared/text/dialogs';
import { planStore } from '../store/planStore';
import styles from './ImportDialog.module.css';

type Chosen = ReadonlySet<number>;

interface PickProps {
  readonly preview: ImportPreview;
  readonly chosen: Chosen;
  readonly onChoose: (chosen: Chosen) => void;
}

const nameOf = (id: string | null): string => {
  const { model } = planStore.get();
  const row = id === null ? undefined : model?.rows[model.rowIndex(id) ?? -1];
  return row ? rowLabel(row) : (id ?? '');
};

const columnOf = (id: string): string => {
  const { model } = planStore.get();
  const index = model?.columnIndex(id);
  return model && index !== null && index !== undefined ? model.labelOf(index) : id;
};

const shown = (text: string): ReactNode => (text === '' ? <span className="muted">{TEXT.blank}</span> : text);

interface TableProps {
  /** The box that picks all lines, where lines are picked. */
  readonly pick?: ReactNode;
  readonly heads: readonly string[];
  readonly children: ReactNode;
}

const Table = ({ pick, heads, children }: TableProps) => (
  <table>
    <thead>
      <tr>
        {pick === undefined ? null : <th>{pick}</th>}
        {heads.map((head) => (
          <th key={head}>{head}</th>
        ))}
      </tr>
    </thead>
    <tbody>{children}</tbody>
  </table>
);

const None = () => <p className={`muted ${styles['none']}`}>{TEXT.none}</p>;

const toggled = (chosen: Chosen, index: number): Chosen => {
  const next = new Set(chosen);
  if (!next.delete(index)) next.add(index);
  return next;
};

const PickAll = ({ count, chosen, onChoose }: { count: number; chosen: Chosen; onChoose: PickProps['onChoose'] }) => (
  <input
    type="checkbox"
    aria-label={TEXT.selectAll}
    title={TEXT.selectAll}
    checked={chosen.size === count}
    ref={(element) => {
      if (element) element.indeterminate = chosen.size > 0 && chosen.size < count;
    }}
    onChange={() => onChoose(chosen.size === count ? new Set() : new Set(Array.from({ length: count }, (_, i) => i)))}
  />
);

/** Cells that the import would change. */
export const ChangedTable = ({ preview, chosen, onChoose }: PickProps) => {
  const { changed } = preview;
  if (changed.length === 0) return <None />;
  const pick = <PickAll count={changed.length} chosen={chosen} onChoose={onChoose} />;
  return (
    <Table pick={pick} heads={[TEXT.address, TEXT.row, TEXT.column, TEXT.from_, TEXT.to]}>
      {changed.map((change, index) => (
        <tr key={`${change.row} ${change.column}`} className={chosen.has(index) ? undefined : styles['left']}>
          <td>
            <input
              type="checkbox"
              aria-label={TEXT.select(change.address)}
              checked={chosen.has(index)}
              onChange={() => onChoose(toggled(chosen, index))}
            />
          </td>
          <td className={styles['address']}>{change.address}</td>
          <td className={styles['wide']}>{nameOf(change.row)}</td>
          <td>{columnOf(change.column)}</td>
          <td className={styles['value']}>{shown(change.from)}</td>
          <td className={styles['value']}>
            <strong className={change.unreadable ? styles['unreadable'] : undefined}>
              {shown(change.to)}
              {change.converted ? ` ${change.converted.unit}` : ''}
            </strong>
            {change.converted ? (
              <span className={styles['theirs']}>{TEXT.convertedFrom(change.converted.theirs)}</span>
            ) : null}
            {change.estimate === undefined ? null : (
              <span className={change.estimate === 'new' ? styles['theirs'] : styles['why']}>
                {TEXT.estimate[change.estimate]}
              </span>
            )}
            {change.unreadable ? <span className={styles['why']}>{TEXT.unreadable}</span> : null}
          </td>
        </tr>
      ))}
    </Table>
  );
};

const placeOf = ({ after, level, isHeading }: AddedRow): string => {
  if (level !== undefined) return isHeading ? TEXT.group : '';
  return after === null ? TEXT.atTop : TEXT.after(nameOf(after));
};

/** Rows that the import would add. */
export const AddedTable = ({ preview, chosen, onChoose }: PickProps) => {
  const { added } = preview;
  if (added.length === 0) return <None />;
  const pick = <PickAll count={added.length} chosen={chosen} onChoose={onChoose} />;
  return (
    <Table pick={pick} heads={[TEXT.address, TEXT.row, TEXT.place, TEXT.values]}>
      {added.map((row, index) => (
        <tr key={row.address} className={chosen.has(index) ? undefined : styles['left']}>
          <td>
            <input
              type="checkbox"
              aria-label={TEXT.select(row.address)}
              checked={chosen.has(index)}
              onChange={() => onChoose(toggled(chosen, index))}
            />
          </td>
          <td className={styles['address']}>{row.address}</td>
          <td className={styles['wide']} style={{ paddingLeft: `${8 + 16 * (row.level ?? 0)}px` }}>
            {row.isHeading ? <strong>{row.name}</strong> : rowLabel(row)}
          </td>
          <td>{placeOf(row)}</td>
          <td>
            {Object.entries(row.texts)
              .filter(([, text]) => text !== '')
              .map(([column, text]) => `${columnOf(column)}: ${text}`)
              .join(' · ')}
          </td>
        </tr>
      ))}
    </Table>
  );
};

/** Lines of the workbook that have no row. */
export const UnmatchedTable = ({ preview }: { preview: ImportPreview }) => {
  if (preview.unmatched.length === 0) return <None />;
  return (
    <Table heads={[TEXT.address, TEXT.text, TEXT.reason]}>
      {preview.unmatched.map((item) => (
        <tr key={`${item.address} ${item.text}`}>
          <td className={styles['address']}>{item.address}</td>
          <td className={styles['wide']}>{item.text}</td>
          <td>{UNMATCHED[item.reason]}</td>
        </tr>
      ))}
    </Table>
  );
};

/** More rows that are missing than this are told in one line. */
const LISTED = 3;

/** Rows that the workbook does not have say one thing, however many they are: those that one line tells, none where few. */
const foldedOf = ({ warnings }: ImportPreview): ImportPreview['warnings'] => {
  const missing = warnings.filter(({ code }) => code === 'missingRow');
  return missing.length > LISTED ? missing : [];
};

/** How many lines the notes of a preview take, as `WarningsTable` shows them. */
export const warningLines = (preview: ImportPreview): number => {
  const folded = foldedOf(preview).length;
  return preview.warnings.length - folded + (folded > 0 ? 1 : 0);
};

/** What a person should know before importing. */
export const WarningsTable = ({ preview }: { preview: ImportPreview }) => {
  if (preview.warnings.length === 0) return <None />;
  const missing = foldedOf(preview);
  const isFolded = missing.length > 0;
  const shown = isFolded ? preview.warnings.filter(({ code }) => code !== 'missingRow') : preview.warnings;
  return (
    <Table heads={[TEXT.address, TEXT.text]}>
      {shown.map((warning) => (
        <tr key={`${warning.address} ${warning.code} ${warning.message}`}>
          <td>{warning.address}</td>
          <td className={styles['wide']}>{warning.message}</td>
        </tr>
      ))}
      {isFolded ? (
        <tr className={styles['folded']} data-testid="import-missing">
          <td />
          <td className={styles['wide']}>
            <details>
              <summary>{TEXT.missing(missing.length)}</summary>
              <ul>
                {missing.map(({ data }) => (
                  <li key={data['row']}>{data['label']}</li>
                ))}
              </ul>
            </details>
          </td>
        </tr>
      ) : null}
    </Table>
  );
};
