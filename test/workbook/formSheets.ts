import { createDatabase } from '../../electron/db/openDatabase';
import { textOf } from '../../electron/db/sqlDb';
import { loadRows } from '../../electron/session/load/loadRows';
import { type SheetContext, sheetContext } from '../../electron/session/load/sheetContext';
import { printSettings } from '../../electron/session/printSettings';
import { plantPlan } from '../../electron/session/start/plant';
import { samplePlan, shippedForms } from '../../electron/session/start/samples';
import type { ViewColumn } from '../../shared/form/columns';
import { resolveSheet } from '../../shared/form/resolveSheet';
import type { RowData, RowValue } from '../../shared/form/rowData';
import type { SheetView } from '../../shared/form/types';
import { RETURN_STATES } from '../../shared/text/returns';
import { newRow } from '../helpers/newRow';

/** A sheet of a sample plan with the rows that its form would show. */
export interface FormSheet {
  readonly sample: string;
  readonly context: SheetContext;
  readonly rows: readonly RowData[];
}

/** Every sheet of a sample plan, or one of them in another period. */
export const formSheets = async (sample: string, sheet?: string, period?: string): Promise<FormSheet[]> => {
  const plan = await samplePlan(sample);
  if (!plan) throw new Error(`no sample ${sample}`);
  const db = await createDatabase();
  plantPlan(db, plan, shippedForms());
  const ids = sheet === undefined ? db.all('SELECT id FROM sheet').map((row) => textOf(row, 'id')) : [sheet];
  const sheets = ids.map((id): FormSheet => {
    const context = sheetContext(db, id, period, null);
    if (!context.ok) throw new Error(JSON.stringify(context.error));
    return { sample, context: context.value, rows: loadRows(db, context.value, null) };
  });
  db.close();
  return sheets;
};

export const toView = ({ context, rows }: FormSheet, changed: readonly RowData[] = rows): SheetView =>
  resolveSheet(context.form, context.columns, {
    sheet: context.sheet,
    plan: context.plan,
    title: context.title,
    period: context.period,
    unit: context.unit,
    rows: changed,
    print: printSettings(context),
  });

const value = (typed: string, more: Partial<RowValue> = {}): RowValue => ({
  typed,
  nature: null,
  derived: null,
  why: null,
  others: [],
  ...more,
});

/** A group that adds up two groups, which add up projects: for trees that a sample has nothing of. */
export const addingRows = (): RowData[] => {
  const group = (id: string, under: string | null, level: number): RowData => newRow(id, { adds: true, under, level });
  const leaf = (id: string, under: string): RowData => newRow(id, { under, level: 2 });
  return [
    group('tong', null, 0),
    group('a', 'tong', 1),
    ...['a1', 'a2', 'a3'].map((id) => leaf(id, 'a')),
    group('b', 'tong', 1),
    ...['b1', 'b2'].map((id) => leaf(id, 'b')),
  ];
};

const FIGURES = ['120,5', '98', '0,1', '1.234.567,89', '33,333', '7', '-', '0,2', '1.005', '21/36', '', '64,05'];
const TARGETS = ['100', '>58', '5-6', 'trên 90', 'x', '39.500', '', '<26,7', '0,3', '2.500,75', 'Khoảng 4', '3'];
const LONG = 'Tiếp tục rà soát, tham mưu ban hành văn bản chỉ đạo, đôn đốc các cơ quan, đơn vị thực hiện đúng tiến độ';
const TEXTS = ['Đã rà soát', '', LONG, '12', '5/1/2022', '=1+1', 'Tháng 12/2021'];
const STATES = [...Object.values(RETURN_STATES), ''];

const textFor = ({ address }: ViewColumn, turn: number): RowValue | null => {
  const of = (texts: readonly string[]): string => texts[turn % texts.length] ?? '';
  switch (address?.kind) {
    case 'target':
      return value(of(TARGETS));
    case 'figure':
      return value(of(FIGURES), { nature: turn % 3 === 0 ? 'estimate' : 'actual' });
    case 'text':
      return value(of(TEXTS));
    case 'return':
      return value(address.field === 'state' ? of(STATES) : address.field === 'note' ? of(TEXTS) : '15/02/2022');
    default:
      return null;
  }
};

/** Fills what is blank with all sorts of texts; rows that add stay blank, and some figures are derived. */
export const filled = ({ context, rows }: FormSheet): RowData[] => {
  const own =
    rows.length > 0 ? rows : context.form.rows === 'capital' || context.form.rows === 'budget' ? addingRows() : [];
  return own.map((row, index) => {
    const values: Record<string, RowValue> = { ...row.values };
    context.columns.columns.forEach((column, place) => {
      const isAmount = column.kind === 'target' || column.kind === 'figure';
      if (row.kind === 'heading' || (isAmount && (row.adds || row.kind === 'entry'))) return;
      if ((values[column.id]?.typed ?? '') !== '') return;
      const turn = index * 5 + place * 3;
      const made = textFor(column, row.level === 2 ? turn % 6 : turn);
      if (made) values[column.id] = made;
      if (column.kind === 'figure' && turn % 7 === 0) {
        const derived = {
          value: '1234.5',
          how: 'cumulated' as const,
          from: ['2022-M01'],
          missing: [],
          estimate: false,
        };
        values[column.id] = value('', { derived });
      }
    });
    return { ...row, values };
  });
};
