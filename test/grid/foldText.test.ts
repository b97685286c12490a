import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText, hasAccents, spellingKey } from '../../shared/grid/foldText';

const EXACT = { matchCase: true, matchAccents: true };
const LOOSE = { matchCase: false, matchAccents: false };
const folded = (text: string, options = EXACT): string => foldText(text, options).text;

describe('foldText', () => {
  it.each([
    ['hóa', 'hoá'],
    ['thúy', 'thuý'],
    ['Ủy ban', 'Uỷ ban'],
    ['òa khóc', 'oà khóc'],
    ['khỏe', 'khoẻ'],
    ['HÒA BÌNH', 'HOÀ BÌNH'],
  ])('takes both placings of the tone for one: %s, %s', (old, modern) => {
    expect(folded(old)).toBe(folded(modern));
    expect(folded(old.normalize('NFD'))).toBe(folded(modern));
    expect(folded(modern.normalize('NFD'))).toBe(folded(old));
  });

  it.each([
    ['quý', 'qúy'],
    ['hoán', 'hóan'],
    ['của', 'cuả'],
    ['mía', 'miá'],
    ['hóa', 'hòa'],
    ['đồng', 'dồng'],
    ['đồng', 'dong'],
  ])('keeps apart what is not the same: %s, %s', (one, other) => {
    expect(folded(one)).not.toBe(folded(other));
  });

  it('folds accents and đ only when asked', () => {
    expect(folded('Đường nước sạch', LOOSE)).toBe('duong nuoc sach');
    expect(folded('ĐƯỜNG', { matchCase: true, matchAccents: false })).toBe('DUONG');
    expect(folded('Đường', { matchCase: false, matchAccents: true })).toBe('đường');
  });

  it('takes no-break spaces and line breaks for spaces', () => {
    expect(folded('12\u00a0xã\nmới')).toBe('12 xã mới');
  });

  it('knows equal spellings and accents', () => {
    expect(spellingKey(' Tấn  chè ')).toBe(spellingKey('Tấn chè'.normalize('NFD')));
    expect(hasAccents('nuoc')).toBe(false);
    expect(hasAccents('đ')).toBe(true);
    expect(hasAccents('nước'.normalize('NFD'))).toBe(true);
  });

  it('leads every place back into the typed text, in order', () => {
    const letters = fc.constantFrom(
      ...'aăâeêioôơuưyđ hqtn'.split(''),
      '\u0301',
      '\u0300',
      '\u0323',
      '\u00a0',
      '𝟙',
      'ỏ',
      'Ý',
    );
    fc.assert(
      fc.property(
        fc.array(letters, { maxLength: 12 }),
        fc.boolean(),
        fc.boolean(),
        (parts, matchCase, matchAccents) => {
          const text = parts.join('');
          const { text: result, starts } = foldText(text, { matchCase, matchAccents });
          const places = starts ?? Array.from({ length: text.length + 1 }, (_, at) => at);
          expect(places).toHaveLength(result.length + 1);
          expect(places.at(-1)).toBe(text.length);
          expect([...places].sort((a, b) => a - b)).toEqual([...places]);
        },
      ),
    );
  });

  it('does not depend on the Unicode form', () => {
    const words = fc.constantFrom('hóa', 'hoá', 'quý', 'Uỷ', 'đường', 'nghĩa', 'khuỷu', 'thuở', 'toàn', '12,5', '%');
    fc.assert(
      fc.property(fc.array(words, { maxLength: 5 }), fc.boolean(), (parts, matchAccents) => {
        const text = parts.join(' ');
        const options = { matchCase: false, matchAccents };
        expect(folded(text.normalize('NFD'), options)).toBe(folded(text, options));
      }),
    );
  });
});
