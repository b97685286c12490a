import type { BoardUnit, ReadReturns, ReturnFlag, ReturnsBoard } from '../../../shared/contract/returnsAnswers';
import { isoDay } from '../../../shared/domain/calendar';
import { awayText, formatDay } from '../../../shared/text/calendar';
import { RETURN_STATES } from '../../../shared/text/returns';
import { RETURN_FLAGS, RETURNS_DIALOG as TEXT } from '../../../shared/text/returnsDialog';
import styles from './Returns.module.css';
import { allOf, canTake, reportingUnits, type Takings, withTaking } from './taking';

interface ListProps {
  readonly board: ReturnsBoard;
  readonly read: ReadReturns | null;
  readonly takings: Takings;
  readonly chosen: string | null;
  readonly disabled: boolean;
  readonly onChoose: (unit: string) => void;
  readonly onTake: (takings: Takings) => void;
}

const STATE_STYLE: Readonly<Record<BoardUnit['state'], string>> = {
  missing: 'missing',
  sent: 'sent',
  late: 'late',
  returned: 'returned',
};
const STATE_SIGN: Readonly<Record<BoardUnit['state'], string>> = { missing: '○', sent: '●', late: '◐', returned: '↩' };

/** Unit × state, with what the files that were just read bring for each. */
export const ReturnList = ({ board, read, takings, chosen, disabled, onChoose, onTake }: ListProps) => {
  const units = reportingUnits(board, read);
  return (
    <section className={styles['list']} aria-label={TEXT.unit}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th aria-label={TEXT.take} />
            <th>{TEXT.unit}</th>
            <th>{TEXT.state}</th>
            <th className={styles['number']}>{TEXT.changes}</th>
          </tr>
        </thead>
        <tbody>
          {units.map((unit) => (
            <UnitLine
              key={unit.id}
              unit={unit}
              read={read}
              takings={takings}
              isChosen={chosen === unit.id}
              disabled={disabled}
              onChoose={onChoose}
              onTake={onTake}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
};

const UnitLine = ({
  unit,
  read,
  takings,
  isChosen,
  disabled,
  onChoose,
  onTake,
}: Omit<ListProps, 'board' | 'chosen'> & { unit: BoardUnit; isChosen: boolean }) => {
  const own = (read?.files ?? []).flatMap((file, index) => (file.unit === unit.id ? [{ file, index }] : []));
  const takeable = own.filter(({ file }) => canTake(file));
  const main = takeable.find(({ index }) => takings.has(index)) ?? takeable[0] ?? own[0];
  const isTaken = own.some(({ index }) => takings.has(index));
  const flags = [...new Set(own.flatMap(({ file }) => file.flags))];
  const count = main?.file.preview?.changed.length;
  const taken = main ? takings.get(main.index)?.cells.size : undefined;
  const toggle = (on: boolean): void => {
    let next = takings;
    for (const { index } of own) next = withTaking(next, index, null);
    onTake(on && main ? withTaking(next, main.index, allOf(main.file)) : next);
    // What is taken is on screen.
    if (on) onChoose(unit.id);
  };
  const today = isoDay(new Date());
  const isOverdue = unit.state === 'missing' && unit.dueOn !== null && unit.dueOn < today;
  const days = [
    unit.dueOn === null ? '' : TEXT.due(formatDay(unit.dueOn)),
    unit.receivedOn === null ? '' : TEXT.received(formatDay(unit.receivedOn)),
    isOverdue && unit.dueOn !== null ? awayText(unit.dueOn, today) : '',
  ].filter(Boolean);
  return (
    <tr className={isChosen ? styles['chosen'] : undefined} data-unit={unit.id} onClick={() => onChoose(unit.id)}>
      <td>
        <input
          type="checkbox"
          aria-label={`${TEXT.take}: ${unit.name}`}
          checked={isTaken}
          disabled={disabled || !main || !canTake(main.file)}
          onClick={(event) => event.stopPropagation()}
          onChange={(event) => toggle(event.target.checked)}
        />
      </td>
      <td>
        <button
          type="button"
          className={styles['unit']}
          aria-pressed={isChosen}
          onFocus={() => onChoose(unit.id)}
          onClick={() => onChoose(unit.id)}
        >
          {unit.name}
        </button>
        <Flags flags={flags} />
      </td>
      <td>
        <span className={`${styles['state']} ${styles[STATE_STYLE[unit.state]]}`}>
          <span aria-hidden>{STATE_SIGN[unit.state]}</span> {RETURN_STATES[unit.state]}
        </span>
        <span className={`${styles['days']} ${isOverdue ? styles['late'] : ''}`}>{days.join('\u00a0· ')}</span>
      </td>
      <td className={styles['number']}>
        {taken === undefined || taken === count ? (count ?? '') : `${taken}/${count}`}
      </td>
    </tr>
  );
};

/** Marks of a file, each in full in its title. */
export const Flags = ({ flags }: { flags: readonly ReturnFlag[] }) => (
  <>
    {flags.map((flag) => (
      <span key={flag} className={styles['flag']} title={RETURN_FLAGS[flag][1]}>
        {RETURN_FLAGS[flag][0]}
      </span>
    ))}
  </>
);
