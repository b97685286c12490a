import { expect, it } from 'vitest';
import { isDateFormat, shortFormat } from '../../electron/workbook/read/numberFormats';
import { readDeadline } from '../../shared/domain/deadline';
import { parseViNumber, showTyped } from '../../shared/domain/decimal';
import { conversionOf, readMeasure } from '../../shared/domain/measure';
import { parsePeriod } from '../../shared/domain/period';
import { readPeriod } from '../../shared/domain/readPeriod';
import { agenciesOf } from '../../shared/domain/tasks';
import { sheetTitle } from '../../shared/form/sheetTitle';
import { foldText } from '../../shared/grid/foldText';
import { parseTsv } from '../../shared/grid/tsv';
import { foldHeader } from '../../shared/reading/headerWords';
import { foldAccents, stripDecoration } from '../../shared/reading/labelText';
import { parseFigure } from '../../shared/target/parseFigure';
import { parseTarget } from '../../shared/target/parseTarget';
import { proposeDirection } from '../../shared/target/proposeDirection';
import { isRateUnit } from '../../shared/target/unitFamily';

/** What makes a reader that tries again at each letter take the square of the length: minutes for texts like these. */
const LENGTH = 60_000;
const filled = (text: string): string => text.repeat(Math.ceil(LENGTH / text.length)).slice(0, LENGTH);
const TEXTS: readonly string[] = [
  ...[
    ' ',
    '.',
    ', ',
    '1',
    '1.',
    '.000',
    ' 000',
    '(',
    '{',
    '[',
    '"',
    '\n',
    ' \n ',
    '¹',
    '(1)',
    '0',
    'a',
    ' và ',
    'trong đó ',
    '\u0301',
    '\u200b',
    '\u00a0',
    '/',
    ' - ',
    '<',
    '1 tấn; ',
    '\ud800',
  ].map((text) => `x${filled(text)}y`),
  filled('9'),
  `1,${filled('0')}1`,
];

const facts = { planPeriod: '2025', sheetPeriod: '2025', unit: { id: 'a', name: 'A' } };
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  agenciesOf: (text) => agenciesOf(text, () => null),
  conversionOf: (text) => conversionOf(text, text),
  foldAccents,
  foldHeader,
  foldText: (text) => foldText(text, { matchCase: false, matchAccents: false }),
  isDateFormat: (text) => isDateFormat(shortFormat(text)),
  isRateUnit,
  parseFigure,
  parsePeriod,
  parseTarget,
  parseTsv,
  parseViNumber,
  proposeDirection: (text) => proposeDirection(text, text),
  readDeadline: (text) => readDeadline(text, 2025),
  readMeasure,
  readPeriod,
  sheetTitle: (text) => sheetTitle(text, facts),
  showTyped,
  stripDecoration,
};

it.each(Object.entries(READERS))('%s reads texts without end in a time that grows with them', (_name, read) => {
  for (const text of TEXTS) expect(() => read(text)).not.toThrow();
});

it('lists of agencies are still read, however they are joined', () => {
  const known = new Map(['sở văn hóa, thể thao và du lịch', 'phòng nội vụ', 'ubnd xã a'].map((name) => [name, name]));
  const find = (text: string) => {
    const name = known.get(text.trim().toLowerCase());
    return name === undefined ? null : { id: name, name, names: [name], aliases: [] };
  };
  const found = agenciesOf('Sở Văn hóa, Thể thao và Du lịch, Phòng Nội vụ; UBND xã A và ai đó', find);
  expect(found.map(({ unit, name }) => unit ?? `? ${name}`)).toEqual([
    'sở văn hóa, thể thao và du lịch',
    'phòng nội vụ',
    'ubnd xã a',
    '? ai đó',
  ]);
});
