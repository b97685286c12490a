import { useState } from 'react';
import type { UnitEntry, UnitList } from '../../shared/contract/unitAnswers';
import { parseDay } from '../../shared/domain/calendar';
import type { Share } from '../../shared/domain/unitCommands';
import { MERGE, UNITS } from '../../shared/text/unitsDialog';
import { runUnitStep } from '../command/unitActions';
import { linesOf } from './lines';
import { Problem } from './Problem';
import { DayField, Field, KindField, ParentField, wrongDay } from './UnitFields';
import styles from './UnitsDialog.module.css';
import { type TellTyped, useTyped } from './useTyped';

interface MergeProps {
  readonly list: UnitList;
  readonly unit: UnitEntry;
  /** Under which name it is told that something stands here. */
  readonly part: string;
  readonly onDone: () => void;
  readonly onBack: () => void;
  readonly onTyped: TellTyped;
}

const Buttons = ({
  label,
  blocked,
  onBack,
  onRun,
}: {
  label: string;
  blocked: boolean;
  onBack: () => void;
  onRun: () => void;
}) => (
  <span className={styles['buttons']}>
    <button type="button" className="button-plain" onClick={onBack}>
      {UNITS.back}
    </button>
    <button type="button" className="button-primary" disabled={blocked} onClick={onRun}>
      {label}
    </button>
  </span>
);

/** A unit with others into a new one, from a day on. */
export const UnitMerge = ({ list, unit, part, onDone, onBack, onTyped }: MergeProps) => {
  const [shares, setShares] = useState<ReadonlyMap<string, Share>>(new Map([[unit.id, 'whole']]));
  const [name, setName] = useState('');
  const [kind, setKind] = useState(unit.kind);
  const [parent, setParent] = useState(unit.parent);
  const [from, setFrom] = useState('');
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState('');
  useTyped(part, shares.size > 1 || [name, from, note].some((text) => text.trim() !== ''), onTyped);
  const roles = new Map(list.kinds.map(({ id, role }) => [id, role]));
  // What it may be merged with: of the same sort, the nearest first.
  const others = list.units
    .filter((one) => one.id !== unit.parent && roles.get(one.kind) === roles.get(unit.kind) && one.depth === unit.depth)
    .toSorted((a, b) => Number(a.parent !== unit.parent) - Number(b.parent !== unit.parent));
  const share = (id: string, value: Share | null): void => {
    const next = new Map(shares);
    if (value === null) next.delete(id);
    else next.set(id, value);
    setShares(next);
  };
  const run = async (): Promise<void> => {
    const day = parseDay(from);
    if (day === null) {
      setProblem(wrongDay(from) || MERGE.dayMissing);
      return;
    }
    const failed = await runUnitStep({
      type: 'mergeUnits',
      units: [...shares].map(([id, value]) => ({ id, share: value })),
      into: { name, shortName: '', kind },
      parent,
      from: day,
      note,
    });
    if (failed === null) onDone();
    else setProblem(failed);
  };
  return (
    <div className={`${styles['form']} ${styles['filled']}`}>
      <h3>{MERGE.mergeTitle(unit.name)}</h3>
      <p className="muted">{MERGE.mergeLead}</p>
      <fieldset className={styles['choices']} data-testid="merge-units">
        <legend>{MERGE.with}</legend>
        {others.map((one) => {
          const own = shares.get(one.id) ?? null;
          return (
            <div key={one.id} className={styles['choice']}>
              <label>
                <input
                  type="checkbox"
                  checked={own !== null}
                  onChange={(event) => share(one.id, event.target.checked ? 'whole' : null)}
                />
                {one.name}
              </label>
              {own === null ? null : (
                <select
                  aria-label={one.name}
                  value={own}
                  onChange={(event) => share(one.id, event.target.value === 'part' ? 'part' : 'whole')}
                >
                  <option value="whole">{MERGE.whole}</option>
                  <option value="part">{MERGE.partOf}</option>
                </select>
              )}
            </div>
          );
        })}
      </fieldset>
      <Field label={MERGE.into} value={name} onChange={setName} />
      <KindField list={list} value={kind} onChange={setKind} />
      <ParentField list={list} value={parent} onChange={setParent} />
      <DayField label={MERGE.day} value={from} onChange={setFrom} />
      <Field label={MERGE.note} hint={MERGE.noteHint} value={note} onChange={setNote} />
      <Problem text={problem} />
      <Buttons
        label={MERGE.merge}
        blocked={shares.size < 2 || name.trim() === ''}
        onBack={onBack}
        onRun={() => void run()}
      />
    </div>
  );
};

/** One unit into several, from a day on. */
export const UnitSplit = ({ list, unit, part, onDone, onBack, onTyped }: MergeProps) => {
  const [names, setNames] = useState('');
  const [kind, setKind] = useState(unit.kind);
  const [stays, setStays] = useState(false);
  const [from, setFrom] = useState('');
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState('');
  useTyped(
    part,
    [names, from, note].some((text) => text.trim() !== ''),
    onTyped,
  );
  const into = linesOf(names);
  const run = async (): Promise<void> => {
    const day = parseDay(from);
    if (day === null) {
      setProblem(wrongDay(from) || MERGE.dayMissing);
      return;
    }
    const failed = await runUnitStep({
      type: 'splitUnit',
      of: unit.id,
      into: into.map((name) => ({ name, shortName: '', kind })),
      stays,
      from: day,
      note,
    });
    if (failed === null) onDone();
    else setProblem(failed);
  };
  return (
    <div className={styles['form']}>
      <h3>{MERGE.splitTitle(unit.name)}</h3>
      <p className="muted">{MERGE.splitLead}</p>
      <label className={styles['field']}>
        <span>{MERGE.intoMany}</span>
        <textarea className="text-area" rows={4} value={names} onChange={(event) => setNames(event.target.value)} />
      </label>
      <KindField list={list} value={kind} onChange={setKind} />
      <label className={styles['check']}>
        <input type="checkbox" checked={stays} onChange={(event) => setStays(event.target.checked)} />
        {MERGE.stays}
      </label>
      <DayField label={MERGE.day} value={from} onChange={setFrom} />
      <Field label={MERGE.note} hint={MERGE.noteHint} value={note} onChange={setNote} />
      <Problem text={problem} />
      <Buttons label={MERGE.split} blocked={into.length < (stays ? 1 : 2)} onBack={onBack} onRun={() => void run()} />
    </div>
  );
};
