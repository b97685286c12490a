import { type CandidateSheet, type CheckPlace, findPlace } from '../../../shared/check/places';
import { CHECK_CODES, SEVERITY_OF } from '../../../shared/check/thresholds';
import { type CheckRow, type RawFinding, SEVERITIES, type Severity } from '../../../shared/check/types';
import { type CheckFinding, type CheckReport, LISTED_FINDINGS } from '../../../shared/contract/checks';
import type { Period } from '../../../shared/domain/period';
import type { ViewColumn } from '../../../shared/form/columns';
import { describeFact, describeWhere } from '../../../shared/text/checks';
import { type SqlDb, textOf } from '../../db/sqlDb';
import { definitionOf, sheetContext } from '../load/sheetContext';
import { storedMutes } from './checkMutes';
import type { CheckFile, CheckPlan } from './checksLoad';

interface Found {
  readonly plan: CheckPlan;
  readonly findings: readonly RawFinding[];
}

/** A target asked for in words is no mistake; it only cannot be counted. */
const severityOf = ({ fact }: RawFinding): Severity =>
  fact.code === 'targetUnreadable' && fact.inWords ? 'info' : SEVERITY_OF[fact.code];

/** Turns what was found into what is told: the cell that shows it, the sentence, whether it was set aside. */
export class CheckTeller {
  readonly #db: SqlDb;
  readonly #file: CheckFile;
  readonly #sheets = new Map<string, readonly CandidateSheet[]>();
  readonly #columns = new Map<string, readonly ViewColumn[] | null>();
  readonly #rows = new Map<string, { readonly row: CheckRow; readonly index: number }>();

  constructor(db: SqlDb, file: CheckFile) {
    this.#db = db;
    this.#file = file;
    for (const { rows } of file.plans)
      for (const [index, row] of rows.entries()) this.#rows.set(row.id, { row, index });
  }

  report(found: readonly Found[]): CheckReport {
    const labels = new Map(
      this.#db
        .many('SELECT id, unit_label FROM indicator')
        .map((row) => [textOf(row, 'id'), textOf(row, 'unit_label')]),
    );
    const mutes = storedMutes(this.#db);
    const all = found.flatMap(({ plan, findings }) => findings.map((raw) => ({ plan, raw })));
    // The worst of them, when there are more than anybody reads.
    const kept =
      all.length <= LISTED_FINDINGS
        ? all
        : SEVERITIES.flatMap((severity) => all.filter(({ raw }) => severityOf(raw) === severity)).slice(
            0,
            LISTED_FINDINGS,
          );
    const told = found.flatMap(({ plan }) =>
      kept
        .filter((one) => one.plan === plan)
        .map(({ raw }) => ({ raw, place: this.#placeOf(plan, raw) }))
        .sort((a, b) => this.#compare(plan, a, b))
        .map(({ raw, place }) => this.#tell(plan, raw, place, labels, mutes)),
    );
    return { done: true, findings: told, more: all.length - kept.length };
  }

  #placeOf(plan: CheckPlan, { row, at }: RawFinding): CheckPlace | null {
    const tree = this.#rows.get(row)?.row.tree;
    return tree ? findPlace(this.#candidates(plan), tree, at) : null;
  }

  #candidates(plan: CheckPlan): readonly CandidateSheet[] {
    const known = this.#sheets.get(plan.id);
    if (known) return known;
    const sheets = this.#db
      .all(
        `SELECT s.id, s.period, s.unit_id, f.definition FROM sheet s JOIN form f ON f.id = s.form_id WHERE s.plan_id = ?
         ORDER BY s.sort_key, s.id`,
        [plan.id],
      )
      .flatMap((row): CandidateSheet[] => {
        const form = definitionOf(textOf(row, 'definition'));
        const id = textOf(row, 'id');
        return form
          ? [
              {
                id,
                rows: form.rows,
                period: textOf(row, 'period'),
                planPeriod: plan.period,
                unit: textOf(row, 'unit_id'),
                kinds: form.periods ?? [],
                columns: (period, unit) => this.#columnsOf(id, period, unit),
              },
            ]
          : [];
      });
    this.#sheets.set(plan.id, sheets);
    return sheets;
  }

  #columnsOf(sheet: string, period: Period, unit: string): readonly ViewColumn[] | null {
    const key = `${sheet} ${period} ${unit}`;
    const known = this.#columns.get(key);
    if (known !== undefined) return known;
    const context = sheetContext(this.#db, sheet, period, unit);
    const columns = context.ok ? context.value.columns.columns : null;
    this.#columns.set(key, columns);
    return columns;
  }

  /** By sheet, row and kind. */
  #compare(
    plan: CheckPlan,
    a: { readonly raw: RawFinding; readonly place: CheckPlace | null },
    b: { readonly raw: RawFinding; readonly place: CheckPlace | null },
  ): number {
    const sheets = this.#candidates(plan);
    const sheetIndex = (place: CheckPlace | null): number => {
      const index = sheets.findIndex(({ id }) => id === place?.sheet);
      return index < 0 ? sheets.length : index;
    };
    const rowIndex = (raw: RawFinding): number => this.#rows.get(raw.row)?.index ?? 0;
    return (
      sheetIndex(a.place) - sheetIndex(b.place) ||
      rowIndex(a.raw) - rowIndex(b.raw) ||
      CHECK_CODES.indexOf(a.raw.fact.code) - CHECK_CODES.indexOf(b.raw.fact.code)
    );
  }

  #tell(
    plan: CheckPlan,
    { row, at, fact }: RawFinding,
    place: CheckPlace | null,
    labels: ReadonlyMap<string, string>,
    mutes: ReturnType<typeof storedMutes>,
  ): CheckFinding {
    const own = this.#rows.get(row)?.row;
    const unit = at.kind === 'text' ? plan.unit : at.unit;
    const name = this.#file.units.get(unit)?.name ?? '';
    const id = JSON.stringify([fact.code, row, at]);
    return {
      id,
      code: fact.code,
      severity: severityOf({ row, at, fact }),
      sheet: place?.sheet ?? null,
      row,
      column: place?.column ?? null,
      period: place?.period ?? null,
      unit: place?.unit ?? null,
      label: own?.name ?? '',
      where: describeWhere(at.kind === 'text' ? null : at.period, unit === plan.unit ? '' : name),
      message: describeFact(fact, { unitLabel: labels.get(own?.indicator ?? '') ?? '', unit: name }),
      fact: JSON.stringify(fact),
      muted: mutes(id, fact),
    };
  }
}
