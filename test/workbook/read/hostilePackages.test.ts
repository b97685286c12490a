import { readFileSync } from 'node:fs';
import path from 'node:path';
import { zipSync } from 'fflate';
import { afterEach, describe, expect, it } from 'vitest';
import { cellsOf, contents, MAIN, packageOf, partsOf, problem, read, rows } from './packages';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const good = zipSync(partsOf({ sheet: rows('<row r="1"><c r="A1"><v>1</v></c></row>') }), { level: 6 });

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
/** Places of the entries of the directory, in their order. */
const entriesOf = (bytes: Uint8Array): number[] => {
  const view = viewOf(bytes);
  const found: number[] = [];
  for (let at = 0; at + 4 <= bytes.length; at++) if (view.getUint32(at, true) === ENTRY) found.push(at);
  return found;
};
const endOf = (bytes: Uint8Array): number => {
  const view = viewOf(bytes);
  for (let at = bytes.length - 22; at >= 0; at--) if (view.getUint32(at, true) === END) return at;
  throw new Error('no end');
};
/** The package with numbers of its directory changed. */
const lying = (change: (view: DataView, entries: readonly number[], end: number) => void): Uint8Array => {
  const copy = Uint8Array.from(good);
  change(viewOf(copy), entriesOf(copy), endOf(copy));
  return copy;
};
/** The package with a zip64 directory in front of its end, which says what is given. */
const zip64 = (count: bigint, at: bigint, locator: bigint | null): Uint8Array => {
  const end = endOf(good);
  const record = new DataView(new ArrayBuffer(56));
  record.setUint32(0, 0x06064b50, true);
  record.setBigUint64(32, count, true);
  record.setBigUint64(48, at, true);
  const pointer = new DataView(new ArrayBuffer(20));
  pointer.setUint32(0, 0x07064b50, true);
  pointer.setBigUint64(8, locator ?? BigInt(end), true);
  return Buffer.concat([
    good.subarray(0, end),
    Buffer.from(record.buffer),
    Buffer.from(pointer.buffer),
    good.subarray(end),
  ]);
};
const HUGE = 2n ** 63n;
const forEntries = (entries: readonly number[], change: (at: number) => void): void => {
  for (const at of entries) change(at);
};

afterEach(() => {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
});

