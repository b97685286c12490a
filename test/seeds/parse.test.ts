import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parseSamplePlan } from '../../shared/domain/parseSamplePlan';
import { parseForm } from '../../shared/form/parseForm';
import { readJson } from './seedFiles';

const record = v.record(v.string(), v.unknown());
const form = v.parse(v.looseObject({ columns: v.array(record) }), readJson('seeds/forms/bieu-ket-qua.json'));
const { columns } = form;
const plan = v.parse(
  v.looseObject({
    plan: record,
    documents: v.array(record),
    rows: v.array(v.looseObject({ id: v.string() })),
  }),
  readJson('seeds/plans/tam-duong.json'),
);
const { rows, documents } = plan;

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
      { ...form, columns: withItem(columns, 3, { header: ['Năm {year}'] }) },
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

describe('parseSamplePlan', () => {
  it.each([
    [
      'a document replacing nothing',
      { ...plan, documents: withItem(documents, 1, { replaces: 'none' }) },
      'documents[1].replaces',
    ],
    [
      'a day that does not exist',
      { ...plan, documents: withItem(documents, 0, { issuedOn: '2021-02-30' }) },
      'documents[0].issuedOn',
    ],
    ['a row id twice', { ...plan, rows: withItem(rows, 1, { id: rows[0]?.id }) }, 'rows[1].id'],
    ['a part below no label', { ...plan, rows: withItem(rows, 14, { parent: 'xep-loai' }) }, 'rows[14].parent'],
    ['an unknown scale', { ...plan, rows: withItem(rows, 0, { scale: 'none' }) }, 'rows[0].scale'],
    ['a label row with a target', { ...plan, rows: withItem(rows, 0, { labelOnly: true }) }, 'rows[0].labelOnly'],
    ['an unknown key in a row', { ...plan, rows: withItem(rows, 2, { colour: 'red' }) }, 'rows[2].colour'],
    ['a malformed period', { ...plan, plan: { ...plan.plan, period: '2025..2020' } }, 'plan.period'],
  ])('refuses %s and says where', (_case, json, at) => {
    const read = parseSamplePlan(json);
    expect(read.ok ? null : read.error.at).toBe(at);
  });
});
