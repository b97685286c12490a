import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { readDocument, readJson, readTamDuong, readText } from './seedFiles';

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

const plan = readTamDuong();
const lines = readDocument(plan.source);
const golden = v.parse(goldenSchema, readJson('test/fixtures/golden/bieu-ket-qua.json'));
const components = plan.rows.filter(({ labelOnly }) => !labelOnly);
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
        unit: row.unit,
        target: row.target?.text,
        result: row.figure?.text,
        direction: row.scale === null ? row.direction : 'scale',
      };
    });
    expect(rows).toEqual(golden.rows.map(({ met: _met, ...row }) => row));
    expect(rows).toHaveLength(golden.components);
    expect(plan.sheets.map(({ title }) => title)).toEqual([golden.title]);
  });

  it('rest on estimates where the text says "ước": two of the 25 that are met', () => {
    const estimated = components.filter(({ figure }) => figure?.nature === 'estimate').map(({ id }) => id);
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
  it('stand in three groups of 8, 23 and 16', () => {
    const sizes = new Map<string, number>();
    for (const { group } of plan.documents) sizes.set(group, (sizes.get(group) ?? 0) + 1);
    expect([...sizes].map(([group, size]) => [group.slice(0, group.indexOf('.')), size])).toEqual([
      ['I', 8],
      ['II', 23],
      ['III', 16],
    ]);
  });

  it('are printed as cited: number in the group, symbol, date, title', () => {
    const numbers = new Map<string, number>();
    for (const { id, group, symbol, issuedOn, issuedText, title, printed, source } of plan.documents) {
      const number = (numbers.get(group) ?? 0) + 1;
      numbers.set(group, number);
      expect((lines[source.line - 1] ?? '').split('\t').slice(0, 4), id).toEqual([
        String(number),
        symbol,
        issuedText,
        printed ?? title,
      ]);
      const [year, month, day] = issuedOn.split('-').map(Number);
      expect(`${day}/${month}/${year}`, id).toBe(issuedText);
    }
  });

  it('know which one replaces another', () => {
    const replacing = plan.documents.filter(({ replaces }) => replaces !== null);
    const symbolOf = (wanted: string | null) => plan.documents.find(({ id }) => id === wanted)?.symbol;
    expect(replacing.map(({ symbol, replaces }) => [symbol, symbolOf(replaces)])).toEqual([['09-CTr/HU', '06-CTr/HU']]);
  });
});

describe('the rest of the sample', () => {
  it('has the district with its 13 units', () => {
    const children = plan.units.filter(({ parent }) => parent === 'tam-duong').map(({ kind }) => kind);
    expect(children.filter((kind) => kind === 'xã')).toHaveLength(12);
    expect(children.filter((kind) => kind === 'thị trấn')).toHaveLength(1);
    expect(children).toHaveLength(13);
  });

  it('has the party ranks, best first', () => {
    const ranks = plan.scales.find(({ id }) => id === 'xep-loai')?.ranks.map(({ code }) => code);
    expect(ranks).toEqual(['HTXSNV', 'HTTNV', 'HTNV', 'KHTNV']);
  });

  it('is stored in NFC', () => {
    const text = readText('seeds/plans/tam-duong.json');
    expect(text).toBe(text.normalize('NFC'));
  });
});
