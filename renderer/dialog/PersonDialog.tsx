import { useState } from 'react';
import { PERSON as TEXT } from '../../shared/text/person';
import { savePerson } from '../command/person';
import { useStore } from '../store/createStore';
import { personStore } from '../store/personStore';
import { closeDialog } from '../store/uiStore';
import { Dialog } from './Dialog';
import styles from './PeriodDialog.module.css';
import { PersonFields } from './PersonFields';
import { Problem } from './Problem';

/** The name that changes are written under: a name, no account. */
export const PersonDialog = () => {
  const person = useStore(personStore, (state) => state.person);
  const [given, setGiven] = useState({ name: person?.name ?? '', office: person?.office ?? '' });
  const [problem, setProblem] = useState('');
  const save = async (named: typeof given): Promise<void> => {
    const why = await savePerson(named);
    if (why === null) closeDialog();
    else setProblem(why);
  };
  return (
    <Dialog
      title={TEXT.title}
      testId="person-dialog"
      onSubmit={() => {
        if (given.name.trim() !== '') void save(given);
      }}
      buttons={
        <>
          <button type="button" className="button-plain" data-leave="">
            {TEXT.cancel}
          </button>
          <button type="button" className="button-plain" onClick={() => void save({ name: '', office: '' })}>
            {TEXT.account(person?.account ?? '')}
          </button>
          <button type="submit" className="button-primary" disabled={given.name.trim() === ''}>
            {TEXT.submit}
          </button>
        </>
      }
    >
      <p>{TEXT.lead}</p>
      <PersonFields given={given} onChange={setGiven} />
      <p className={`${styles['under']} muted`}>{TEXT.hint}</p>
      <Problem text={problem} />
    </Dialog>
  );
};
