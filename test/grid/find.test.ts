import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFinder, type FindOptions, findInSheet, replaceInCell, replaceMatches } from '../../shared/grid/find';
import { buildSheetModel } from '../../shared/grid/sheetModel';
import { sampleView } from '../renderer/sampleView';

const EXACT: FindOptions = { matchCase: false, matchAccents: true, wholeCell: false };
const LOOSE: FindOptions = { ...EXACT, matchAccents: false };
const found = (query: string, text: string, options = EXACT): string[] =>
  createFinder(query, options)(text).map(({ start, end }) => text.slice(start, end));

describe('createFinder', () => {
  it('finds accents as written, or any when asked', () => {
    expect(found('nuoc', 'Nước sạch, nước máy')).toEqual([]);
    expect(found('nuoc', 'Nước sạch, nước máy', LOOSE)).toEqual(['Nước', 'nước']);
    expect(found('duong', 'Đường liên xã', LOOSE)).toEqual(['Đường']);
    expect(found('dường', 'Đường liên xã')).toEqual([]);
  });

  it('finds either placing of a tone by either, and by a word still being typed', () => {
    expect(found('hoá', 'nhà văn hóa')).toEqual(['hóa']);
    expect(found('hóa', 'nhà văn hoá')).toEqual(['hoá']);
    expect(found('hó', 'nhà văn hóa')).toEqual(['hó']);
    expect(found('khoá', 'giao khoán')).toEqual(['khoá']);
    expect(found('thuý', 'Thúy Kiều')).toEqual(['Thúy']);
  });

  it('gives back the typed letters of a decomposed text whole', () => {
    const text = 'Tỷ lệ nước'.normalize('NFD');
    expect(found('lệ', text)).toEqual(['lệ'.normalize('NFD')]);
    expect(found('le', text, LOOSE)).toEqual(['lệ'.normalize('NFD')]);
    // Not inside a letter: l with nothing of its mark.
    expect(found('lê', text)).toEqual([]);
  });

  it('keeps case when asked, matches whole cells when asked', () => {
    expect(found('xã', 'Xã đạt chuẩn, xã', { ...EXACT, matchCase: true })).toEqual(['xã']);
    expect(found('100', '100', { ...EXACT, wholeCell: true })).toEqual(['100']);
    expect(found('100', ' 100 ', { ...EXACT, wholeCell: true })).toEqual([' 100 ']);
    expect(found('100', '100%', { ...EXACT, wholeCell: true })).toEqual([]);
  });

  it('finds nothing for nothing, and no piece over another', () => {
    expect(found('', 'abc')).toEqual([]);
    expect(found('aa', 'aaaaa')).toEqual(['aa', 'aa']);
  });

  it('replacing changes nothing but what was found', () => {
    const words = fc.constantFrom('hóa', 'HOÁ', 'nước', 'Đường', 'đồng', 'lệ'.normalize('NFD'), 'a', '12', ' ', '\n');
    fc.assert(
      fc.property(fc.array(words, { maxLength: 8 }), words, fc.boolean(), (parts, query, matchAccents) => {
        const text = parts.join('');
        const matches = createFinder(query, { ...EXACT, matchAccents })(text);
        // Put back what was there, and the text is as it was, letter for letter.
        const [first] = matches;
        let from = 0;
        let rest = '';
        for (const { start, end } of matches) {
          expect(start).toBeGreaterThanOrEqual(from);
          rest += text.slice(from, start);
          from = end;
        }
        rest += text.slice(from);
        expect(replaceMatches(text, matches, '')).toBe(rest);
        if (first && matches.length === 1) {
          expect(replaceMatches(text, matches, text.slice(first.start, first.end))).toBe(text);
        }
      }),
    );
  });
});

describe('finding in a sheet', () => {
  const model = buildSheetModel(sampleView());
  const hits = (query: string, options = EXACT) => [...findInSheet(model, createFinder(query, options))].flat();

  it('gives cells in reading order, a merged label once', () => {
    expect(hits('tỷ lệ')).toEqual([
      { row: 'a', column: 'name' },
      { row: 'b', column: 'name' },
    ]);
    expect(hits('1', { ...EXACT, wholeCell: true })).toEqual([{ row: 'a', column: 'marker' }]);
  });

  it('finds computed cells and says why they are left when replacing', () => {
    const find = createFinder('100', EXACT);
    expect(hits('100')).toContainEqual({ row: 'a', column: 'ratio' });
    const at = (column: string) => ({ r: 0, c: model.columnIndex(column) ?? -1 });
    expect(replaceInCell(model, at('ratio'), find, '1')).toBe('locked');
    expect(replaceInCell(model, at('target'), find, '99,5')).toEqual({ text: '99,5' });
    expect(replaceInCell(model, at('figure'), find, '1')).toBe('shownOnly');
  });

  it('searches only what is shown', () => {
    const filtered = buildSheetModel(sampleView(), {
      hiddenRows: new Set(['b']),
      order: null,
      hiddenColumns: new Set(['target']),
      frozen: undefined,
    });
    expect([...findInSheet(filtered, createFinder('98', EXACT))].flat()).toEqual([]);
    expect([...findInSheet(filtered, createFinder('100', EXACT))].flat().map(({ column }) => column)).toEqual([
      'ratio',
      'ratio',
    ]);
  });

  it('finds every cell that has a text, editable or not, row by row', () => {
    const model = buildSheetModel(sampleView());
    for (let r = 0; r < model.rows.length; r += 1) {
      for (let c = 0; c < model.columns.length; c += 1) {
        const merge = model.mergeOf({ r, c });
        const text = model.textAt({ r, c });
        if (text === '' || merge.r0 !== r || merge.c0 !== c) continue;
        const found = [...findInSheet(model, createFinder(text, { ...EXACT, wholeCell: true }))].flat();
        expect(found).toContainEqual({ row: model.rows[r]?.id, column: model.columns[c]?.id });
        const places = found.map(({ row }) => model.rowIndex(row) ?? -1);
        expect(places).toEqual([...places].sort((a, b) => a - b));
      }
    }
  });
});
