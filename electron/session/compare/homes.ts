import { type PeriodKind, parsePeriod } from '../../../shared/domain/period';
import type { FormDefinition } from '../../../shared/form/definition';
import type { Change } from '../../db/changes';
import { type SqlDb, type SqlRow, textOf, textOrNull } from '../../db/sqlDb';
import { definitionOf, type SheetContext, sheetContext } from '../load/sheetContext';
import { holdsFigure, holdsTarget } from '../load/storedValues';

/** The Biểu that tells of a change, as shown for the period and unit the change is about. */
export interface Home {
  readonly key: string;
  readonly context: SheetContext;
  /** The database that has that Biểu. */
  readonly db: SqlDb;
}

interface Sheet {
  readonly id: string;
  readonly form: FormDefinition;
  readonly plan: string;
  readonly period: string;
  readonly order: number;
  readonly db: SqlDb;
}

/** Places looked at for a Biểu that shows them; beyond that a change is told on the first Biểu of its rows. */
const MOST_PLACES = 300;

/** Finds for each difference between two versions of a plan the Biểu a person would look it up on. */
export class Homes {
  readonly #open: SqlDb;
  readonly #other: SqlDb;
  readonly #sheets: readonly Sheet[];
  readonly #contexts = new Map<string, SheetContext | null>();
  readonly #rows = new Map<string, SqlRow | null>();
  readonly #byIndicator = new Map<string, readonly SqlRow[]>();
  readonly #places = new Set<string>();

  constructor(open: SqlDb, other: SqlDb) {
    this.#open = open;
    this.#other = other;
    const sheets = new Map<string, Sheet>();
    for (const db of [open, other]) {
      const rows = db.all(
        `SELECT s.id, s.plan_id, s.period, f.definition FROM sheet s JOIN form f ON f.id = s.form_id JOIN plan p ON p.id = s.plan_id
         ORDER BY p.sort_key, p.id, s.sort_key, s.id`,
      );
      for (const row of rows) {
        const form = definitionOf(textOf(row, 'definition'));
        const [id, plan, period] = [textOf(row, 'id'), textOf(row, 'plan_id'), textOf(row, 'period')];
        if (form && !sheets.has(id)) sheets.set(id, { id, form, plan, period, order: sheets.size, db });
      }
    }
    this.#sheets = [...sheets.values()];
  }

  /** Where a sheet stands among all of them. */
  orderOf(sheet: string): number {
    return this.#sheets.find(({ id }) => id === sheet)?.order ?? this.#sheets.length;
  }

