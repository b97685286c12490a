import { describe, expect, test } from 'vitest';
import type { ViewColumn } from '../../shared/form/columns';
import { resolveRow } from '../../shared/form/resolveRow';
import { BLANK, type RowData } from '../../shared/form/rowData';
import type { ViewRow } from '../../shared/form/types';
import { newRow } from '../helpers/newRow';

const FIGURE: ViewColumn = {
  id: 'figure',
  base: 'figure',
  kind: 'figure',
  header: ['Kết quả'],
  width: 10,
  align: 'right',
  editable: true,
  synonyms: [],
  internal: false,
  choices: [],
  address: null,
  calculation: null,
};

const resolved = (typed: string, more: Partial<RowData> = {}, below: readonly ViewRow[] = []): ViewRow =>
  resolveRow(
    [FIGURE],
    [],
    newRow('r', { isComponent: true, unitLabel: 'xã', values: { figure: { ...BLANK, typed } }, ...more }),
    below,
  );
const figureOf = (row: ViewRow) => row.cells['figure'];
const sumOver = (more: Partial<RowData>, below: readonly ViewRow[]) =>
  figureOf(resolved('', { adds: true, ...more }, below));

describe('what a figure counts as where others are reckoned from it', () => {
  test.each([
    ['8/12', 'xã', '8'],
    ['8/12', '%', '66.7'],
    ['8/12', '‰', '666.7'],
    ['58,30', '%', '58.3'],
    ['5-6', '%', null],
    ['500 kg', 'tấn', null],
    ['5 tấn', 'Tấn', '5'],
    ['21/36 trường', '%', '58.3'],
  ])('%s in %s', (typed, unitLabel, value) => {
    expect(figureOf(resolved(typed, { unitLabel }))?.value).toBe(value);
  });
});

describe('a row that adds', () => {
  test('adds counts of a whole as counts, not as their percentage', () => {
    expect(sumOver({}, [resolved('8/12'), resolved('5')])).toMatchObject({ value: '13', text: '13' });
  });

  test('is reckoned with as it is shown: rounded to the published decimals', () => {
    const below = [resolved('0,25', { unitLabel: 'ha' }), resolved('0,2', { unitLabel: 'ha' })];
    expect(sumOver({ unitLabel: 'ha', decimals: 1 }, below)).toMatchObject({ value: '0.5', text: '0,5' });
    expect(sumOver({ unitLabel: 'ha' }, below)).toMatchObject({ value: '0.45', text: '0,45' });
  });

  test('one unit of measure in two spellings is one; two units have no sum', () => {
    const inMoney = (unitLabel: string): ViewRow => resolved('5', { unitLabel });
    expect(sumOver({}, [inMoney('Tr. đồng'), inMoney('triệu đồng')])).toMatchObject({ value: '10' });
    expect(sumOver({}, [inMoney('tỷ đồng'), inMoney('triệu đồng')])).toMatchObject({
      value: null,
      reason: 'mixedUnits',
    });
  });
});
