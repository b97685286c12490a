import { describe, expect, it } from 'vitest';
import { layOut } from '../../electron/workbook/export/layOut';
import { formatSigners, readSigners, signerLines, withoutSigner, withSigner } from '../../shared/form/signers';
import { sampleView } from '../workbook/sampleView';

const chair = { signerTitle: 'TM. ỦY BAN NHÂN DÂN', signerPost: 'CHỦ TỊCH', signerName: 'Nguyễn Văn A' };
const vice = { ...chair, signerPost: 'KT. CHỦ TỊCH / PHÓ CHỦ TỊCH', signerName: 'Trần Thị B' };

describe('signers', () => {
  it('are kept with the plan, the last used first, each once', () => {
    const list = withSigner(withSigner(withSigner([], chair), vice), { ...chair, signerName: ' Nguyễn  Văn A ' });
    expect(list).toEqual([chair, vice]);
    expect(readSigners(formatSigners(list))).toEqual(list);
    expect(withoutSigner(list, chair)).toEqual([vice]);
    expect(withSigner(list, { ...chair, signerName: ' ' })).toBe(list);
    expect(readSigners('')).toEqual([]);
    expect(readSigners('a\tb\n\t\tC')).toEqual([{ signerTitle: '', signerPost: '', signerName: 'C' }]);
  });

  it.each([
    ['KT. CHỦ TỊCH / PHÓ CHỦ TỊCH', ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH']],
    ['T/M BAN THƯỜNG VỤ', ['T/M BAN THƯỜNG VỤ']],
    ['K/T BÍ THƯ / PHÓ BÍ THƯ', ['K/T BÍ THƯ', 'PHÓ BÍ THƯ']],
    ['', []],
  ])('%s is printed in so many lines', (text, lines) => {
    expect(signerLines(text)).toEqual(lines);
  });

  it('sign one line below the other, in bold as the profile has it', () => {
    const sheet = layOut(sampleView({ print: vice }), { layout: 'bieu', profile: 'nha-nuoc' });
    const signs = sheet.cells.filter(({ row, value }) => row >= sheet.firstSign && typeof value === 'string' && value);
    const texts = ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH', 'Trần Thị B'];
    const found = texts.map((text) => signs.find(({ value }) => value === text));
    expect(found.map((cell) => cell?.look.bold)).toEqual([true, true, true, true]);
    const rows = found.map((cell) => cell?.row ?? 0);
    expect(rows.slice(0, 3)).toEqual([rows[0], (rows[0] ?? 0) + 1, (rows[0] ?? 0) + 2]);
  });
});
