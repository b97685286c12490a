import { createHash, randomBytes } from 'node:crypto';

const LENGTH = 8;
/** Randomness is drawn for many ids at a time: one call each is most of what an id costs. */
const POOL = LENGTH * 512;
let pool = Buffer.alloc(0);
let used = POOL;

/** A random id for a row of any table: 16 letters and digits, never starting with a dash. */
export const newId = (): string => {
  if (used + LENGTH > pool.length) {
    pool = randomBytes(POOL);
    used = 0;
  }
  used += LENGTH;
  return pool.toString('hex', used - LENGTH, used);
};

/**
 * An id of the same kind that follows from what is there: a migration that makes rows makes the same ones each time, so that
 * an older file and its backup can be held against each other.
 */
export const idFrom = (...parts: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify(parts))
    .digest('hex')
    .slice(0, 2 * LENGTH);
