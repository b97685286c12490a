import type { SqlDb } from '../sqlDb';
import { treesAndItems } from './treesAndItems';
import { workbooks } from './workbooks';

/** One step from schema version `from` to `from + 1`. Released steps are never edited; each has a test and a fixture. */
export interface Migration {
  readonly from: number;
  readonly name: string;
  readonly up: (db: SqlDb) => void;
}

export const MIGRATIONS: readonly Migration[] = [treesAndItems, workbooks];
