import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type { ReadRow } from '../../../shared/contract/mappingAnswers';
import { formatVi } from '../../../shared/domain/decimal';
import {
  decideRow,
  type MappingDraft,
  needsLook,
  openProposals,
  type RowStand,
  standOf,
  takeProposals,
  unitState,
} from '../../../shared/grid/mappingDraft';
import { ROW_STAND, MAPPING_DIALOG as TEXT } from '../../../shared/text/mapping';
import styles from './MappingDialog.module.css';
import { RowPanel } from './RowPanel';
import own from './RowStep.module.css';

interface RowStepProps {
  readonly draft: MappingDraft;
  readonly purpose: 'import' | 'fill';
  readonly onChange: (draft: MappingDraft) => void;
}

/** Lines that are put on screen at a time. */
const SHOWN = 300;
const PAGE = 15;

const SIGNS: Readonly<Record<RowStand, string>> = {
  same: '●',
  open: '?',
  new: '+',
  unknown: '–',
  skipped: '–',
  person: '✓',
  aside: '',
};

const standText = (draft: MappingDraft, line: ReadRow): string => {
  const stand = standOf(draft, line);
  const decision = draft.rows.get(line.row);
  if (decision?.add === true && stand === 'person') return ROW_STAND.personAdd;
  if (unitState(draft, line).kind === 'differs') return ROW_STAND.units;
  const { state } = line;
  if (stand === 'open' && (state === 'ambiguous' || state === 'duplicate' || state === 'alike'))
    return ROW_STAND[state];
  if (stand === 'aside' && line.nature === 'other') return ROW_STAND.heading;
  return ROW_STAND[stand];
};

