import { calendarDays, type Period, parsePeriod, shiftPeriod, shiftYears } from '../../../shared/domain/period';
import type { Address, FigureAddress, ViewColumn } from '../../../shared/form/columns';
import { resolvePeriodRef } from '../../../shared/form/periodRef';
import type { SheetColumns } from '../../../shared/form/resolveSheet';
import { REQUEST_COLUMNS } from '../../../shared/text/returns';
import type { SheetContext } from '../load/sheetContext';

/** A sheet as one unit reports it: the sheet's own context with the columns of a reporting form. */
export interface RequestContext {
  readonly context: SheetContext;
  /** Columns that the unit fills in with numbers. */
  readonly entry: readonly string[];
}

/** Fields of texts that a unit sends for a row and a period (domain.md §4, text with figures). */
const TEXT_FIELDS = ['reason', 'proposal', 'note'] as const;

/**
 * The reporting form of a sheet for the unit that it is shown for: what is planned, the period before and the same one of
 * last year to look at; figures of the period and texts to fill in.
 */
export const requestContext = (sheet: SheetContext): RequestContext => {
  const entries = sheet.columns.columns.filter((column) => isAsked(column, sheet));
  const columns = [
    ...sheet.columns.columns.filter(({ kind }) => kind === 'marker' || kind === 'name'),
    ...sheet.columns.columns.filter(({ kind }) => kind === 'unit').map((column) => ({ ...column, internal: false })),
    ...plannedColumn(sheet),
    ...pastColumns(entries),
    ...entries.map((column) => ({ ...column, width: 12, internal: false, header: [column.header.join(' – ')] })),
    ...TEXT_FIELDS.map(textColumn),
  ].map((column) => (column.kind === 'marker' || column.kind === 'name' ? column : { ...column }));
  const asked = new Set(entries.map(({ id }) => id));
  const locked = columns.map((column) => ({
    ...column,
    editable: asked.has(column.id) || column.kind === 'text',
  }));
  return { context: { ...sheet, columns: columnsOf(locked) }, entry: [...asked] };
};

const columnsOf = (columns: readonly ViewColumn[]): SheetColumns => ({
  columns,
  order: [],
  byId: new Map(columns.map((column) => [column.id, column])),
});

/** A figure of the sheet's own unit whose period is not over before the sheet's ends. */
const isAsked = ({ address, editable }: ViewColumn, { unit, period }: SheetContext): boolean => {
  if (address?.kind !== 'figure' || !editable || address.unit !== unit.id) return false;
  if (address.period === period) return true;
  if (parsePeriod(address.period)?.kind === 'term') return false;
  return (calendarDays(address.period)?.to ?? '') >= (calendarDays(period)?.to ?? '');
};

/** What the plan's own authority has assigned to the unit, in the period that the form's first target is about. */
const plannedColumn = ({ form, plan, period, unit }: SheetContext): ViewColumn[] => {
  for (const column of form.columns) {
    if (column.kind !== 'target' || column.authority !== 'own' || (column.item ?? '') !== '') continue;
    const of = resolvePeriodRef(column.period, { plan: plan.period, sheet: period });
    if (of === null) continue;
    const address: Address = {
      kind: 'target',
      authority: plan.authority,
      unit: unit.id,
      period: of,
      stage: null,
      item: '',
    };
    return [made('skh-plan', 'target', REQUEST_COLUMNS.plan(of), 12, 'right', address)];
  }
  return [];
};

/** Kỳ trước and cùng kỳ of the first figure that is asked for. */
const pastColumns = (entries: readonly ViewColumn[]): ViewColumn[] => {
  const main = entries[0]?.address;
  if (main?.kind !== 'figure') return [];
  const before = shiftPeriod(main.period, -1);
  const same = shiftYears(main.period, -1);
  const column = (id: string, header: string, period: Period): ViewColumn => {
    const address: FigureAddress = { ...main, period, nature: null, typedAs: null };
    return made(id, 'figure', header, 11, 'right', address);
  };
  return [
    ...(before === same ? [] : [column(BEFORE_COLUMN, REQUEST_COLUMNS.before(before), before)]),
    column('skh-same', REQUEST_COLUMNS.same(same), same),
  ];
};

export const BEFORE_COLUMN = 'skh-before';

const textColumn = (field: (typeof TEXT_FIELDS)[number]): ViewColumn =>
  made(`skh-${field}`, 'text', REQUEST_COLUMNS[field], field === 'note' ? 14 : 20, 'left', {
    kind: 'text',
    field,
    perRow: false,
  });

const made = (
  id: string,
  kind: ViewColumn['kind'],
  header: string,
  width: number,
  align: ViewColumn['align'],
  address: Address,
): ViewColumn => ({
  id,
  base: id,
  kind,
  header: [header],
  width,
  align,
  editable: false,
  synonyms: [],
  internal: false,
  choices: [],
  address,
  calculation: null,
});
