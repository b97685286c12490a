import type { ProposedRow, ProposedUnit } from '../../../shared/contract/returnsAnswers';
import { formatDay } from '../../../shared/text/moment';
import { REQUESTS_DIALOG as TEXT } from '../../../shared/text/returnsDialog';
import { isReadOnly } from '../../store/planStore';
import styles from './Returns.module.css';

/** Value of a group whose rows are asked of several departments. */
const SEVERAL = '*';

interface UnitsProps {
  readonly units: readonly ProposedUnit[];
  readonly rowsOf: (unit: ProposedUnit) => number;
  readonly left: ReadonlySet<string>;
  readonly disabled: boolean;
  readonly onChange: (left: ReadonlySet<string>) => void;
}

/** Units that get a form, land and departments apart; one that has no row gets none. */
export const UnitChoice = ({ units, rowsOf, left, disabled, onChange }: UnitsProps) => (
  <section className={styles['list']} aria-label={TEXT.units}>
    {(['area', 'office'] as const).map((role) => {
      const group = units.filter((unit) => unit.role === role);
      const open = group.filter((unit) => !unit.isClosed && rowsOf(unit) > 0);
      if (group.length === 0) return null;
      const isAll = open.length > 0 && open.every(({ id }) => !left.has(id));
      const all = (on: boolean): void => {
        const next = new Set(left);
        for (const { id } of open) {
          if (on) next.delete(id);
          else next.add(id);
        }
        onChange(next);
      };
      return (
        <div key={role}>
          <label className={`${styles['line']} ${styles['group']}`}>
            <input
              type="checkbox"
              checked={isAll}
              disabled={disabled || open.length === 0}
              onChange={(event) => all(event.target.checked)}
            />
            <span>{role === 'area' ? TEXT.areas : TEXT.offices}</span>
            <span className={styles['count']}>
              {open.filter(({ id }) => !left.has(id)).length}/{group.length}
            </span>
          </label>
          {role === 'office' && open.length < group.length ? (
            <p className={`muted ${styles['none']}`}>{TEXT.noRowsHint}</p>
          ) : null}
          {group.map((unit) => {
            const rows = rowsOf(unit);
            const isOff = unit.isClosed || rows === 0;
            const toggle = (on: boolean): void => {
              const next = new Set(left);
              if (on) next.delete(unit.id);
              else next.add(unit.id);
              onChange(next);
            };
            return (
              <label key={unit.id} className={styles['line']}>
                <input
                  type="checkbox"
                  checked={!isOff && !left.has(unit.id)}
                  disabled={disabled || isOff}
                  onChange={(event) => toggle(event.target.checked)}
                />
                <span className={styles['name']}>{unit.name}</span>
                <span className="muted">{toldOf(unit, rows)}</span>
              </label>
            );
          })}
        </div>
      );
    })}
    {units.length === 0 ? <p className={`muted ${styles['none']}`}>{TEXT.noUnits}</p> : null}
  </section>
);

const toldOf = (unit: ProposedUnit, rows: number): string => {
  if (unit.isClosed) return TEXT.closed;
  if (rows === 0) return TEXT.noRows;
  return unit.issuedAt === null ? TEXT.rowsOf(rows) : TEXT.issued(formatDay(unit.issuedAt));
};

interface RowsProps {
  readonly rows: readonly ProposedRow[];
  readonly units: readonly ProposedUnit[];
  readonly disabled: boolean;
  /** Rows asked of communes, or no longer. */
  readonly onAreas: (rows: readonly string[], on: boolean) => void;
  /** Rows asked of a department; null: of none. */
  readonly onOffice: (rows: readonly string[], office: string | null) => void;
}

/** Rows with a series below a heading. */
const rowsUnder = (rows: readonly ProposedRow[], at: number): readonly ProposedRow[] => {
  const level = rows[at]?.level ?? 0;
  const end = rows.findIndex((row, index) => index > at && row.level <= level);
  return rows.slice(at + 1, end < 0 ? rows.length : end).filter(({ isHeading }) => !isHeading);
};

/** Which rows are asked of whom. */
export const RowChoice = ({ rows, units, disabled, onAreas, onOffice }: RowsProps) => {
  const offices = units.filter(({ role }) => role === 'office');
  const own = rows.filter(({ isHeading }) => !isHeading);
  const isAll = own.length > 0 && own.every(({ areas }) => areas);
  const office = (row: ProposedRow, index: number) => {
    const below = row.isHeading ? rowsUnder(rows, index) : [row];
    const [first] = below;
    if (!first || offices.length === 0) return null;
    const isOne = below.every((one) => one.office === first.office);
    return (
      <select
        className={styles['office']}
        aria-label={`${TEXT.forOffice}: ${row.label}`}
        title={TEXT.officeHint}
        value={isOne ? (first.office ?? '') : SEVERAL}
        disabled={disabled || isReadOnly()}
        onChange={({ target: { value } }) =>
          onOffice(
            below.map(({ id }) => id),
            value === '' ? null : value,
          )
        }
      >
        {isOne ? null : (
          <option value={SEVERAL} disabled>
            {TEXT.severalOffices}
          </option>
        )}
        <option value="">{row.isHeading && isOne && first.office === null ? TEXT.noOfficeBelow : TEXT.noOffice}</option>
        {offices.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    );
  };
  return (
    <section className={styles['list']} aria-label={TEXT.rows}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th>{TEXT.label}</th>
            <th>{TEXT.unit}</th>
            <th className={styles['center']}>
              <label>
                <input
                  type="checkbox"
                  checked={isAll}
                  disabled={disabled || own.length === 0}
                  aria-label={`${TEXT.forAreas}: ${TEXT.all}`}
                  onChange={(event) =>
                    onAreas(
                      own.map(({ id }) => id),
                      event.target.checked,
                    )
                  }
                />{' '}
                {TEXT.forAreas}
              </label>
            </th>
            <th>{TEXT.forOffice}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.id} className={row.isHeading ? styles['heading'] : undefined}>
              <td style={{ paddingLeft: 8 + row.level * 14 }}>{row.label}</td>
              <td>{row.isHeading ? '' : row.unit}</td>
              <td className={styles['center']}>
                {row.isHeading ? null : (
                  <input
                    type="checkbox"
                    aria-label={`${TEXT.forAreas}: ${row.label}`}
                    checked={row.areas}
                    disabled={disabled}
                    onChange={(event) => onAreas([row.id], event.target.checked)}
                  />
                )}
              </td>
              <td>{office(row, index)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
