import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parseSamplePlan } from '../../shared/domain/parseSamplePlan';
import { parseForm } from '../../shared/form/parseForm';
import { readJson } from './seedFiles';

const record = v.record(v.string(), v.unknown());
const form = v.parse(v.looseObject({ columns: v.array(record) }), readJson('seeds/forms/bieu-ket-qua.json'));
const { columns } = form;
const sample = v.parse(
  v.looseObject({
    units: v.array(record),
    indicators: v.array(record),
    plans: v.array(v.looseObject({ rows: v.array(v.looseObject({ id: v.string(), fields: v.array(record) })) })),
  }),
  readJson('seeds/plans/tam-duong.json'),
);
const { units, indicators, plans } = sample;
const rows = plans[0]?.rows ?? [];

const withItem = (list: readonly Record<string, unknown>[], index: number, change: Record<string, unknown>) =>
  list.map((item, at) => (at === index ? { ...item, ...change } : item));

describe('parseForm', () => {
  it('reads the shipped Biểu kết quả', () => {
    const read = parseForm(form);
    expect(read.ok && read.value.columns.map(({ id }) => id)).toEqual([
      'marker',
      'name',
      'unit',
      'target',
      'figure',
      'attainment',
      'outlook',
      'note',
    ]);
    expect(read.ok && read.value.counts).toBe('attainment');
  });

  it('gives no synonym to two columns', () => {
    const read = parseForm(form);
    const words = read.ok
      ? read.value.columns.flatMap(({ header, synonyms = [] }) => [...new Set([...header, ...synonyms])])
      : [];
    const folded = words.map((word) => word.toLocaleLowerCase('vi'));
    expect(folded.filter((word, at) => folded.indexOf(word) !== at)).toEqual([]);
  });

  it.each([
    ['a text instead of a form', 'biểu', ''],
    ['a form without a name', { ...form, name: undefined }, 'name'],
    ['an unknown key', { ...form, colour: 'red' }, 'colour'],
    ['a paper that is not sold', { ...form, paper: 'B5' }, 'paper'],
    ['a column of no kind', { ...form, columns: withItem(columns, 3, { kind: 'goal' }) }, 'columns[3].kind'],
    [
      'a target without a period',
      { ...form, columns: withItem(columns, 3, { period: undefined }) },
      'columns[3].period',
    ],
    ['a width of nothing', { ...form, columns: withItem(columns, 1, { width: 0 }) }, 'columns[1].width'],
    ['an empty header', { ...form, columns: withItem(columns, 1, { header: [' '] }) }, 'columns[1].header[0]'],
    ['a column id twice', { ...form, columns: withItem(columns, 6, { id: 'unit' }) }, 'columns[6].id'],
    ['a ratio of nothing', { ...form, columns: withItem(columns, 5, { figure: 'result' }) }, 'columns[5].figure'],
    ['a second name column', { ...form, columns: withItem(columns, 0, { kind: 'name' }) }, 'columns[1].kind'],
    [
      'an unknown placeholder',
      { ...form, columns: withItem(columns, 3, { header: ['Năm {yeer}'] }) },
      'columns[3].header[0]',
    ],
    ['a count of no ratio', { ...form, counts: 'figure' }, 'counts'],
    ['a decomposed letter', { ...form, name: 'Biểu'.normalize('NFD') }, 'name'],
  ])('refuses %s and says where', (_case, json, at) => {
    const read = parseForm(json);
    expect(read.ok ? null : read.error.at).toBe(at);
    expect(read.ok ? '' : read.error.detail).not.toBe('');
  });

  it('says what is wrong in words', () => {
    const missing = parseForm({ ...form, name: undefined });
    const unknown = parseForm({ ...form, colour: 'red' });
    expect(missing).toEqual({ ok: false, error: { at: 'name', detail: 'thiếu mục này' } });
    expect(unknown).toEqual({ ok: false, error: { at: 'colour', detail: 'mục này không có trong mẫu' } });
  });
});

describe('parseForm, references', () => {
  const extra = (column: Record<string, unknown>) => ({
    ...form,
    columns: [...columns, { id: 'extra', header: ['Thêm'], width: 10, ...column }],
  });

  it.each([
    ['a sum of a text', { kind: 'sum', of: ['note'] }, 'columns[8].of'],
    ['a comparison with nothing', { kind: 'compare', of: 'figure', over: 'none', as: 'percent' }, 'columns[8].over'],
    ['a calculation of itself', { kind: 'sum', of: ['extra'] }, 'columns'],
    ['a period nobody knows', { kind: 'target', authority: 'own', period: 'yesterday' }, 'columns[8].period'],
    ['"each" without a repeat', { kind: 'figure', basis: 'period', period: 'each' }, 'columns[8].period'],
    ['a month that is none', { kind: 'text', field: 'x', when: { months: [13] } }, 'columns[8].when.months[0]'],
  ])('refuses %s and says where', (_case, column, at) => {
    const read = parseForm(extra(column));
    expect(read.ok ? null : read.error.at).toBe(at);
  });
});

describe('parseSamplePlan', () => {
  const withRow = (index: number, change: Record<string, unknown>) => ({
    ...sample,
    plans: withItem(plans, 0, { rows: withItem(rows, index, change) }),
  });
  const part = rows.findIndex((row) => row['kind'] === 'part');

  it.each([
    ['a unit below nothing', { ...sample, units: withItem(units, 1, { parent: 'none' }) }, 'units[1].parent'],
    [
      'a day that does not exist',
      { ...sample, units: withItem(units, 0, { validTo: '2021-02-30' }) },
      'units[0].validTo',
    ],
    ['a row id twice', withRow(1, { id: rows[0]?.id }), 'plans[0].rows[1].id'],
    ['a part below no label', withRow(part, { parent: null }), `plans[0].rows[${part}].parent`],
    ['an unknown scale', { ...sample, indicators: withItem(indicators, 0, { scale: 'none' }) }, 'indicators[0].scale'],
    ['a label row with a series', withRow(0, { labelOnly: true }), 'plans[0].rows[0].labelOnly'],
    ['an unknown key in a row', withRow(2, { colour: 'red' }), 'plans[0].rows[2].colour'],
    ['a malformed period', { ...sample, plans: withItem(plans, 0, { period: '2025..2020' }) }, 'plans[0].period'],
    [
      'a document that is not named',
      withRow(0, { source: { doc: 'none', line: 1, quote: 'x' } }),
      'plans[0].rows[0].source.doc',
    ],
  ])('refuses %s and says where', (_case, json, at) => {
    const read = parseSamplePlan(json);
    expect(read.ok ? null : read.error.at).toBe(at);
  });
});
