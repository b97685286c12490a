import { randomBytes } from 'node:crypto';

/** A random id for a row of any table: 16 letters and digits, never starting with a dash. */
export const newId = (): string => randomBytes(8).toString('hex');
