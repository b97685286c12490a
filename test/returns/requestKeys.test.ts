import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { requestFileName } from '../../electron/handlers/returnsIssue';
import {
  formatRequestMeta,
  parseRequestMeta,
  requestChecksum,
  rowCheck,
} from '../../electron/workbook/returns/requestKeys';
import { periodsOfYear } from '../../shared/domain/period';

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).map((one) => one.normalize('NFC'));
const meta = fc.record({
  request: text,
  plan: text,
  form: text,
  sheet: text,
  period: text,
  unit: text,
  checksum: text,
});
const row = fc.record({ key: fc.stringMatching(/^[0-9a-f]{8,16}$/), label: text, unit: text });
const empty = {
  request: 'r',
  plan: 'p',
  form: 'f',
  sheet: 's',
  period: '2022-M01',
  unit: 'u',
};

describe('keys of a reporting form', () => {
  test('come back as they went out, also when a program has taken the letters apart', () => {
    fc.assert(
      fc.property(meta, (one) => {
        expect(parseRequestMeta(formatRequestMeta(one))).toEqual(one);
        expect(parseRequestMeta(formatRequestMeta(one).normalize('NFD'))).toEqual(one);
      }),
    );
  });

  test('no other text is taken for one', () => {
    fc.assert(
      fc.property(fc.string(), fc.jsonValue(), (any, value) => {
        expect(parseRequestMeta(any)).toBeNull();
        const found = parseRequestMeta(`skh.request/1 ${JSON.stringify(value)}`);
        expect(found === null || typeof found.request === 'string').toBe(true);
      }),
    );
    expect(parseRequestMeta('skh.request/1 {"__proto__":{"request":"x"}}')).toBeNull();
  });

  test('the check of a row holds through blanks and composed letters, and tells another label, unit or row', () => {
    fc.assert(
      fc.property(row, text, (one, other) => {
        expect(rowCheck({ ...one, label: ` ${one.label.normalize('NFD')}\u00A0` })).toBe(rowCheck(one));
        const tidy = (label: string): string =>
          label
            .normalize('NFC')
            .replace(/[\s\u00A0\u2000-\u200D\u202F\u2060\uFEFF]+/gu, ' ')
            .trim();
        fc.pre(tidy(other) !== tidy(one.label));
        expect(rowCheck({ ...one, label: other })).not.toBe(rowCheck(one));
      }),
    );
  });

  test('the checksum does not depend on the order of rows, and tells one that is gone', () => {
    fc.assert(
      fc.property(fc.uniqueArray(row, { minLength: 2, maxLength: 20, selector: ({ key }) => key }), (rows) => {
        const checks = rows.map(rowCheck);
        expect(requestChecksum(empty, checks.toReversed())).toBe(requestChecksum(empty, checks));
        expect(requestChecksum(empty, checks.slice(1))).not.toBe(requestChecksum(empty, checks));
        expect(requestChecksum({ ...empty, unit: 'v' }, checks)).not.toBe(requestChecksum(empty, checks));
      }),
    );
  });
});

describe('file names', () => {
  test('tell period and unit, one for each period', () => {
    expect(requestFileName('2022-M01', 'Xã Bản Bo')).toBe('T01-2022 Xã Bản Bo.xlsx');
    expect(requestFileName('2022-Q3', 'Phòng Tài chính - Kế hoạch')).toBe('Q3-2022 Phòng Tài chính - Kế hoạch.xlsx');
    expect(requestFileName('2020..2025', 'Xã A')).toBe('2020-2025 Xã A.xlsx');
    const names = periodsOfYear(2022).map((period) => requestFileName(period, 'Xã A'));
    expect(new Set(names).size).toBe(names.length);
  });

  test('are ones that Windows takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii', maxLength: 150 }), (unit) => {
        const name = requestFileName('2022-M01', unit);
        expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}]|[ .]$/u);
        expect(name.length).toBeLessThan(130);
        expect(name.endsWith('.xlsx')).toBe(true);
      }),
    );
  });
});
