import { type KeyboardEvent, type RefObject, useId, useState } from 'react';
import type { OurRow, ReadRow } from '../../../shared/contract/mappingAnswers';
import { formatVi } from '../../../shared/domain/decimal';
import { withoutAccents } from '../../../shared/grid/foldText';
import { forgetRow, type MappingDraft, setRowFactor, unitState } from '../../../shared/grid/mappingDraft';
import { MAPPING_DIALOG as TEXT } from '../../../shared/text/mapping';
import styles from './RowPanel.module.css';

interface RowPanelProps {
  readonly draft: MappingDraft;
  readonly line: ReadRow;
  readonly purpose: 'import' | 'fill';
  readonly search: RefObject<HTMLInputElement | null>;
  readonly onDecide: (target: string | null, add?: boolean) => void;
  readonly onChange: (draft: MappingDraft) => void;
}

/** Rows of ours that are listed at once. */
const LISTED = 60;

/** What the current line says, and the rows of ours that it may be. */
export const RowPanel = ({ draft, line, purpose, search, onDecide, onChange }: RowPanelProps) => {
  const { reading } = draft;
  const id = useId();
  const [wanted, setWanted] = useState('');
  const [at, setAt] = useState(0);
  const decision = draft.rows.get(line.row) ?? null;
  const usedBy = new Map(
    [...draft.rows.values()].flatMap(({ row, target }) => (target === null ? [] : [[target, row]])),
  );
  const byId = new Map(reading.ours.rows.map((row) => [row.id, row]));
  const isAsked = wanted.trim() !== '';
  const words = withoutAccents(wanted.trim()).split(/\s+/);
  const near = isAsked ? [] : line.suggestions.flatMap((id) => byId.get(id) ?? []);
  const others = reading.ours.rows.filter(
    (row) =>
      !row.isHeading &&
      !near.includes(row) &&
      (!isAsked || words.every((word) => withoutAccents(row.label).includes(word))),
  );
  const offered = [...near, ...others].slice(0, LISTED);
  const unit = unitState(draft, line);
  const onKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, offered.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (event.key === 'Enter') {
      const row = offered[at];
      if (row) onDecide(row.id);
    } else return;
    event.preventDefault();
  };
  const heads = new Map(reading.ours.columns.map(({ id, label }) => [id, label]));
  const told = reading.mapping.columns.flatMap(({ meaning }, place) => {
    const text = line.values[place] ?? '';
    return meaning?.kind === 'cell' && text !== ''
      ? [{ id: meaning.column, head: heads.get(meaning.column) ?? '', text }]
      : [];
  });
  return (
    <aside className={styles['panel']} data-testid="mapping-panel">
      <p className={styles['said']}>
        <strong>{line.part === null ? line.label : `${line.label}: ${line.part}`}</strong>{' '}
        <span className="muted">
          {line.address}
          {line.unit === '' ? '' : ` · ${line.unit}`}
        </span>
      </p>
      {told.length > 0 ? (
        <dl className={styles['told']}>
          {told.slice(0, 6).map(({ id, head, text }) => (
            <div key={id}>
              <dt>{head}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {purpose === 'import' && unit.kind === 'differs' ? (
        <div className={styles['unitNote']}>
          <p>{TEXT.heldBack(unit.from, unit.to)}</p>
          {unit.factor === null ? (
            <button
              type="button"
              className="button-plain"
              data-testid="mapping-same-unit"
              onClick={() => onChange(setRowFactor(draft, line.row, '1'))}
            >
              {TEXT.sameMeasure}
            </button>
          ) : (
            <button
              type="button"
              className="button-plain"
              onClick={() => onChange(setRowFactor(draft, line.row, unit.factor))}
            >
              {TEXT.doConvert(formatVi(unit.factor))}
            </button>
          )}
        </div>
      ) : null}
      {purpose === 'import' && unit.kind === 'converted' ? (
        <div className={styles['unitNote']}>
          <p>{TEXT.convert(unit.from, unit.to, formatVi(unit.factor))}</p>
          <button type="button" className="button-plain" onClick={() => onChange(setRowFactor(draft, line.row, null))}>
            {TEXT.noConvert}
          </button>
        </div>
      ) : null}
      <div className={styles['actions']}>
        <button
          type="button"
          className="button-plain"
          aria-pressed={decision !== null && decision.target === null && decision.add !== true}
          onClick={() => onDecide(null)}
        >
          {purpose === 'fill' ? TEXT.skipFill : TEXT.skip}
        </button>
        {purpose === 'import' && reading.ours.takesRows && line.label !== '' ? (
          <button
            type="button"
            className="button-plain"
            aria-pressed={decision?.add === true}
            onClick={() => onDecide(null, true)}
          >
            {TEXT.add}
          </button>
        ) : null}
        {decision?.by === 'person' ? (
          <button type="button" className="button-plain" onClick={() => onChange(forgetRow(draft, line.row))}>
            {TEXT.undo}
          </button>
        ) : null}
      </div>
      <input
        ref={search}
        type="search"
        className={styles['search']}
        placeholder={TEXT.search}
        aria-label={TEXT.search}
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-offers`}
        aria-activedescendant={offered[at] ? `${id}-${at}` : undefined}
        value={wanted}
        onChange={(event) => {
          setWanted(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKey}
      />
      <div id={`${id}-offers`} role="listbox" aria-label={TEXT.allRows} className={styles['offers']}>
        {offered.length === 0 ? <p className="muted">{TEXT.noRows}</p> : null}
        {offered.map((row, index) => (
          <Offer
            key={row.id}
            id={`${id}-${index}`}
            row={row}
            head={near.length === 0 ? null : index === 0 ? TEXT.proposals : index === near.length ? TEXT.allRows : null}
            isMarked={index === at}
            isChosen={decision?.target === row.id}
            usedBy={usedBy.get(row.id) ?? null}
            line={line.row}
            onPick={() => onDecide(row.id)}
          />
        ))}
      </div>
      <p className={`muted ${styles['hint']}`}>{TEXT.chooseHint}</p>
    </aside>
  );
};

interface OfferProps {
  readonly id: string;
  readonly row: OurRow;
  readonly head: string | null;
  readonly isMarked: boolean;
  readonly isChosen: boolean;
  readonly usedBy: number | null;
  readonly line: number;
  readonly onPick: () => void;
}

const Offer = ({ id, row, head, isMarked, isChosen, usedBy, line, onPick }: OfferProps) => (
  <>
    {head === null ? null : <span className={styles['offerHead']}>{head}</span>}
    <button
      type="button"
      id={id}
      role="option"
      aria-selected={isChosen}
      ref={(offer) => {
        // What the arrows have come to is in sight.
        if (isMarked) offer?.scrollIntoView({ block: 'nearest' });
      }}
      tabIndex={-1}
      className={[styles['offer'], isMarked ? styles['marked'] : '', isChosen ? styles['chosen'] : ''].join(' ')}
      data-target={row.id}
      onClick={onPick}
    >
      <span>
        {/[\p{L}\p{N}]$/u.test(row.marker) ? `${row.marker}. ` : row.marker === '' ? '' : `${row.marker} `}
        {row.label}
      </span>
      <span className="muted">
        {row.unit}
        {usedBy !== null && usedBy !== line ? ` · ${TEXT.takenBy(usedBy)}` : ''}
      </span>
    </button>
  </>
);
