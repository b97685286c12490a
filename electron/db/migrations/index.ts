import type { SqlDb } from '../sqlDb';

/** One step from schema version `from` to `from + 1`. Released steps are never edited; each has a test and a fixture. */
export interface Migration {
  readonly from: number;
  readonly name: string;
  readonly up: (db: SqlDb) => void;
}

/** Version 1 is the first schema: nothing to bring forward yet. */
export const MIGRATIONS: readonly Migration[] = [];
