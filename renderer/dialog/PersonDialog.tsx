import { useState } from 'react';
import { LONGEST_NAME } from '../../shared/domain/personName';
import { PERSON as TEXT } from '../../shared/text/person';
import { savePerson } from '../command/person';
import { useStore } from '../store/createStore';
import { personStore } from '../store/personStore';
import { closeDialog } from '../store/uiStore';
import { Dialog } from './Dialog';
import styles from './PeriodDialog.module.css';
import { Problem } from './useRunner';

/** The name that changes are written under: a name, no account. */
export const PersonDialog = () => {
  const person = useStore(personStore, (state) => state.person);
  const [name, setName] = useState(person?.name ?? '');
  const [office, setOffice] = useState(person?.office ?? '');
  const [problem, setProblem] = useState('');
  const save = async (given: { readonly name: string; readonly office: string }): Promise<void> => {
    const why = await savePerson(given);
    if (why === null) closeDialog();
    else setProblem(why);
  };
  return (
    <Dialog
      title={TEXT.title}
      testId="person-dialog"
      onSubmit={() => {
        if (name.trim() !== '') void save({ name, office });
      }}
      buttons={
        <>
          <button type="button" className="button-plain" onClick={closeDialog}>
            {TEXT.cancel}
          </button>
          <button type="button" className="button-plain" onClick={() => void save({ name: '', office: '' })}>
            {TEXT.account(person?.account ?? '')}
          </button>
          <button type="submit" className="button-primary" disabled={name.trim() === ''}>
            {TEXT.submit}
          </button>
        </>
      }
    >
      <p>{TEXT.lead}</p>
      <div className={styles['fields']}>
        <label htmlFor="person-name">{TEXT.name}</label>
        <input
          id="person-name"
          type="text"
          data-first=""
          autoComplete="off"
          maxLength={LONGEST_NAME}
          placeholder={TEXT.nameExample}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <label htmlFor="person-office">{TEXT.office}</label>
        <input
          id="person-office"
          type="text"
          autoComplete="off"
          maxLength={LONGEST_NAME}
          placeholder={TEXT.officeExample}
          value={office}
          onChange={(event) => setOffice(event.target.value)}
        />
      </div>
      <p className={`${styles['under']} muted`}>{TEXT.hint}</p>
      <Problem text={problem} />
    </Dialog>
  );
};
