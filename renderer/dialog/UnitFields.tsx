import type { UnitList } from '../../shared/contract/unitAnswers';
import { parseDay } from '../../shared/domain/calendar';
import { UNITS } from '../../shared/text/unitsDialog';
import styles from './UnitsDialog.module.css';

interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly disabled?: boolean;
  readonly onChange: (value: string) => void;
}

/** A labelled field of the units dialog. */
export const Field = ({ label, hint, value, disabled = false, onChange }: FieldProps) => (
  <label className={styles['field']}>
    <span>{label}</span>
    <input
      value={value}
      placeholder={hint}
      disabled={disabled}
      maxLength={300}
      onChange={(event) => onChange(event.target.value)}
    />
  </label>
);

interface DayProps {
  readonly label: string;
  /** As typed. */
  readonly value: string;
  readonly disabled?: boolean;
  readonly onChange: (value: string) => void;
}

/** A day as it is written in documents; the picker of the browser would show it as the system's language has it. */
export const DayField = ({ label, value, disabled = false, onChange }: DayProps) => (
  <label className={`${styles['field']} ${styles['day']}`}>
    <span>{label}</span>
    <input
      value={value}
      placeholder={UNITS.dayHint}
      disabled={disabled}
      maxLength={20}
      aria-invalid={value.trim() !== '' && parseDay(value) === null}
      onChange={(event) => onChange(event.target.value)}
    />
  </label>
);

interface KindProps {
  readonly list: UnitList;
  readonly value: string;
  readonly disabled?: boolean;
  readonly onChange: (kind: string) => void;
}

/** The choice of the kind of a unit. */
export const KindField = ({ list, value, disabled = false, onChange }: KindProps) => (
  <label className={styles['field']}>
    <span>{UNITS.kind}</span>
    <select value={value} disabled={disabled} onChange={(event) => onChange(event.target.value)}>
      {list.kinds.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  </label>
);

interface ParentProps {
  readonly list: UnitList;
  readonly value: string | null;
  /** It and what is below it cannot be chosen. */
  readonly without?: string;
  readonly disabled?: boolean;
  readonly onChange: (parent: string | null) => void;
}

/** Units that one may belong to: those that have others below them or are high enough for it. */
export const ParentField = ({ list, value, without, disabled = false, onChange }: ParentProps) => {
  const barred = new Set<string>(without === undefined ? [] : [without]);
  for (const unit of list.units) if (unit.parent !== null && barred.has(unit.parent)) barred.add(unit.id);
  return (
    <label className={styles['field']}>
      <span>{UNITS.parent}</span>
      <select
        value={value ?? ''}
        disabled={disabled}
        onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
      >
        <option value="">{UNITS.noParent}</option>
        {list.units
          .filter(({ id }) => !barred.has(id))
          .map(({ id, name, depth }) => (
            <option key={id} value={id}>
              {`${'\u2003'.repeat(depth)}${name}`}
            </option>
          ))}
      </select>
    </label>
  );
};

/** What to say of texts that ought to be days; '' when all of them are, or are blank. */
export const wrongDay = (...texts: readonly string[]): string => {
  const wrong = texts.find((text) => text.trim() !== '' && parseDay(text) === null);
  return wrong === undefined ? '' : UNITS.dayWrong(wrong.trim());
};
