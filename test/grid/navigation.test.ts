import { describe, expect, it } from 'vitest';
import type { SheetInfo, SheetUnit } from '../../shared/contract/channels';
import { beginsWithMarkers, readBlock } from '../../shared/grid/pasteBlock';
import { offersOfYear, termOffers } from '../../shared/grid/periodOffers';
import { sheetNames } from '../../shared/grid/sheetNames';
import { storedKey } from '../../shared/grid/storedKey';
import { findUnits, unitsOffered } from '../../shared/grid/unitSearch';
import { sampleView } from '../renderer/sampleView';

const sheet = (id: string, patch: Partial<SheetInfo> = {}): SheetInfo => ({
  id,
  form: 'f',
  formName: 'Biểu kết quả',
  plan: 'p',
  planTitle: '',
  title: '',
  source: 'plan',
  rows: 1,
  periods: ['2023'],
  kinds: [],
  filled: ['2023'],
  byPeriod: true,
  planPeriod: '2020..2025',
  years: [2020, 2023],
  units: [],
  ...patch,
});

const unit = (name: string, depth: number, patch: Partial<SheetUnit> = {}): SheetUnit => ({
  id: name,
  name,
  depth,
  role: 'area',
  validFrom: null,
  validTo: null,
  ...patch,
});

const UNITS = [
  unit('Tỉnh Lai Châu', 0),
  unit('Huyện Tân Uyên', 1, { validTo: '2025-06-30' }),
  unit('Xã Hố Mít', 2),
  unit('Xã Nậm Sỏ', 2),
  unit('Xã Tân Uyên', 1, { validFrom: '2025-07-01' }),
];

describe('units of a sheet', () => {
  it('are those that exist in the period, the sheet’s own, and the one on screen', () => {
    const names = (period: string, shown: string) => unitsOffered(UNITS, period, shown).map(({ name }) => name);
    expect(names('2024', '')).not.toContain('Xã Tân Uyên');
    expect(names('2026', '')).not.toContain('Huyện Tân Uyên');
    expect(names('2026', 'Huyện Tân Uyên')).toContain('Huyện Tân Uyên');
    expect(names('2025', '')).toHaveLength(5);
  });

  it('are found without accents, with what they belong to above them', () => {
    const found = findUnits(UNITS, 'ho mit').map(({ unit: { name }, isHit }) => [name, isHit]);
    expect(found).toEqual([
      ['Tỉnh Lai Châu', false],
      ['Huyện Tân Uyên', false],
      ['Xã Hố Mít', true],
    ]);
    expect(findUnits(UNITS, '').length).toBe(5);
    expect(findUnits(UNITS, 'không có')).toEqual([]);
  });
});

describe('periods of a sheet', () => {
  it('are laid out by length, those only that the form is made for', () => {
    const all = offersOfYear(sheet('a'), 2023);
    expect(all.months).toHaveLength(12);
    expect(all.longer).toEqual(['2023-H1', '2023-H2', '2023-9M', '2023']);
    expect(offersOfYear(sheet('a', { kinds: ['month'] }), 2023)).toMatchObject({ quarters: [], longer: [] });
    expect(termOffers(sheet('a'))).toEqual(['2020..2025']);
    expect(termOffers(sheet('a', { kinds: ['year'] }))).toEqual([]);
  });
});

describe('names of sheets', () => {
  it('have the period where a plan has one form twice', () => {
    const names = sheetNames([sheet('a'), sheet('b', { periods: ['2023-H1'] }), sheet('c', { plan: 'q' })]);
    expect([...names.values()]).toEqual([
      'Biểu kết quả (Năm 2023)',
      'Biểu kết quả (6 tháng đầu năm 2023)',
      'Biểu kết quả',
    ]);
  });
});

describe('one content on several sheets', () => {
  it('has one key; a calculated cell is only itself', () => {
    const here = sampleView();
    const there = { ...here, sheet: 'other', period: '2024' };
    const [column] = here.columns;
    if (!column) throw new Error('column');
    const target = {
      ...column,
      address: { kind: 'target', authority: 'a', unit: 'u', period: '2025', stage: null, item: '' } as const,
    };
    const text = { ...column, address: { kind: 'text', field: 'note', perRow: false } as const };
    expect(storedKey(here, 'r', target)).toBe(storedKey(there, 'r', target));
    expect(storedKey(here, 'r', target)).not.toBe(storedKey(here, 's', target));
    expect(storedKey(here, 'r', text)).not.toBe(storedKey(there, 'r', text));
    expect(storedKey(here, 'r', { ...text, address: { ...text.address, perRow: true } })).toBe(
      storedKey(there, 'r', { ...text, address: { ...text.address, perRow: true } }),
    );
    expect(storedKey(here, 'r', column)).not.toBe(storedKey(there, 'r', column));
  });
});

it.each([
  ['I\tNguồn vốn\n1\tĐường A', true],
  ['\tNguồn vốn\n1\tĐường A', true],
  ['Nguồn ngân sách tỉnh\t100', false],
  ['\t1', false],
])('a block pasted on an empty sheet begins with TT: %j is %s', (text, wanted) => {
  expect(beginsWithMarkers(readBlock('', text))).toBe(wanted);
});
