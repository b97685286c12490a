import { describe, expect, it } from 'vitest';
import { SAMPLES } from '../../electron/session/start/sampleList';
import { citationsOf, readDocument, readSample } from './seedFiles';

const sample = readSample('tam-duong');
const [plan] = sample.plans;
if (!plan) throw new Error('no plan');
const lines = readDocument('004_fc7403f0804dce4b.txt');
const targetOf = (indicator: string) => plan.targets.find((target) => target.indicator === indicator);
const printed = sample.figures.filter(({ period }) => period === '2023');
const soFar = sample.figures.filter(({ period }) => period !== '2023');

/** Canonical text of a vi-VN number: "41.550" → "41550", "58,30" → "58.3". */
const canonical = (text: string): string => {
  const [whole = '', decimals = ''] = text.replaceAll('.', '').split(',');
  const kept = decimals.replace(/0+$/, '');
  return kept === '' ? whole : `${whole}.${kept}`;
};
const numbersIn = (text: string): readonly string[] => (text.match(/\d+(?:\.\d{3})*(?:,\d+)?/g) ?? []).map(canonical);

describe.each(SAMPLES)('citations of $id', ({ id, title }) => {
  it('the title is the one that is offered', () => {
    expect(readSample(id).title).toBe(title);
  });

  it('are on the lines they name, word for word', () => {
    const read = readSample(id);
    const documents = new Map(Object.entries(read.sources).map(([key, file]) => [key, readDocument(file)]));
    const citations = citationsOf(read);
    expect(citations.length).toBeGreaterThan(100);
    const wrong = citations.filter(
      ([, { doc, line, quote }]) => !(documents.get(doc)?.[line - 1] ?? '').includes(quote.normalize('NFC')),
    );
    expect(wrong).toEqual([]);
  });

  it('stand in NFC', () => {
    const text = JSON.stringify(readSample(id), (key, value: unknown) => (key === 'quote' ? '' : value));
    expect(text).toBe(text.normalize('NFC'));
  });
});

describe('the table of Tam Đường', () => {
  it('quotes targets word for word', () => {
    for (const { indicator, source, text } of plan.targets) {
      expect(source.quote.split('\t').at(-1), indicator).toBe(text);
    }
  });

  it('quotes the printed figure from the table, or its number from the prose that calls it an estimate', () => {
    expect(printed).toHaveLength(37);
    for (const figure of printed) {
      const { quote, line } = figure.source;
      const target = targetOf(figure.indicator);
      if (figure.nature === 'actual') {
        expect(line, figure.indicator).toBe(target?.source.line);
        expect(quote.split('\t').at(-2), figure.indicator).toBe(figure.text);
      } else {
        expect(quote, figure.indicator).toContain('ước');
        expect(numbersIn(quote), figure.indicator).toContain(canonical(figure.text));
        // The same figure, as the table prints it.
        expect((lines[(target?.source.line ?? 0) - 1] ?? '').split('\t'), figure.indicator).toContain(figure.text);
      }
    }
  });

  it('quotes each actual so far, and it differs from the printed estimate', () => {
    expect(soFar.map(({ indicator, text }) => [indicator, text])).toEqual([
      ['thu-ngan-sach-dia-ban', '13,33'],
      ['dien-tich-che-trong-moi', '254,3'],
      ['khach-du-lich', '188.816'],
      ['doanh-thu-du-lich', '69,5'],
      ['truong-dat-chuan-quoc-gia', '56,8'],
    ]);
    for (const other of soFar) {
      const figure = printed.find(({ indicator }) => indicator === other.indicator);
      expect(other.source.quote, other.indicator).toContain(other.text);
      expect([figure?.nature, other.nature], other.indicator).toEqual(['estimate', 'actual']);
      // Beside the estimate in a period of its own: it must never be taken for the year's figure.
      expect(other.period, other.indicator).toBe('2023-H1');
    }
  });

  it('keeps both numbers of 21/36', () => {
    const row = plan.rows.find(({ id }) => id === 'truong-dat-chuan-quoc-gia');
    expect(row?.fields.map(({ text }) => text).join()).toContain('21/36');
    const figure = printed.find(({ indicator }) => indicator === 'truong-dat-chuan-quoc-gia');
    expect(figure?.source.quote).toContain('21/36 trường');
  });
});