describe('a package whose directory lies', () => {
  const realCount = BigInt(entriesOf(good).length);
  const realStart = BigInt(viewOf(good).getUint32(endOf(good) + 16, true));

  it.each([
    ['encrypted', lying((view, entries) => forEntries(entries, (at) => view.setUint16(at + 8, 1, true))), 'password'],
    ['smaller than it is', lying((view, [, , at = 0]) => view.setUint32(at + 24, 5, true)), 'damaged'],
    ['larger than it is', lying((view, [, , at = 0]) => view.setUint32(at + 24, 5_000, true)), 'damaged'],
    ['another checksum', lying((view, [, , at = 0]) => view.setUint32(at + 16, 7, true)), 'damaged'],
    [
      'an unknown method',
      lying((view, entries) => forEntries(entries, (at) => view.setUint16(at + 10, 99, true))),
      'damaged',
    ],
    [
      'parts behind the end',
      lying((view, entries) => forEntries(entries, (at) => view.setUint32(at + 42, 0x7fff_fff0, true))),
      'damaged',
    ],
    // All parts lie in the same bytes: what comes out has another length or checksum than the directory says.
    [
      'parts on top of each other',
      lying((view, entries) => forEntries(entries, (at) => view.setUint32(at + 42, 0, true))),
      'damaged',
    ],
    ['more entries than there are', lying((view, _entries, end) => view.setUint16(end + 10, 4_000, true)), 'damaged'],
    [
      'more entries than may be',
      lying((view, _entries, end) => view.setUint16(end + 10, 0xffff, true)),
      'phần trong tệp',
    ],
    [
      'a directory behind the end',
      lying((view, _entries, end) => view.setUint32(end + 16, 0x7fff_ffff, true)),
      'damaged',
    ],
    [
      '4 GB in one part',
      lying((view, [, , at = 0]) => view.setUint32(at + 24, 0xffff_fffe, true)),
      'MB sau khi giải nén',
    ],
    ['zip64 that is right', zip64(realCount, realStart, null), 'ok'],
    ['zip64 with 2^63 entries', zip64(HUGE, realStart, null), 'phần trong tệp'],
    ['zip64 whose directory is at 2^63', zip64(realCount, HUGE, null), 'damaged'],
    ['zip64 whose end is at 2^63', zip64(realCount, realStart, HUGE), 'damaged'],
  ])('%s', async (_what, bytes, expected) => {
    expect(await problem(bytes)).toBe(expected);
  });

  it('names that lead out or to another drive', async () => {
    const parts = partsOf({ sheet: rows('') });
    for (const name of ['..\\..\\x.xml', 'xl/../../x.xml', '/../x.xml']) {
      expect([name, await problem(zipSync({ ...parts, [name]: new Uint8Array(1) }))]).toEqual([name, 'damaged']);
    }
    // Nothing is ever written by such a name, so it is a name like any other.
    for (const name of ['C:\\Windows\\x.xml', '/xl/x.xml', 'xl/con.xml']) {
      expect([name, await problem(zipSync({ ...parts, [name]: new Uint8Array(1) }))]).toEqual([name, 'ok']);
    }
  });

  it('relations that point outside, at nothing or at themselves', async () => {
    for (const sheetTarget of [
      '../../../etc/passwd',
      'file:///etc/passwd',
      'http://x.invalid/a.xml',
      '',
      '/',
      '.',
      'workbook.xml',
      '_rels/workbook.xml.rels',
      '__proto__',
    ]) {
      expect([sheetTarget, await problem(packageOf({ sheet: rows(''), sheetTarget }))]).toEqual([
        sheetTarget,
        expect.stringMatching(/^(damaged|empty|ok)$/),
      ]);
    }
  });
});

describe('an .xls whose container lies', () => {
  const old = readFileSync(path.join(import.meta.dirname, '../../fixtures/workbooks/old/bay.xls'));
  const SECTOR = 512;
  const place = (sector: number): number => (sector + 1) * SECTOR;
  const [fat, directory] = [place(old.readUInt32LE(76)), place(old.readUInt32LE(48))];
  const chains = (next: (sector: number) => number) => (bytes: Buffer) => {
    for (let sector = 0; sector < SECTOR / 4; sector++) bytes.writeUInt32LE(next(sector), fat + 4 * sector);
  };
  const entries = (offset: number, value: number) => (bytes: Buffer) => {
    for (let at = directory; at < directory + SECTOR; at += 128) bytes.writeUInt32LE(value, at + offset);
  };

  it.each<[string, (bytes: Buffer) => unknown, string]>([
    ['chains that lead to themselves', chains((sector) => sector), 'oldExcel'],
    ['chains of two in a circle', chains((sector) => sector ^ 1), 'oldExcel'],
    ['chains that all begin anew', chains(() => 0), 'oldExcel'],
    ['more tables of chains than the file has room for', (bytes) => bytes.writeUInt32LE(0xffff_fff0, 44), 'damaged'],
    [
      'short chains without end',
      (bytes) => bytes.writeUInt32LE(old.readUInt32LE(48), 60) && bytes.writeUInt32LE(0xff_ffff, 64),
      'damaged',
    ],
    [
      'tables of tables without end',
      (bytes) => bytes.writeUInt32LE(0, 68) && bytes.writeUInt32LE(0xff_ffff, 72),
      'damaged',
    ],
    ['sectors of 2 GB', (bytes) => bytes.writeUInt16LE(31, 30), 'oldExcel'],
    ['a directory behind the end', (bytes) => bytes.writeUInt32LE(0x7ff_ffff, 48), 'damaged'],
    ['streams of 2 GB', entries(120, 0x7fff_ffff), 'ok'],
    ['entries that are their own neighbours', entries(68, 0), 'ok'],
  ])('%s', async (_what, lie, expected) => {
    const bytes = Buffer.from(old);
    lie(bytes);
    expect(await problem(new Uint8Array(bytes), 'x.xls')).toBe(expected);
  });
});

