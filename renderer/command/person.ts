import type { Person } from '../../shared/contract/person';
import { PERSON } from '../../shared/text/person';
import { refusalText } from '../../shared/text/refusal';
import { invoke } from '../api/client';
import { personStore } from '../store/personStore';
import { planStore } from '../store/planStore';

/** Keeps the person's name on this PC; returns why it could not be kept, or null. */
export const savePerson = async (given: Pick<Person, 'name' | 'office'>): Promise<string | null> => {
  const answer = await invoke('person.set', given);
  if (!answer.ok) return refusalText(answer.error);
  const person = answer.value;
  personStore.set({ person });
  planStore.set({ lastAction: PERSON.saved(person.name === '' ? person.account : person.name) });
  return null;
};
