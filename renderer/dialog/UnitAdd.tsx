import { useState } from 'react';
import type { UnitKind, UnitList } from '../../shared/contract/unitAnswers';
import { parseDay } from '../../shared/domain/calendar';
import { areOffices, readUnitNames } from '../../shared/grid/unitNames';
import { UNITS } from '../../shared/text/unitsDialog';
import { runUnitStep } from '../command/unitActions';
import { Problem } from './Problem';
import { DayField, Field, KindField, ParentField, wrongDay } from './UnitFields';
import styles from './UnitsDialog.module.css';
import { type TellTyped, useTyped } from './useTyped';

/**
 * The kind that new units of a parent are likely to have: what most of those beside them are of that sort (land, or
 * offices), else the highest kind below the parent's own, else the lowest there is.
 */
const usualKind = (list: UnitList, parent: string | null, role: UnitKind['role']): string => {
  const fits = list.kinds.filter((kind) => kind.role === role);
  const beside = list.units.filter((unit) => unit.parent === parent);
  const count = (kind: UnitKind): number => beside.filter((unit) => unit.kind === kind.id).length;
  const most = [...fits].sort((a, b) => count(b) - count(a))[0];
  if (most && count(most) > 0) return most.id;
  const above = list.units.find(({ id }) => id === parent)?.kind;
  const level = list.kinds.find(({ id }) => id === above)?.level ?? 0;
  const next = [...fits].sort((a, b) => a.level - b.level).find((kind) => kind.level > level);
  const lowest = [...fits].sort((a, b) => a.level - b.level).at(-1);
  return (next ?? lowest ?? list.kinds[0])?.id ?? '';
};

interface AddProps {
  readonly list: UnitList;
  readonly parent: string | null;
  readonly onDone: () => void;
  readonly onBack: () => void;
  readonly onTyped: TellTyped;
}

/** New units below the one that is chosen: one, or a list of them in one step. */
export const UnitAdd = ({ list, parent: proposed, onDone, onBack, onTyped }: AddProps) => {
  const [text, setText] = useState('');
  const [shortName, setShortName] = useState('');
  const [parent, setParent] = useState(proposed);
  const [chosen, setChosen] = useState<string | null>(null);
  const [from, setFrom] = useState('');
  const [problem, setProblem] = useState('');
  useTyped(
    'add',
    [text, shortName, from].some((typed) => typed.trim() !== ''),
    onTyped,
  );
  const names = readUnitNames(text);
  const kind = chosen ?? usualKind(list, parent, areOffices(names) ? 'office' : 'area');
  const add = async (): Promise<void> => {
    const wrong = wrongDay(from);
    if (wrong !== '') {
      setProblem(wrong);
      return;
    }
    const more = { kind, parent, validFrom: parseDay(from) };
    const [name = ''] = names;
    const failed =
      names.length > 1
        ? await runUnitStep({ type: 'addUnits', names, ...more })
        : await runUnitStep({ type: 'addUnit', name, shortName, ...more });
    if (failed === null) onDone();
    else setProblem(failed);
  };
  return (
    <div className={styles['form']}>
      <h3>{UNITS.add}</h3>
      <label className={styles['field']}>
        <span>{UNITS.name}</span>
        <textarea
          className="text-area"
          rows={Math.min(12, Math.max(2, text.split('\n').length))}
          placeholder={UNITS.namesHint}
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setProblem('');
          }}
        />
      </label>
      {names.length > 1 ? null : (
        <Field label={UNITS.shortName} hint={UNITS.shortHint} value={shortName} onChange={setShortName} />
      )}
      <KindField list={list} value={kind} onChange={setChosen} />
      <ParentField list={list} value={parent} onChange={setParent} />
      <DayField label={UNITS.validFrom} value={from} onChange={setFrom} />
      <Problem text={problem} />
      <span className={styles['buttons']}>
        <button type="button" className="button-plain" onClick={onBack}>
          {UNITS.back}
        </button>
        <button type="button" className="button-primary" disabled={names.length === 0} onClick={() => void add()}>
          {UNITS.create(names.length)}
        </button>
      </span>
    </div>
  );
};
