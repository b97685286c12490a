import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countLines, textWidth } from '../../electron/workbook/export/textWidth';

const letters = fc.constantFrom(...'aăâđeêioôơuưyAƠƯĐW1.,% ‰…ấẫỹệỪỡ', 'ẻ', '😀');

it('a text is as wide in one Unicode form as in the other, and as the sum of its words and blanks (property)', () => {
  fc.assert(
    fc.property(fc.array(letters), fc.boolean(), (parts, bold) => {
      const text = parts.join('');
      const width = textWidth(text.normalize('NFC'), 12, bold);
      expect(textWidth(text.normalize('NFD'), 12, bold)).toBeCloseTo(width, 6);
      const words = text.split(' ');
      const apart = words.reduce((sum, word) => sum + textWidth(word, 12, bold), 0);
      expect(apart + (words.length - 1) * textWidth(' ', 12, bold)).toBeCloseTo(width, 6);
    }),
  );
});

it('a horn makes u and o wider, other marks nothing', () => {
  expect(textWidth('ư', 1000, false)).toBe(542);
  expect(textWidth('ứ', 1000, false)).toBe(542);
  expect(textWidth('ơ', 1000, true)).toBe(554);
  expect(textWidth('ấ', 1000, true)).toBe(textWidth('a', 1000, true));
});

it('breaks at blanks, then anywhere', () => {
  const word = textWidth('Tổng', 12, false);
  expect(countLines('Tổng Tổng Tổng', word * 2.5, 12, false)).toBe(2);
  expect(countLines('TổngTổngTổng', word * 1.5, 12, false)).toBe(2);
  expect(countLines('Tổng\nTổng', 1000, 12, false)).toBe(2);
});