/** Each line of the workbook, our row for it, and how sure that is; doubtful ones first. */
export const RowStep = ({ draft, purpose, onChange }: RowStepProps) => {
  const lines = draft.reading.rows;
  // Decided lines stay in sight until the filter is chosen anew.
  const [doubtful, setDoubtful] = useState(
    () => new Set(lines.filter((line) => needsLook(draft, line)).map(({ row }) => row)),
  );
  const [all, setAll] = useState(doubtful.size === 0);
  const [limit, setLimit] = useState(SHOWN);
  const shown = all ? lines : lines.filter(({ row }) => doubtful.has(row));
  const [current, setCurrent] = useState<number | null>(shown[0]?.row ?? null);
  const list = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const labels = useMemo(() => new Map(draft.reading.ours.rows.map(({ id, label }) => [id, label])), [draft.reading]);
  const proposals = openProposals(draft);
  const line = lines.find(({ row }) => row === current) ?? null;

  const choose = (row: number | undefined): void => {
    if (row === undefined) return;
    setCurrent(row);
    list.current?.querySelector(`[data-row="${row}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const move = (by: number): void => {
    const at = shown.findIndex(({ row }) => row === current);
    choose(shown[Math.min(Math.max(at + by, 0), Math.min(shown.length, limit) - 1)]?.row);
  };
  const decide = (target: string | null, add = false): void => {
    if (line === null) return;
    onChange(decideRow(draft, line.row, target, add));
    move(1);
    list.current?.focus();
  };
  const showOnly = (everything: boolean): void => {
    const rows = lines.filter((one) => needsLook(draft, one)).map(({ row }) => row);
    setDoubtful(new Set(rows));
    setAll(everything);
    if (!everything) setCurrent(rows[0] ?? null);
  };
  const onKey = (event: KeyboardEvent): void => {
    const moves: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE };
    const by = moves[event.key] ?? (event.key === 'Home' ? -lines.length : event.key === 'End' ? lines.length : null);
    if (by !== null) move(by);
    else if (event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.altKey && !event.metaKey) {
      // What is typed is looked for: the letter goes into the field that has the keyboard now.
      search.current?.focus();
      return;
    } else if (event.key === 'Delete') decide(null);
    else if (event.key === 'Enter') {
      const [first] = line && standOf(draft, line) === 'open' ? line.suggestions : [];
      if (first !== undefined) decide(first);
      else search.current?.focus();
    } else return;
    event.preventDefault();
  };
  const look = lines.filter((one) => needsLook(draft, one)).length;
  const conversions = conversionsOf(draft);
  return (
    <>
      <div className={styles['controls']}>
        <div role="tablist" className={own['filter']}>
          <button
            type="button"
            role="tab"
            aria-selected={!all}
            onClick={() => showOnly(false)}
            data-testid="mapping-look"
          >
            {TEXT.look(look)}
          </button>
          <button type="button" role="tab" aria-selected={all} onClick={() => showOnly(true)} data-testid="mapping-all">
            {TEXT.all(lines.length)}
          </button>
        </div>
        {proposals.length > 0 ? (
          <button
            type="button"
            className="button-plain"
            data-testid="mapping-take-all"
            onClick={() => onChange(takeProposals(draft))}
          >
            {TEXT.takeAll(proposals.length)}
          </button>
        ) : null}
        {draft.reading.otherTable === null ? null : (
          <span className={own['conversion']} data-testid="mapping-other-table">
            {TEXT.otherTable(draft.reading.otherTable)}
          </span>
        )}
        {conversions.map(([how, rows]) => (
          <span key={how} className={own['conversion']}>
            {TEXT.converted(rows, how)}
          </span>
        ))}
      </div>
      <div className={own['split']}>
        <div
          ref={list}
          className={own['list']}
          // The list is one stop of the Tab key; arrows move within it.
          tabIndex={0}
          role="listbox"
          aria-label={TEXT.label}
          aria-activedescendant={current === null ? undefined : `mapping-row-${current}`}
          data-testid="mapping-rows"
          onKeyDown={onKey}
        >
          {shown.length === 0 ? <p className={`muted ${own['none']}`}>{TEXT.noneToLook}</p> : null}
          {shown.length > 0 ? (
            <div className={`${own['line']} ${own['heads']}`} aria-hidden="true">
              {[TEXT.row, TEXT.marker, TEXT.label, TEXT.unit, TEXT.target, TEXT.state].map((head) => (
                <span key={head}>{head}</span>
              ))}
            </div>
          ) : null}
          {shown.slice(0, limit).map((one) => (
            <Line
              key={one.row}
              draft={draft}
              line={one}
              target={labels.get(draft.rows.get(one.row)?.target ?? '') ?? ''}
              maybe={standOf(draft, one) === 'open' ? (labels.get(one.suggestions[0] ?? '') ?? '') : ''}
              isCurrent={one.row === current}
              onPick={() => setCurrent(one.row)}
            />
          ))}
          {shown.length > limit ? (
            <button type="button" className="button-plain" onClick={() => setLimit(limit + SHOWN)}>
              {TEXT.showMore(Math.min(SHOWN, shown.length - limit))}
            </button>
          ) : null}
        </div>
        {line ? (
          <RowPanel
            key={line.row}
            draft={draft}
            line={line}
            purpose={purpose}
            search={search}
            onDecide={decide}
            onChange={onChange}
          />
        ) : null}
      </div>
    </>
  );
};

interface LineProps {
  readonly draft: MappingDraft;
  readonly line: ReadRow;
  readonly target: string;
  /** What it looks like, while nobody has said so. */
  readonly maybe: string;
  readonly isCurrent: boolean;
  readonly onPick: () => void;
}

const Line = ({ draft, line, target, maybe, isCurrent, onPick }: LineProps) => {
  const stand = standOf(draft, line);
  const unit = unitState(draft, line);
  // A note under the table may begin in the column of markers.
  const isNote = line.label === '' && line.part === null;
  return (
    <div
      id={`mapping-row-${line.row}`}
      role="option"
      tabIndex={-1}
      aria-selected={isCurrent}
      data-row={line.row}
      data-stand={stand}
      className={`${own['line']} ${own[stand] ?? ''}`}
      onMouseDown={onPick}
    >
      <span className={own['rowNumber']}>{line.row}</span>
      <span className={own['mark']}>{isNote ? '' : line.marker}</span>
      <span className={own['label']} style={{ paddingLeft: `${Math.min(line.level, 6) * 12}px` }}>
        {isNote
          ? line.marker
          : line.part === null
            ? line.label
            : line.label === ''
              ? line.part
              : `${line.label}: ${line.part}`}
        {line.hidden ? <em className="muted"> ({TEXT.hiddenRow})</em> : null}
      </span>
      <span className={unit.kind === 'differs' ? own['differs'] : undefined}>
        {line.unit}
        {unit.kind === 'converted' ? <b className={own['factor']}> × {formatVi(unit.factor)}</b> : null}
      </span>
      <span className={own['label']}>
        {target === '' ? <em className="muted">{maybe === '' ? TEXT.none : TEXT.maybe(maybe)}</em> : target}
      </span>
      <span className={`${own['stand']} ${unit.kind === 'differs' ? own['differs'] : ''}`}>
        <b>{unit.kind === 'differs' ? SIGNS.open : SIGNS[stand]}</b> {standText(draft, line)}
      </span>
    </div>
  );
};

/** "triệu đồng → tỷ đồng (× 0,001)" and how many lines it is done for. */
const conversionsOf = (draft: MappingDraft): readonly (readonly [string, number])[] => {
  const count = new Map<string, number>();
  for (const line of draft.reading.rows) {
    const unit = unitState(draft, line);
    if (unit.kind !== 'converted') continue;
    const how = TEXT.convert(unit.from, unit.to, formatVi(unit.factor));
    count.set(how, (count.get(how) ?? 0) + 1);
  }
  return [...count].slice(0, 3);
};
