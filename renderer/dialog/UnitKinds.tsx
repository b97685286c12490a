import { useCallback, useState } from 'react';
import type { UnitKind, UnitList } from '../../shared/contract/unitAnswers';
import { KINDS, UNITS } from '../../shared/text/unitsDialog';
import { runUnitStep } from '../command/unitActions';
import { NumberField } from './NumberField';
import { Problem } from './Problem';
import styles from './UnitsDialog.module.css';
import { type TellTyped, useTyped, withPart } from './useTyped';

type Draft = Pick<UnitKind, 'name' | 'level' | 'role'>;

interface LineProps {
  /** Null: a new one. */
  readonly kind: UnitKind | null;
  readonly onProblem: (text: string) => void;
  readonly onTyped: TellTyped;
}

const EMPTY: Draft = { name: '', level: 3, role: 'area' };

const Line = ({ kind, onProblem, onTyped }: LineProps) => {
  const known: Draft = kind ?? EMPTY;
  const [draft, setDraft] = useState<Draft>(known);
  const isChanged = draft.name !== known.name || draft.level !== known.level || draft.role !== known.role;
  useTyped(`kind ${kind?.id ?? ''}`, isChanged, onTyped);
  const save = async (): Promise<void> => {
    const { name, level, role } = draft;
    const failed = await runUnitStep({ type: 'setUnitKind', kind: kind?.id ?? null, name, level, role });
    onProblem(failed ?? '');
    if (failed === null && kind === null) setDraft(EMPTY);
  };
  const remove = async (): Promise<void> => {
    if (kind) onProblem((await runUnitStep({ type: 'removeUnitKind', kind: kind.id })) ?? '');
  };
  return (
    <tr data-kind={kind?.name ?? ''}>
      <td>
        <input
          aria-label={kind?.name ?? KINDS.newName}
          placeholder={kind ? undefined : KINDS.newName}
          value={draft.name}
          onChange={(event) => setDraft({ ...draft, name: event.target.value })}
        />
      </td>
      <td>
        <NumberField
          label={KINDS.level}
          least={0}
          most={9}
          value={draft.level}
          onChange={(level) => setDraft({ ...draft, level })}
        />
      </td>
      <td>
        <select
          aria-label={KINDS.role}
          value={draft.role}
          onChange={(event) => setDraft({ ...draft, role: event.target.value === 'office' ? 'office' : 'area' })}
        >
          <option value="area">{KINDS.area}</option>
          <option value="office">{KINDS.office}</option>
        </select>
      </td>
      <td className={styles['number']}>{kind?.units ?? ''}</td>
      <td className={styles['acts']}>
        {isChanged ? (
          <button
            type="button"
            className="button-primary"
            disabled={draft.name.trim() === ''}
            onClick={() => void save()}
          >
            {kind ? KINDS.save : KINDS.add}
          </button>
        ) : null}
        {kind?.units === 0 && !isChanged ? (
          <button type="button" className="button-plain" onClick={() => void remove()}>
            {KINDS.remove}
          </button>
        ) : null}
      </td>
    </tr>
  );
};

/** Kinds of units: names, levels and roles are data, not code (domain.md §1). */
export const UnitKinds = ({ list, onTyped }: { list: UnitList; onTyped: TellTyped }) => {
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  const tell: TellTyped = useCallback((line, isTyped) => setChanged((before) => withPart(before, line, isTyped)), []);
  useTyped('kinds', changed.size > 0, onTyped);
  const [problem, setProblem] = useState('');
  return (
    <div className={styles['form']}>
      <h3>{UNITS.kinds}</h3>
      <p className="muted">{KINDS.lead}</p>
      <table className={styles['kinds']}>
        <thead>
          <tr>
            <th>{KINDS.name}</th>
            <th>{KINDS.level}</th>
            <th>{KINDS.role}</th>
            <th>{KINDS.units}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {list.kinds.map((kind) => (
            <Line
              key={`${kind.id} ${kind.name} ${kind.level} ${kind.role}`}
              kind={kind}
              onProblem={setProblem}
              onTyped={tell}
            />
          ))}
          <Line kind={null} onProblem={setProblem} onTyped={tell} />
        </tbody>
      </table>
      <Problem text={problem} />
    </div>
  );
};
