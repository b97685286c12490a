import type { ProposedRow, ProposedUnit } from '../../../shared/contract/returnsAnswers';
import { formatDay } from '../../../shared/text/moment';
import { REQUESTS_DIALOG as TEXT } from '../../../shared/text/returnsDialog';
import styles from './Returns.module.css';

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
  /** Turns "a <row>" (communes) or "o <row>" (department) over. */
  readonly onTurn: (keys: readonly string[]) => void;
}

/** Which rows are asked of whom. */
export const RowChoice = ({ rows, units, disabled, onTurn }: RowsProps) => {
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const own = rows.filter(({ isHeading }) => !isHeading);
  const isAll = own.length > 0 && own.every(({ areas }) => areas);
  const all = (on: boolean): void => onTurn(own.filter(({ areas }) => areas !== on).map(({ id }) => `a ${id}`));
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
                  onChange={(event) => all(event.target.checked)}
                />{' '}
                {TEXT.forAreas}
              </label>
            </th>
            <th>{TEXT.forOffice}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
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
                    onChange={() => onTurn([`a ${row.id}`])}
                  />
                )}
              </td>
              <td>
                {row.isHeading || row.office === null ? null : (
                  <label className={styles['office']}>
                    <input
                      type="checkbox"
                      checked
                      disabled={disabled}
                      aria-label={`${TEXT.forOffice}: ${row.label}`}
                      onChange={() => onTurn([`o ${row.id}`])}
                    />
                    {names.get(row.office) ?? ''}
                  </label>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
