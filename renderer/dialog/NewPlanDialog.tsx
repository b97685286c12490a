import { useState } from 'react';
import { NEW_PLAN as TEXT } from '../../shared/text/dialogs';
import { newPlan } from '../command/files';
import { closeDialog } from '../store/uiStore';
import { Dialog } from './Dialog';
import styles from './PeriodDialog.module.css';

const FIRST = 1990;
const LAST = 2100;

/** Which year an empty plan is for, and whose it is; where it is kept is asked after that. */
export const NewPlanDialog = () => {
  const [year, setYear] = useState(String(new Date().getFullYear()));
  const [unit, setUnit] = useState('');
  const [problem, setProblem] = useState('');
  const [isWorking, setWorking] = useState(false);
  const submit = (): void => {
    const number = /^\d{4}$/.test(year.trim()) ? Number(year) : 0;
    if (number < FIRST || number > LAST) {
      setProblem(TEXT.badYear);
      return;
    }
    if (isWorking) return;
    setWorking(true);
    // Nobody who thinks better of the place has to say all of it again.
    void newPlan(null, { year: number, unit: unit.trim() }).then((isDone) => {
      if (isDone) closeDialog();
      else setWorking(false);
    });
  };
  return (
    <Dialog
      title={TEXT.title}
      testId="new-plan-dialog"
      onSubmit={submit}
      buttons={
        <>
          <button type="button" className="button-plain" data-leave="">
            {TEXT.cancel}
          </button>
          <button type="submit" className="button-primary" disabled={isWorking}>
            {TEXT.submit}
          </button>
        </>
      }
    >
      <div className={styles['fields']}>
        <label htmlFor="new-plan-year">{TEXT.year}</label>
        <input
          id="new-plan-year"
          type="text"
          inputMode="numeric"
          data-first=""
          autoComplete="off"
          style={{ width: 80 }}
          value={year}
          onFocus={(event) => event.target.select()}
          onChange={(event) => {
            setYear(event.target.value);
            setProblem('');
          }}
        />
        <label htmlFor="new-plan-unit">{TEXT.unit}</label>
        <input
          id="new-plan-unit"
          type="text"
          autoComplete="off"
          placeholder={TEXT.unitExample}
          value={unit}
          onChange={(event) => setUnit(event.target.value)}
        />
      </div>
      <p
        className={`${styles['under']} ${problem === '' ? 'muted' : 'problem'}`}
        role={problem === '' ? undefined : 'alert'}
      >
        {problem === '' ? TEXT.hint : problem}
      </p>
    </Dialog>
  );
};
