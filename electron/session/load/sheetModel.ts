import type { SheetPatch } from '../../../shared/contract/channels';
import { sameData } from '../../../shared/domain/sameData';
import { DisplayUnit, onScreen } from '../../../shared/form/displayUnit';
import { resolveRow } from '../../../shared/form/resolveRow';
import { layoutRows, summarise } from '../../../shared/form/resolveSheet';
import type { SheetView, ViewRow } from '../../../shared/form/types';
import type { Change } from '../../db/changes';
import { type SqlDb, type SqlRow, textOf, textOrNull } from '../../db/sqlDb';
import { loadRows } from './loadRows';
import { resolveView } from './resolveView';
import type { SheetContext } from './sheetContext';

/** Columns of a row that say where it stands and whose series it shows: with any of them the whole sheet may change. */
const PLACE = ['plan_id', 'parent_id', 'tree', 'kind', 'indicator_id', 'label_only', 'adds', 'sort_key'] as const;

/** An open sheet, kept resolved: a change recomputes only the rows it touches and yields the patch for the window. */
export class SheetModel {
  readonly context: SheetContext;
  /** In the units that its rows are kept in. */
  #view: SheetView;
  readonly #displayUnit: DisplayUnit;
  #indexOf: ReadonlyMap<string, number> = new Map();
  #below: ReadonlyMap<string, readonly string[]> = new Map();
  /** Rows by their indicator, and by the indicators that weigh theirs. */
  #rowsOf: ReadonlyMap<string, readonly string[]> = new Map();

  constructor(db: SqlDb, context: SheetContext) {
    this.context = context;
    this.#displayUnit = new DisplayUnit(context.form.displayUnit ?? '', context.columns.columns);
    this.#view = this.#resolveAll(db);
  }

  /** As it is shown. */
  get view(): SheetView {
    return onScreen(this.#view, this.#displayUnit);
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
    const add = (id: string): void => {
      if (this.#indexOf.has(id)) rows.add(id);
    };
    for (const change of changes) {
      const images = [change.before, change.after].filter((image): image is SqlRow => image !== null);
      switch (change.table) {
        case 'target':
        case 'figure':
        case 'figure_correction':
        case 'indicator_version':
          for (const image of images) this.#rowsOf.get(textOf(image, 'indicator_id'))?.forEach(add);
          break;
        case 'indicator':
          // Another weight: other figures make these rows from now on.
          if (weightIn(change.before) !== weightIn(change.after)) return 'all';
          this.#rowsOf.get(change.id)?.forEach(add);
          break;
        case 'row_text':
        case 'cell_note':
        case 'verdict_override':
          for (const image of images) add(textOf(image, 'row_id'));
          break;
        case 'report_due':
          for (const image of images) add(textOf(image, 'unit_id'));
          break;
        case 'plan_row':
          if (!images.some((image) => this.#holds(image))) break;
          if (!isInPlace(change)) return 'all';
          labels.add(change.id);
          break;
        case 'row_alias':
          for (const image of images) labels.add(textOf(image, 'row_id'));
          break;
        case 'plan':
        case 'sheet':
        case 'form':
        case 'scale':
        case 'scale_rank':
        case 'org_unit':
        case 'unit_link':
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

  /** Whether a row of the file belongs to the tree that this sheet shows. */
  #holds(image: SqlRow): boolean {
    const { plan, form } = this.context;
    return textOf(image, 'plan_id') === plan.id && (textOrNull(image, 'tree') ?? 'plan') === form.rows;
  }

  #replaceSome(db: SqlDb, touched: ReadonlySet<string>): SheetPatch | null {
    const { form, columns } = this.context;
    const loaded = new Map(loadRows(db, this.context, this.#withTotals(touched)).map((data) => [data.id, data]));
    const old = this.#view.rows;
    const fresh = new Map<string, ViewRow>();
    // Rows below come first: a row that adds takes theirs as they are now.
    for (let index = old.length - 1; index >= 0; index--) {
      const row = old[index];
      const data = row && loaded.get(row.id);
      if (!row || !data) continue;
      const below = data.adds ? (this.#below.get(row.id) ?? []) : [];
      const children = below.flatMap((id) => fresh.get(id) ?? this.#row(id) ?? []);
      const made = resolveRow(columns.columns, columns.order, data, children);
      fresh.set(row.id, { ...made, level: row.level, span: row.span });
    }
    const rows = layoutRows(old.map((row) => fresh.get(row.id) ?? row));
    this.#view = { ...this.#view, rows, summary: summarise(form, rows) };
    const changed = rows.filter((row, index) => row !== old[index]);
    return changed.length === 0 ? null : this.#patch(changed, null);
  }

  /** With the rows above that may add them up. */
  #withTotals(touched: ReadonlySet<string>): Set<string> {
    const wanted = new Set(touched);
    for (const id of touched) {
      let above = this.#row(id)?.under ?? null;
      while (above !== null) {
        const row = this.#row(above);
        if (row?.adds) wanted.add(above);
        above = row?.under ?? null;
      }
    }
    return wanted;
  }

  #row(id: string): ViewRow | undefined {
    const index = this.#indexOf.get(id);
    return index === undefined ? undefined : this.#view.rows[index];
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
    const shown = rows.map((row) => this.#displayUnit.shown(row));
    return { sheet, period, unit: unit.id, rows: shown, order, summary: this.#view.summary };
  }

  #resolveAll(db: SqlDb): SheetView {
    const { context } = this;
    const view = resolveView(db, context);
    this.#indexOf = new Map(view.rows.map((row, index) => [row.id, index]));
    this.#below = grouped(view.rows.flatMap((row) => (row.under === null ? [] : [[row.under, row.id] as const])));
    const stored = db.all(
      `SELECT r.id, r.indicator_id, i.weight_indicator_id FROM plan_row r JOIN indicator i ON i.id = r.indicator_id
       WHERE r.plan_id = ? AND r.tree = ?`,
      [context.plan.id, context.form.rows],
    );
    this.#rowsOf = grouped(
      stored.flatMap((row) => {
        const id = textOf(row, 'id');
        const weight = textOrNull(row, 'weight_indicator_id');
        const own = [textOf(row, 'indicator_id'), id] as const;
        return weight === null ? [own] : [own, [weight, id] as const];
      }),
    );
    return view;
  }
}

const weightIn = (image: SqlRow | null): string | null => (image ? textOrNull(image, 'weight_indicator_id') : null);

const isInPlace = ({ before, after }: Change): boolean =>
  before !== null && after !== null && PLACE.every((column) => before[column] === after[column]);

const grouped = (pairs: readonly (readonly [string, string])[]): Map<string, string[]> => {
  const map = new Map<string, string[]>();
  for (const [key, value] of pairs) {
    const list = map.get(key);
    if (list) list.push(value);
    else map.set(key, [value]);
  }
  return map;
};