  /** Null for what no Biểu shows. */
  of(change: Change): Home | null {
    const image = change.after ?? change.before ?? {};
    switch (change.table) {
      case 'plan_row':
        return this.#first(image, image);
      case 'row_text':
      case 'cell_note':
      case 'verdict_override': {
        const row = this.#row(textOf(image, 'row_id'));
        return row && this.#first(row, image);
      }
      case 'indicator':
        return this.#onFirst(this.#rowsOf(change.id), image);
      case 'target':
        return this.#onFirst(
          this.#rowsOf(textOf(image, 'indicator_id')).filter((row) => row['plan_id'] === image['plan_id']),
          image,
        );
      case 'figure':
        return this.#onFirst(this.#rowsOf(textOf(image, 'indicator_id')), image);
      default:
        return null;
    }
  }

  /** Of several rows with one indicator, that on whose sheets a column holds the value; else the first. */
  #onFirst(rows: readonly SqlRow[], image: SqlRow): Home | null {
    for (const row of rows) {
      const home = this.#holding(row, image);
      if (home) return home;
    }
    const [row] = rows;
    return row ? this.#first(row, image) : null;
  }

  #holding(row: SqlRow, image: SqlRow): Home | null {
    for (const sheet of this.#of(row, image)) {
      const context = this.#at(sheet, image);
      const holds = context?.columns.columns.some(
        ({ address }) =>
          (address?.kind === 'figure' && 'nature' in image && holdsFigure(image, address)) ||
          (address?.kind === 'target' && 'stage' in image && holdsTarget(image, address)),
      );
      if (context && holds) return this.#home(sheet, context);
    }
    return null;
  }

  /** The first sheet of a row's tree that has a column for a text; at the text's own period and unit. */
  #first(row: SqlRow, image: SqlRow): Home | null {
    const sheets = this.#of(row, image);
    const field = textOrNull(image, 'field');
    for (const sheet of sheets) {
      const context = this.#at(sheet, image);
      const shows =
        field === null ||
        context?.columns.columns.some(({ address }) => address?.kind === 'text' && address.field === field);
      if (context && shows) return this.#home(sheet, context);
    }
    for (const sheet of sheets) {
      const context = this.#context(sheet, null, null);
      if (context) return this.#home(sheet, context);
    }
    return null;
  }

  #home({ id, db }: Sheet, context: SheetContext): Home {
    return { key: JSON.stringify([id, context.period, context.unit.id]), context, db };
  }

  /** Sheets that have a row: those that stand at a value's period first, then those made for its kind. */
  #of(row: SqlRow, image: SqlRow): Sheet[] {
    const period = textOrNull(image, 'period') ?? '';
    const kind = parsePeriod(period)?.kind;
    const rank = (sheet: Sheet): number => (sheet.period === period ? -1 : rankFor(kind, sheet));
    return this.#sheets
      .filter(({ plan, form }) => plan === row['plan_id'] && form.rows === row['tree'])
      .sort((a, b) => rank(a) - rank(b) || a.order - b.order);
  }

  /** A sheet as shown where a value stands; as usual where that says nothing, or there are too many places to look at. */
  #at(sheet: Sheet, image: SqlRow): SheetContext | null {
    const period = textOrNull(image, 'period') || null;
    const unit = textOrNull(image, 'unit_id') || textOrNull(image, 'unit') || null;
    const place = `${period} ${unit}`;
    if (!this.#places.has(place) && this.#places.size >= MOST_PLACES) return null;
    this.#places.add(place);
    return this.#context(sheet, period, unit);
  }

  #context(sheet: Sheet, period: string | null, unit: string | null): SheetContext | null {
    const key = JSON.stringify([sheet.id, period, unit]);
    let context = this.#contexts.get(key);
    if (context === undefined) {
      const found = sheetContext(sheet.db, sheet.id, period, unit);
      context = found.ok ? found.value : null;
      this.#contexts.set(key, context);
    }
    return context;
  }

  /** A row as the open plan has it, else as the other version does. */
  #row(id: string): SqlRow | null {
    let row = this.#rows.get(id);
    if (row === undefined) {
      const sql = 'SELECT id, plan_id, tree FROM plan_row WHERE id = ?';
      row = this.#open.one(sql, [id]) ?? this.#other.one(sql, [id]);
      this.#rows.set(id, row);
    }
    return row;
  }

  #rowsOf(indicator: string): readonly SqlRow[] {
    let rows = this.#byIndicator.get(indicator);
    if (!rows) {
      const sql = 'SELECT id, plan_id, tree FROM plan_row WHERE indicator_id = ? ORDER BY plan_id, id';
      const mine = this.#open.all(sql, [indicator]);
      rows = mine.length > 0 ? mine : this.#other.all(sql, [indicator]);
      this.#byIndicator.set(indicator, rows);
    }
    return rows;
  }
}

/** How much a Biểu is made for a kind of period: its usual one, another of its own, any at all, none of its own. */
const rankFor = (kind: PeriodKind | undefined, { form: { periods = [] } }: Sheet): number => {
  if (kind === undefined) return 0;
  const at = periods.indexOf(kind);
  return at >= 0 ? at : periods.length === 0 ? NO_OWN : NO_OWN + 1;
};
/** There are fewer kinds of periods than this. */
const NO_OWN = 100;
