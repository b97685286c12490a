import { useState } from 'react';
import type { SheetInfo } from '../../../shared/contract/channels';
import { formatPeriod, type Period } from '../../../shared/domain/period';
import type { SetEntry } from '../../../shared/domain/setCommands';
import { offersOfYear, termOffers } from '../../../shared/grid/periodOffers';
import { unitsOffered } from '../../../shared/grid/unitSearch';
import { SET_DIALOG as TEXT } from '../../../shared/text/sets';
import { usualEntry } from './draft';
import styles from './SetDialog.module.css';

interface AddProps {
  readonly sheets: readonly SheetInfo[];
  readonly names: ReadonlyMap<string, string>;
  /** The Biểu on screen, which is what a person most likely wants first. */
  readonly here: SetEntry;
  readonly onAdd: (entries: readonly SetEntry[]) => void;
}

/** Periods with anything in them first, then the others of the sheet's years. */
const periodsOf = (sheet: SheetInfo, shown: Period): readonly Period[] => {
  if (!sheet.byPeriod) return [sheet.periods[0] ?? sheet.planPeriod];
  const offered = sheet.years.flatMap((year) => {
    const { months, quarters, longer } = offersOfYear(sheet, year);
    return [...longer, ...quarters, ...months];
  });
  return [...new Set([shown, ...sheet.periods, ...termOffers(sheet), ...offered])];
};

/** Chooses a Biểu, its period and its unit, to be put at the end of a set. */
export const AddEntry = ({ sheets, names, here, onAdd }: AddProps) => {
  const [entry, setEntry] = useState<SetEntry>(here);
  const sheet = sheets.find(({ id }) => id === entry.sheet) ?? sheets[0];
  if (!sheet) return null;
  const chooseSheet = (id: string): void => {
    const next = sheets.find((one) => one.id === id);
    if (next) setEntry(id === here.sheet ? here : usualEntry(next));
  };
  return (
    <div className={styles['add']}>
      <select
        aria-label={TEXT.sheet}
        value={sheet.id}
        onChange={(event) => chooseSheet(event.target.value)}
        className={styles['wide']}
      >
        {sheets.map(({ id }) => (
          <option key={id} value={id}>
            {names.get(id)}
          </option>
        ))}
      </select>
      <select
        aria-label={TEXT.period}
        value={entry.period}
        onChange={(event) => setEntry({ ...entry, period: event.target.value })}
      >
        {periodsOf(sheet, entry.period).map((period) => (
          <option key={period} value={period}>
            {formatPeriod(period)}
          </option>
        ))}
      </select>
      <select
        aria-label={TEXT.unit}
        value={entry.unit}
        onChange={(event) => setEntry({ ...entry, unit: event.target.value })}
      >
        {unitsOffered(sheet.units, entry.period, entry.unit).map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <button type="button" className="button-plain" onClick={() => onAdd([entry])}>
        {TEXT.add}
      </button>
      <button
        type="button"
        className="button-link"
        onClick={() => onAdd(sheets.filter(({ rows }) => rows > 0).map(usualEntry))}
      >
        {TEXT.addAll}
      </button>
    </div>
  );
};
