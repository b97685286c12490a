import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { readDocument, readJson, readSample } from './seedFiles';

const goldenSchema = v.object({
  title: v.string(),
  components: v.number(),
  met: v.number(),
  rows: v.array(
    v.object({
      group: v.number(),
      name: v.string(),
      part: v.nullable(v.string()),
      unit: v.string(),
      target: v.string(),
      result: v.string(),
      direction: v.picklist(['higher', 'lower', 'scale']),
      met: v.boolean(),
    }),
  ),
});

const sample = readSample('tam-duong');
const [plan] = sample.plans;
if (!plan) throw new Error('no plan');
const lines = readDocument('004_fc7403f0804dce4b.txt');
const indicatorOf = (id: string | null) => sample.indicators.find((indicator) => indicator.id === id);
const figureOf = (id: string | null) =>
  sample.figures.find(({ indicator, period }) => indicator === id && period === '2023');
const golden = v.parse(goldenSchema, readJson('test/fixtures/golden/bieu-ket-qua.json'));
const components = plan.rows.filter(({ component }) => component);
const printedName = (row: { readonly printed: string | null; readonly name: string }): string =>
  row.printed ?? row.name;

describe('the 37 rows', () => {
  it('are those of the printed table, in its order', () => {
    const rows = components.map((row) => {
      const parent = plan.rows.find(({ id }) => id === row.parent);
      return {
        group: Number(row.marker),
        name: printedName(parent ?? row),
        part: parent ? printedName(row) : null,
        unit: indicatorOf(row.indicator)?.unit,
        target: plan.targets.find(({ indicator }) => indicator === row.indicator)?.text,
        result: figureOf(row.indicator)?.text,
        direction: indicatorOf(row.indicator)?.scale === null ? indicatorOf(row.indicator)?.direction : 'scale',
      };
    });
    expect(rows).toEqual(golden.rows.map(({ met: _met, ...row }) => row));
    expect(rows).toHaveLength(golden.components);
    expect(plan.sheets.map(({ title }) => title)).toEqual([golden.title]);
  });

  it('rest on estimates where the text says "ước": two of the 25 that are met', () => {
    const estimated = components
      .filter(({ indicator }) => figureOf(indicator)?.nature === 'estimate')
      .map(({ id }) => id);
    const met = components.filter((_row, index) => golden.rows[index]?.met).map(({ id }) => id);
    expect(estimated).toHaveLength(7);
    expect(met).toHaveLength(golden.met);
    expect(met.filter((id) => estimated.includes(id))).toEqual(['san-luong-luong-thuc', 'truong-dat-chuan-quoc-gia']);
  });

  it('have three label rows, each right above its parts', () => {
    const labels = plan.rows.filter(({ labelOnly }) => labelOnly);
    const partsOf = (id: string) => plan.rows.filter(({ parent }) => parent === id).map(({ name }) => name);
    expect(labels.map(({ id }) => partsOf(id))).toEqual([
      ['Mẫu giáo', 'Tiểu học', 'Trung học cơ sở'],
      ['Thể nhẹ cân', 'Thể thấp còi'],
      ['Cơ quan, trường học', 'Khu dân cư', 'Hộ gia đình'],
    ]);
    for (const { id, marker } of labels) {
      const at = plan.rows.findIndex((row) => row.id === id);
      expect(plan.rows[at + 1]?.parent).toBe(id);
      expect(new Set(plan.rows.filter(({ parent }) => parent === id).map((row) => row.marker))).toEqual(
        new Set([marker]),
      );
    }
  });

  it('correct the scan errors and keep the printed spelling', () => {
    const corrected = components.flatMap(({ printed, name }) => (printed === null ? [] : [[printed, name]]));
    expect(corrected).toEqual([
      ['Tốc độ tăng trưởng đàn đàn gia súc/năm', 'Tốc độ tăng trưởng đàn gia súc/năm'],
      ['Trường lớp học được xây dựng kiên cố và bản kiên cố', 'Trường lớp học được xây dựng kiên cố và bán kiên cố'],
      ['khâu dân cư', 'Khu dân cư'],
    ]);
  });
});

describe('the 47 documents of Biểu 02', () => {
  const documents = plan.rows.filter(({ tree }) => tree === 'documents');
  const fieldOf = (row: (typeof documents)[number], field: string) =>
    row.fields.find((one) => one.field === field)?.text ?? '';
  const entriesOf = (group: string) => documents.filter(({ parent }) => parent === group);
  const groups = documents.filter(({ kind }) => kind === 'heading');

  it('stand in three groups of 8, 23 and 16', () => {
    expect(groups.map(({ id, marker }) => [marker, entriesOf(id).length])).toEqual([
      ['I', 8],
      ['II', 23],
      ['III', 16],
    ]);
  });

  it('are printed as cited: number in the group, symbol, date, title', () => {
    for (const { id } of groups) {
      for (const [index, row] of entriesOf(id).entries()) {
        expect((lines[(row.source?.line ?? 0) - 1] ?? '').split('\t').slice(0, 4), row.id).toEqual([
          String(index + 1),
          fieldOf(row, 'symbol'),
          fieldOf(row, 'issued'),
          row.printed ?? row.name,
        ]);
        expect(row.marker).toBe(String(index + 1));
      }
    }
  });

  it('know which one replaces another', () => {
    const replacing = documents.filter((row) => fieldOf(row, 'replaces') !== '');
    expect(replacing.map((row) => [fieldOf(row, 'symbol'), fieldOf(row, 'replaces')])).toEqual([
      ['09-CTr/HU', '06-CTr/HU'],
    ]);
  });
});

describe('the rest of the sample', () => {
  it('has the district with its 13 units', () => {
    const children = sample.units.filter(({ parent }) => parent === 'tam-duong').map(({ kind }) => kind);
    expect(children.filter((kind) => kind === 'xa')).toHaveLength(12);
    expect(children.filter((kind) => kind === 'thi-tran')).toHaveLength(1);
  });

  it('has the party ranks, best first', () => {
    const ranks = sample.scales.find(({ id }) => id === 'xep-loai')?.ranks.map(({ code }) => code);
    expect(ranks).toEqual(['HTXSNV', 'HTTNV', 'HTNV', 'KHTNV']);
  });
});
