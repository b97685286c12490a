import os from 'node:os';
import { personName } from '../../shared/domain/personName';

/** What the app was told; each thread has its own. */
let told: string | null = null;

/** Tells this thread who works at this PC; null: no name was given, so that of the account is used. */
export const setUserName = (name: string | null): void => {
  told = name === null || personName(name) === '' ? null : name;
};

/**
 * The name of the person at this PC, for locks and history: as given in the app, else the environment's SKH_NAME (for
 * scripts), else the system's account.
 */
export const userName = (): string => {
  if (told !== null) return told;
  const given = personName(process.env['SKH_NAME'] ?? '');
  return given === '' ? accountName() : given;
};

/** The name of the system's account, "?" where the system does not tell. */
export const accountName = (): string => {
  try {
    return os.userInfo().username;
  } catch {
    return '?';
  }
};
