import type { AppError } from '../../../shared/contract/appError';
import type { SheetPatch } from '../../../shared/contract/channels';
import { ok, type Result } from '../../../shared/contract/result';
import type { Change } from '../../db/changes';
import type { SqlDb } from '../../db/sqlDb';
import { definesSheets } from './definesSheets';
import { sheetContext } from './sheetContext';
import { SheetModel } from './sheetModel';

/** Sheets kept resolved at a time. */
const MOST = 6;

/** The sheets of an open plan that are resolved, the one asked for last at the end. */
export class OpenSheets {
  readonly #db: SqlDb;
  readonly #models = new Map<string, SheetModel>();

  constructor(db: SqlDb) {
    this.#db = db;
  }

  /** A sheet as shown for a period and a unit (null: its own), resolved if it is not yet; errors as `sheetContext` tells. */
  model(sheet: string, period: string | null, unit: string | null): Result<SheetModel, AppError> {
    const context = sheetContext(this.#db, sheet, period, unit);
    if (!context.ok) return context;
    const key = JSON.stringify([sheet, context.value.period, context.value.unit.id]);
    const known = this.#models.get(key);
    this.#models.delete(key);
    const model = known ?? new SheetModel(this.#db, context.value);
    this.#models.set(key, model);
    const oldest = this.#models.keys().next();
    if (this.#models.size > MOST && !oldest.done) this.#models.delete(oldest.value);
    return ok(model);
  }

  /** Every sheet is resolved anew when it is next asked for. */
  forget(): void {
    this.#models.clear();
  }

  /** Brings the sheets up to changes that were made; what a window that shows one of them has to fold in. */
  refresh(changes: readonly Change[]): SheetPatch[] {
    // A sheet's own definition changed: it is resolved anew when it is next asked for.
    if (definesSheets(changes)) this.forget();
    const patches: SheetPatch[] = [];
    for (const model of this.#models.values()) {
      const patch = model.refresh(this.#db, changes);
      if (patch) patches.push(patch);
    }
    return patches;
  }
}
