import { useEffect, useRef, useState } from 'react';
import { PERSON as TEXT } from '../../shared/text/person';
import { savePerson } from '../command/person';
import { PersonFields } from '../dialog/PersonFields';
import { Problem } from '../dialog/Problem';
import { useStore } from '../store/createStore';
import { personStore } from '../store/personStore';
import styles from './WelcomePerson.module.css';

/** Asks on the first screen who works at this PC, until it was answered once. */
export const WelcomePerson = () => {
  const person = useStore(personStore, (state) => state.person);
  const [given, setGiven] = useState({ name: '', office: '' });
  const [problem, setProblem] = useState('');
  const typed = useRef(given);
  typed.current = given;
  // Who types a name and goes on to a plan has said it: the screen goes, the name stays.
  useEffect(
    () => () => {
      if (personStore.get().person?.asked === false && typed.current.name.trim() !== '') void savePerson(typed.current);
    },
    [],
  );
  if (person === null || person.asked) return null;
  const save = async (named: typeof given): Promise<void> => setProblem((await savePerson(named)) ?? '');
  return (
    <form
      className={styles['who']}
      aria-label={TEXT.title}
      data-testid="welcome-person"
      onSubmit={(event) => {
        event.preventDefault();
        if (given.name.trim() !== '') void save(given);
      }}
    >
      <h2>{TEXT.title}</h2>
      <p className="muted">{TEXT.lead}</p>
      <PersonFields given={given} onChange={setGiven} />
      <p className={styles['buttons']}>
        <button type="submit" className="button-plain" disabled={given.name.trim() === ''}>
          {TEXT.submit}
        </button>
        <button type="button" className="button-link" onClick={() => void save({ name: '', office: '' })}>
          {TEXT.account(person.account)}
        </button>
      </p>
      <Problem text={problem} />
    </form>
  );
};
