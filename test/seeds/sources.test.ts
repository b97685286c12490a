import { describe, expect, it } from 'vitest';
import { citationsOf, readDocument, readTamDuong } from './seedFiles';

const plan = readTamDuong();
const lines = readDocument(plan.source);

/** Canonical text of a vi-VN number: "41.550" → "41550", "58,30" → "58.3". */
const canonical = (text: string): string => {
  const [whole = '', decimals = ''] = text.replaceAll('.', '').split(',');
  const kept = decimals.replace(/0+$/, '');
  return kept === '' ? whole : `${whole}.${kept}`;
};
const numbersIn = (text: string): readonly string[] => (text.match(/\d+(?:\.\d{3})*(?:,\d+)?/g) ?? []).map(canonical);

describe('citations of the sample plan', () => {
  it.each(citationsOf(plan))('%s is on the line it names', (_place, { line, quote }) => {
    expect(lines[line - 1] ?? '').toContain(quote.normalize('NFC'));
  });

  it('quotes targets from the table, word for word', () => {
    for (const { id, target } of plan.rows) {
      if (target) expect(target.source.quote.split('\t').at(-1), id).toBe(target.text);
    }
  });

  it('quotes the printed figure from the table, or its number from the prose that calls it an estimate', () => {
    for (const { id, target, figure } of plan.rows) {
      if (!figure || !target) continue;
      const { quote } = figure.source;
      if (figure.nature === 'actual') {
        expect(figure.source.line, id).toBe(target.source.line);
        expect(quote.split('\t').at(-2), id).toBe(figure.text);
      } else {
        expect(quote, id).toContain('ước');
        expect(numbersIn(quote), id).toContain(canonical(figure.text));
        // The same figure, as the table prints it.
        expect((lines[target.source.line - 1] ?? '').split('\t'), id).toContain(figure.text);
      }
    }
  });

  it('quotes each actual so far, and it differs from the printed estimate', () => {
    const found = plan.rows.flatMap(({ id, figure, others }) => others.map((other) => ({ id, figure, other })));
    expect(found.map(({ id, other }) => [id, other.text])).toEqual([
      ['thu-ngan-sach-dia-ban', '13,33'],
      ['dien-tich-che-trong-moi', '254,3'],
      ['khach-du-lich', '188.816'],
      ['doanh-thu-du-lich', '69,5'],
      ['truong-dat-chuan-quoc-gia', '56,8'],
    ]);
    for (const { id, figure, other } of found) {
      expect(other.source.quote, id).toContain(other.text);
      expect([figure?.nature, other.nature], id).toEqual(['estimate', 'actual']);
      // Beside the estimate in a period of its own: it must never be taken for the year's figure.
      expect(other.period, id).toBe('2023-H1');
    }
  });

  it('keeps both numbers of 21/36', () => {
    const row = plan.rows.find(({ id }) => id === 'truong-dat-chuan-quoc-gia');
    expect(row?.note).toContain('21/36');
    expect(row?.figure?.source.quote).toContain('21/36 trường');
  });
});
