import type { Empty } from './channels';

/** The person at this PC, as they named themselves; kept on the PC, never a right to anything. */
export interface Person {
  /** Blank until it was given: changes then carry the name of the account. */
  readonly name: string;
  readonly office: string;
  /** The name of the system's account. */
  readonly account: string;
  /** True once the person has answered, also with "the account's name will do". */
  readonly asked: boolean;
}

/** Part of the one contract. */
export interface PersonRequestMap {
  'person.get': { request: Empty; response: Person };
  /** From the next step on changes carry this name; a blank one stands for the account's. */
  'person.set': { request: { name: string; office: string }; response: Person };
}

/** Names for the preload script. */
export const PERSON_CHANNELS: Readonly<Record<keyof PersonRequestMap, true>> = {
  'person.get': true,
  'person.set': true,
};