describe('a sheet made to cost time or memory', () => {
  const long = (text: string, count: number): string => text.repeat(count);
  const inline = (text: string): string => `<c t="inlineStr"><is>${text}</is></c>`;

  it.each([
    [
      'attributes without end',
      { sheet: rows(`<row ${Array.from({ length: 20_000 }, (_, at) => `a${at}="1"`).join(' ')}/>`) },
    ],
    [
      'attributes that are names of built-in things',
      { sheet: rows('<row __proto__="1" constructor="2" toString="3"><c r="A1" __proto__="x"><v>1</v></c></row>') },
    ],
    [
      'runs without end',
      { sheet: rows(`<row>${inline(long('<r><rPr><rFont val="x"/></rPr><t>a</t></r>', 10_000))}</row>`) },
    ],
    ['empty strings without end', { strings: long('<si/>', 50_000), sheet: rows('') }],
    [
      'one long string in many cells',
      {
        strings: `<si><t>${long('ệ', 150_000)}</t></si>`,
        sheet: rows(long(`<row>${long('<c t="s"><v>0</v></c>', 10)}</row>`, 300)),
      },
    ],
    [
      'numbers that are none',
      {
        sheet: rows(
          `<row><c><v>1e999999999</v></c><c><v>${long('9', 100_000)}</v></c><c><v>0x41</v></c><c><v>1e-999999999</v></c></row>`,
        ),
      },
    ],
    [
      'a format of brackets',
      {
        styles: `<numFmts><numFmt numFmtId="200" formatCode="${long('[', 40_000)}"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs>`,
        sheet: rows('<row><c s="0"><v>1</v></c></row>'),
      },
    ],
    [
      'comments and instructions without end',
      { sheet: `${long('<!-- -->', 20_000)}${long('<?a b?>', 20_000)}${rows('<row><c><v>1</v></c></row>')}` },
    ],
    [
      'sections of text that open and close',
      { sheet: rows(`<row>${inline(`<t>${long('<![CDATA[]]>', 20_000)}</t>`)}</row>`) },
    ],
    [
      'columns hidden over and over',
      {
        sheet: `<cols>${long('<col min="1" max="16384" hidden="1"/>', 2_000)}</cols>${rows('<row><c><v>1</v></c></row>')}`,
      },
    ],
  ])('%s', async (_what, text) => {
    expect(await problem(packageOf(text))).toMatch(/^(ok|damaged|empty|cột|ký tự trong một ô)$/);
  });

  it('a number out of range is an error, never a figure', async () => {
    const model = await read(
      packageOf({
        sheet: rows(
          '<row><c r="A1"><v>1e999999999</v></c><c r="B1"><v>Infinity</v></c><c r="C1"><v>0x41</v></c><c r="D1"><v>1e-400</v></c></row>',
        ),
      }),
    );
    expect(contents(model)).toEqual({ A1: 'error #NUM!', B1: 'error #NUM!', C1: 'error #NUM!', D1: 'number 0' });
  });

  it('formulas never come in as formulas, whatever they would fetch', async () => {
    const cell = (formula: string): string => `<c t="str"><f>${formula}</f><v>kết quả</v></c>`;
    const model = await read(
      packageOf({
        sheet: rows(
          `<row>${cell('WEBSERVICE(&quot;http://x.invalid&quot;)')}${cell('cmd|&apos; /C calc&apos;!A0')}${cell('HYPERLINK(&quot;http://x.invalid&quot;)')}</row>`,
        ),
        namespace: MAIN,
      }),
    );
    expect(cellsOf(model).map(({ text, formula }) => [text, formula])).toEqual(
      Array.from({ length: 3 }, () => ['kết quả', true]),
    );
  });
});
