import { useEffect, useRef } from 'react';
import { rowLabel } from '../../../shared/form/rowLabel';
import type { ViewRow } from '../../../shared/form/types';
import { isWritable, type JudgedDraft, type ProseDraft, type ProseFate } from '../../../shared/reading/proseDraft';
import { PROSE_TEXT as TEXT } from '../../../shared/text/prosePaste';
import styles from './Prose.module.css';
import type { ShownDraft } from './ProseText';

const SAID: Readonly<Partial<Record<ProseFate, string>>> = {
  same: TEXT.same,
  unreadable: TEXT.unreadable,
  noName: TEXT.noName,
  closed: TEXT.closed,
  twice: TEXT.twice,
};

interface Props {
  readonly drafts: readonly ProseDraft[];
  readonly judged: readonly JudgedDraft[];
  readonly rows: readonly ViewRow[];
  readonly shown: ShownDraft | null;
  readonly onShow: (draft: number) => void;
  readonly onChange: (draft: number, patch: Partial<ProseDraft>) => void;
}

/** The proposals, each to be taken, corrected, or left. */
export const ProseTable = (props: Props) => (
  <div className={styles['list']}>
    <table>
      <thead>
        <tr>
          <th scope="col" aria-label={TEXT.take} />
          <th scope="col">{TEXT.name}</th>
          <th scope="col" className={styles['number']}>
            {TEXT.amount}
          </th>
          <th scope="col">{TEXT.unit}</th>
          <th scope="col">{TEXT.row}</th>
        </tr>
      </thead>
      <tbody>
        {props.drafts.map((draft, index) => (
          <Line key={`${draft.from.spans.amount[0]?.at}`} {...props} draft={draft} index={index} />
        ))}
      </tbody>
    </table>
  </div>
);

const Line = ({
  draft,
  index,
  judged,
  rows,
  shown,
  onShow,
  onChange,
}: Props & { readonly draft: ProseDraft; readonly index: number }) => {
  const line = useRef<HTMLTableRowElement>(null);
  const { fate, text, now } = judged[index] ?? { fate: 'unreadable' as const, text: '', now: '' };
  const row = rows.find(({ id }) => id === draft.row);
  useEffect(() => {
    if (shown?.from === 'text' && shown.draft === index) line.current?.scrollIntoView({ block: 'nearest' });
  }, [shown, index]);
  const isTaken = draft.take && isWritable(fate);
  const guessed = draft.isGuess && !isTaken ? TEXT.guess : undefined;
  const said =
    fate === 'unitDiffers' ? TEXT.unitDiffers(row?.unitLabel ?? '') : fate === 'replace' ? TEXT.is(now) : SAID[fate];
  return (
    <tr
      ref={line}
      className={`${shown?.draft === index ? styles['shown'] : ''} ${isTaken ? '' : styles['left']}`}
      onMouseEnter={() => onShow(index)}
      onFocus={() => onShow(index)}
    >
      <td>
        <input
          type="checkbox"
          aria-label={`${TEXT.take}: ${draft.name}`}
          checked={isTaken}
          disabled={!isWritable(fate)}
          onChange={(event) => onChange(index, { take: event.target.checked })}
        />
      </td>
      <td>
        <div className={draft.from.under === null ? undefined : styles['part']}>
          {draft.from.under === null ? null : <span className="muted">{TEXT.partOf}</span>}
          <input
            aria-label={TEXT.name}
            title={draft.name}
            value={draft.name}
            onChange={(event) => onChange(index, { name: event.target.value })}
          />
        </div>
      </td>
      <td className={styles['number']}>
        <input
          aria-label={TEXT.amount}
          className={styles['amount']}
          value={draft.amount}
          onChange={(event) => onChange(index, { amount: event.target.value })}
        />
        {row && text !== draft.amount ? <small>{TEXT.converted(text, row.unitLabel)}</small> : null}
      </td>
      <td>
        <input
          aria-label={TEXT.unit}
          value={draft.unit}
          onChange={(event) => onChange(index, { unit: event.target.value })}
        />
      </td>
      <td>
        <select
          aria-label={TEXT.row}
          value={draft.row ?? ''}
          onChange={(event) =>
            onChange(index, { row: event.target.value === '' ? null : event.target.value, isGuess: false, take: true })
          }
        >
          <option value="">{TEXT.newRow}</option>
          {rows
            .filter(({ kind }) => kind !== 'heading')
            .map((one) => (
              <option key={one.id} value={one.id}>
                {rowLabel(one)}
              </option>
            ))}
        </select>
        {[guessed, said].filter((one) => one !== undefined).length === 0 ? null : (
          <small>{[guessed, said].filter((one) => one !== undefined).join('; ')}</small>
        )}
      </td>
    </tr>
  );
};
