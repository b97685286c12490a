import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readBlock } from '../../shared/grid/pasteBlock';
import { formatTsv, parseTsv } from '../../shared/grid/tsv';

/** What Excel, LibreOffice and the like work out when it is pasted as plain text. */
const EVALUATED = [
  '=1+1',
  '@SUM(A1:A9)',
  "=cmd|' /C calc'!A0",
  "+cmd|' /C calc'!A0",
  "-2+3+cmd|' /C calc'!A0",
  '+HYPERLINK("http://x.invalid","đây")',
  '-WEBSERVICE("http://x.invalid")',
  '  =1+1',
  '\t=1+1',
  '\r=1+1',
  "'=1+1",
  '|calc!A0',
];
/** What looks alike and is data. */
const DATA = [
  '-5',
  '- Lúa mùa',
  '+ Diện tích',
  '5-6',
  '-12,5',
  '>58',
  '– Trong đó',
  "Đ'ran",
  '1.000',
  '',
  "'",
  '-',
  'a=b',
  'x@y.vn',
];

it('texts that a program would work out leave disarmed, and come home as they were', () => {
  for (const text of EVALUATED) {
    const [[cell = '', other = ''] = []] = parseRaw(formatTsv([[text, 'b']]));
    expect([text, cell.startsWith("'"), other]).toEqual([text, true, 'b']);
    expect(parseTsv(`${formatTsv([[text, 'b']])}\r\n`)).toEqual([[text.replace(/\r/g, '\n'), 'b']]);
  }
  for (const text of DATA) expect(formatTsv([[text, 'b']])).toBe(`${text}\tb`);
});

/** Cells as another program takes them, quotes off. */
const parseRaw = (tsv: string): string[][] =>
  tsv
    .split('\r\n')
    .map((line) =>
      [...line.matchAll(/"((?:[^"]|"")*)"(?:\t|$)|([^\t]*)(?:\t|$)/g)].map((found) => found[1] ?? found[2] ?? ''),
    );

it('nothing that is copied changes on its way through plain text, whatever it begins with', () => {
  const cell = fc.string({
    unit: fc.constantFrom("'", '=', '+', '-', '@', '|', '!', '(', 'a', 'ệ', '5', ' ', '\t', '"'),
  });
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 4 }), (rows) => {
      expect(parseTsv(`${formatTsv(rows)}\r\n`)).toEqual(rows);
    }),
  );
});

it('HTML on the clipboard that says too much is read in time, and keeps its cells', () => {
  const cells = '<td rowspan="20000" colspan="20000">a</td>'.repeat(200);
  const block = readBlock(
    `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table>${`<tr>${cells}</tr>`.repeat(20)}</table>`,
    '',
  );
  expect(block.flat().filter((one) => one?.text === 'a')).toHaveLength(4000);
  for (const endless of ['<script>', '<!--', '<![', '<a ', '<td "', '<title>', '<b> </b>']) {
    const html = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><td>5</td></tr></table>${endless.repeat(50_000)}`;
    expect([endless, readBlock(html, '')]).toEqual([endless, [[{ text: '5', value: null }]]]);
    const inside = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><td>x${endless.repeat(25_000)}y</td></tr></table>`;
    expect([endless, readBlock(inside, '').length]).toEqual([endless, 1]);
  }
});
