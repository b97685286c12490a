import type { SheetPatch } from '../../shared/contract/channels';
import { sameData } from '../../shared/domain/sameData';
import { resolveRow } from '../../shared/form/resolveRow';
import { layoutRows, resolveSheet, summarise } from '../../shared/form/resolveSheet';
import type { SheetView, ViewRow } from '../../shared/form/types';
import type { Change } from '../db/changes';
import { type SqlDb, type SqlRow, textOf } from '../db/sqlDb';
import { loadRows } from './loadRows';
import { printSettings } from './printSettings';
import type { SheetContext } from './sheetContext';

/** Columns of a row that say where it stands and whose series it shows: with any of them the whole sheet may change. */
const PLACE = ['plan_id', 'parent_id', 'kind', 'indicator_id', 'label_only', 'sort_key'] as const;

/** An open sheet, kept resolved: a change recomputes only the rows it touches and yields the patch for the window. */
export class SheetModel {
  readonly context: SheetContext;
  #view: SheetView;
  readonly #rowOfIndicator = new Map<string, string[]>();

  constructor(db: SqlDb, context: SheetContext) {
    this.context = context;
    this.#view = this.#resolveAll(db);
  }

  get view(): SheetView {
    return this.#view;
  }

  /** Brings the view up to date after changes that are already in the database. Null when it shows none of them. */
  refresh(db: SqlDb, changes: readonly Change[]): SheetPatch | null {
    const touched = this.#touchedRows(changes);
    if (touched === 'all') return this.#replaceAll(db);
    return touched.size === 0 ? null : this.#replaceSome(db, touched);
  }

  #touchedRows(changes: readonly Change[]): Set<string> | 'all' {
    const rows = new Set<string>();
    /** Rows whose label or whose aliases changed: parts show those of the row above them. */
    const labels = new Set<string>();
    for (const change of changes) {
      const images = [change.before, change.after].filter((image): image is SqlRow => image !== null);
      switch (change.table) {
        case 'target':
        case 'figure':
          for (const image of images) this.#addIndicator(rows, textOf(image, 'indicator_id'));
          break;
        case 'indicator':
          this.#addIndicator(rows, change.id);
          break;
        case 'row_text':
        case 'cell_note':
        case 'verdict_override':
          for (const image of images) rows.add(textOf(image, 'row_id'));
          break;
        case 'row_alias':
          for (const image of images) labels.add(textOf(image, 'row_id'));
          break;
        case 'plan_row':
          if (
            !change.before ||
            !change.after ||
            PLACE.some((column) => change.before?.[column] !== change.after?.[column])
          )
            return 'all';
          labels.add(change.id);
          break;
        case 'plan':
        case 'sheet':
        case 'form':
        case 'scale':
        case 'scale_rank':
        case 'org_unit':
          return 'all';
        default:
          break;
      }
    }
    if (labels.size > 0) {
      for (const { id, parent } of this.#view.rows) {
        if (labels.has(id) || (parent !== null && labels.has(parent))) rows.add(id);
      }
    }
    return rows;
  }

  #addIndicator(rows: Set<string>, indicator: string): void {
    for (const row of this.#rowOfIndicator.get(indicator) ?? []) rows.add(row);
  }

  #replaceSome(db: SqlDb, touched: ReadonlySet<string>): SheetPatch | null {
    const { form, plan, period } = this.context;
    const context = { planPeriod: plan.period, sheetPeriod: period };
    const fresh = new Map(
      loadRows(db, this.context, touched).map((data) => {
        const row = resolveRow(form, data, context);
        return [row.id, row] as const;
      }),
    );
    const before = this.#view.rows;
    const rows = layoutRows(
      before.map((old) => {
        const row = fresh.get(old.id);
        return row ? { ...row, level: old.level, span: old.span } : old;
      }),
    );
    this.#view = { ...this.#view, rows, summary: summarise(form, rows) };
    const changed = rows.filter((row, index) => row !== before[index]);
    return changed.length === 0 ? null : this.#patch(changed, null);
  }

  #replaceAll(db: SqlDb): SheetPatch {
    const before = this.#view.rows;
    const known = new Map(before.map((row) => [row.id, row]));
    const view = this.#resolveAll(db);
    // A row that came out the same stays the one it was.
    const rows = view.rows.map((row) => {
      const old = known.get(row.id);
      return old && sameData(old, row) ? old : row;
    });
    this.#view = { ...view, rows };
    const changed = rows.filter((row) => known.get(row.id) !== row);
    const isSameOrder = rows.length === before.length && rows.every((row, index) => row.id === before[index]?.id);
    return this.#patch(changed, isSameOrder ? null : rows.map((row) => row.id));
  }

  #patch(rows: readonly ViewRow[], order: readonly string[] | null): SheetPatch {
    const { sheet, period, unit } = this.context;
    return { sheet, period, unit: unit.id, rows, order, summary: this.#view.summary };
  }

  #resolveAll(db: SqlDb): SheetView {
    const { context } = this;
    const view = resolveSheet(context.form, {
      sheet: context.sheet,
      plan: context.plan,
      title: context.title,
      period: context.period,
      unit: context.unit,
      rows: loadRows(db, context, null),
      print: printSettings(context),
    });
    this.#rowOfIndicator.clear();
    for (const row of db.all('SELECT id, indicator_id FROM plan_row WHERE plan_id = ? AND indicator_id IS NOT NULL', [
      context.plan.id,
    ])) {
      const indicator = textOf(row, 'indicator_id');
      const list = this.#rowOfIndicator.get(indicator);
      if (list) list.push(textOf(row, 'id'));
      else this.#rowOfIndicator.set(indicator, [textOf(row, 'id')]);
    }
    return view;
  }
}
