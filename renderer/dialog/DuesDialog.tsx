import { useState } from 'react';
import type { SheetInfo } from '../../shared/contract/channels';
import { parseDay } from '../../shared/domain/calendar';
import { formatPeriod, lastYear, periodsOfYear } from '../../shared/domain/period';
import { existsIn } from '../../shared/domain/validity';
import { DUES } from '../../shared/text/calendar';
import { invoke } from '../api/client';
import { runUnitStep } from '../command/unitActions';
import { useAnswer } from '../panel/useAnswer';
import { useStore } from '../store/createStore';
import { planStore } from '../store/planStore';
import { closeDialog } from '../store/uiStore';
import { Dialog } from './Dialog';
import { Problem } from './Problem';
import { DayField, Field, wrongDay } from './UnitFields';
import styles from './UnitsDialog.module.css';

/** The sheet of returns of the plan on screen, else the first there is. */
const returnsOf = (sheets: readonly SheetInfo[], plan: string | undefined): SheetInfo | undefined => {
  const all = sheets.filter(({ source }) => source === 'units');
  return all.find((sheet) => sheet.plan === plan) ?? all[0];
};

/** One deadline for the units of a period, as one step. */
export const DuesDialog = () => {
  const sheets = useStore(planStore, (state) => state.plan?.sheets) ?? [];
  const view = useStore(planStore, (state) => state.model?.view);
  const list = useAnswer('units', () => invoke('units.list', {}));
  const sheet = returnsOf(sheets, view?.plan);
  const [period, setPeriod] = useState(
    (view && view.sheet === sheet?.id ? view.period : sheet?.periods[0]) ?? String(new Date().getFullYear()),
  );
  const [what, setWhat] = useState('');
  const [dueOn, setDueOn] = useState('');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [problem, setProblem] = useState('');
  if (!sheet) return null;
  const own = view && view.sheet === sheet.id ? view.unit.id : sheet.units[0]?.id;
  const units = (list?.units ?? []).filter((unit) => unit.parent === own && existsIn(unit, period));
  const chosen = units.filter(({ id }) => !left.has(id));
  const years = [...new Set([...sheet.years, lastYear(period) ?? 0])].filter((year) => year > 0).sort((a, b) => a - b);
  const submit = async (): Promise<void> => {
    const day = parseDay(dueOn);
    if (day === null) {
      setProblem(wrongDay(dueOn) || DUES.dayMissing);
      return;
    }
    const at = { sheet: sheet.id, ...(own === undefined ? {} : { unit: own }) };
    const failed = await runUnitStep(
      { type: 'setDues', of: period, what, dueOn: day, units: chosen.map(({ id }) => id) },
      at,
    );
    if (failed === null) closeDialog();
    else setProblem(failed);
  };
  const toggle = (id: string, on: boolean): void => {
    const next = new Set(left);
    if (on) next.delete(id);
    else next.add(id);
    setLeft(next);
  };
  const buttons = (
    <>
      <button type="button" className="button-plain" data-leave="">
        {DUES.cancel}
      </button>
      <button type="submit" className="button-primary" disabled={chosen.length === 0}>
        {DUES.submit(chosen.length)}
      </button>
    </>
  );
  return (
    <Dialog title={DUES.title} testId="dues-dialog" buttons={buttons} onSubmit={() => void submit()}>
      <div className={styles['form']}>
        <label className={styles['field']}>
          <span>{DUES.period}</span>
          <select value={period} onChange={(event) => setPeriod(event.target.value)}>
            {years.map((year) => (
              <optgroup key={year} label={String(year)}>
                {periodsOfYear(year).map((one) => (
                  <option key={one} value={one}>
                    {formatPeriod(one)}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </label>
        <DayField label={DUES.dueOn} value={dueOn} onChange={setDueOn} />
        <Field label={DUES.what} hint={DUES.whatHint} value={what} onChange={setWhat} />
        <fieldset className={styles['choices']}>
          <legend>{DUES.some(chosen.length)}</legend>
          <div className={styles['choice']}>
            <label>
              <input
                type="checkbox"
                checked={chosen.length === units.length}
                onChange={(event) => setLeft(new Set(event.target.checked ? [] : units.map(({ id }) => id)))}
              />
              <strong>{DUES.all}</strong>
            </label>
          </div>
          {units.map(({ id, name }) => (
            <div key={id} className={styles['choice']}>
              <label>
                <input type="checkbox" checked={!left.has(id)} onChange={(event) => toggle(id, event.target.checked)} />
                {name}
              </label>
            </div>
          ))}
        </fieldset>
        <Problem text={problem} />
      </div>
    </Dialog>
  );
};
