import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choicesFor, completionOf, offersFor } from '../../shared/grid/entryHelp';
import { withoutAccents } from '../../shared/grid/foldText';
import { buildSheetModel } from '../../shared/grid/sheetModel';
import { UNIT_CATALOGUE } from '../../shared/text/units';
import { sampleView } from '../renderer/sampleView';

const units = { own: ['Tỷ đồng', 'Tr. đồng', '%', 'Tấn', 'Ha', 'xã'], catalogue: ['Tạ/ha', 'Học sinh', 'Hộ', 'Người'] };

describe('completionOf', () => {
  it('leaves free texts alone: they are offered in the list', () => {
    const offered = { own: ['Các sở, ban, ngành tỉnh và UBND các huyện'], catalogue: [], listOnly: true };
    expect(completionOf('Các sở, ban, ngành', offered)).toBe('');
    expect(offersFor('Các sở, ban, ngành', offered)).toEqual(offered.own);
  });

  it('offers the one text that begins as typed, whatever the case', () => {
    expect(completionOf('Tỷ', units)).toBe('Tỷ đồng');
    expect(completionOf('tấ', units)).toBe('Tấn');
    expect(completionOf('họ', units)).toBe('Học sinh');
  });

  it('offers nothing where several could be meant, or where accents differ', () => {
    expect(completionOf('T', units)).toBe('');
    expect(completionOf('ty', units)).toBe('');
    expect(completionOf('h', { own: [], catalogue: ['Hộ', 'Học sinh'] })).toBe('');
  });

  it('asks the catalogue only where the sheet has nothing', () => {
    expect(completionOf('T', { own: ['Tấn'], catalogue: ['Tạ/ha'] })).toBe('Tấn');
    expect(completionOf('Tạ', units)).toBe('Tạ/ha');
  });

  it('leaves a text alone that is already whole, blank or of several lines', () => {
    for (const typed of ['Tỷ đồng', 'tấn', '', '  ', 'Tỷ\n']) expect(completionOf(typed, units)).toBe('');
    expect(completionOf('Tấn', { own: ['Tấn', 'Tấn/ha'], catalogue: [] })).toBe('');
  });

  it('never offers anything that does not begin with what was typed', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 6 })), fc.string({ maxLength: 3 }), (own, typed) => {
        const offered = completionOf(typed, { own, catalogue: UNIT_CATALOGUE });
        if (offered !== '') {
          expect(offered.toLocaleLowerCase('vi').startsWith(typed.normalize('NFC').toLocaleLowerCase('vi'))).toBe(true);
        }
      }),
    );
  });

  it('reads composed and decomposed letters alike', () => {
    expect(completionOf('tỷ'.normalize('NFD'), units)).toBe('Tỷ đồng');
  });
});

describe('offersFor', () => {
  it('finds without accents, beginnings first', () => {
    expect(offersFor('dong', units)).toEqual(['Tỷ đồng', 'Tr. đồng']);
    expect(offersFor('t', units).slice(0, 3)).toEqual(['Tỷ đồng', 'Tr. đồng', 'Tấn']);
    expect(offersFor('', units)).toHaveLength(10);
    expect(offersFor('km/h', units)).toEqual([]);
  });

  it('folds đ, which has no decomposition', () => expect(withoutAccents('Đường ĐIỆN')).toBe('duong dien'));
});

describe('choicesFor', () => {
  const model = buildSheetModel(sampleView());
  const at = (kind: string) => model.columns.findIndex(({ column }) => column.kind === kind);
  const choices = (kind: string) => choicesFor(model, { r: 0, c: at(kind) }, UNIT_CATALOGUE);

  it('gives units of the sheet once, then those of the catalogue it does not have', () => {
    const { own, catalogue } = choices('unit');
    const all = [...own, ...catalogue].map((text) => text.toLocaleLowerCase('vi'));
    expect(own.length).toBeGreaterThan(0);
    expect(new Set(all).size).toBe(all.length);
  });

  it('gives labels in the name column and nothing where numbers are typed', () => {
    expect(choices('name').own).toContain(model.rows[1]?.name);
    expect(choices('figure')).toEqual({ own: [], catalogue: [] });
    expect(choices('ratio')).toEqual({ own: [], catalogue: [] });
  });
});
