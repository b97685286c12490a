import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Journal, journalOf, readJournal, setJournalAside } from '../../electron/file/journal';
import { decodeJournal, encodeEntries, type JournalEntry, stepsAfter } from '../../electron/file/journalFormat';
import { VolatileDisk } from '../helpers/volatileDisk';

interface Step {
  readonly seq: number;
  readonly text: string;
}
type Entry = JournalEntry<Step>;

const FILE = '/phòng/sổ.skh';
const parse = (json: unknown): Entry | null => (typeof json === 'object' && json !== null ? (json as Entry) : null);
const step = (seq: number, text = 'x'): Step => ({ seq, text });
const HEAD = Buffer.from('SKHJ1\n');
const bytesOf = (entries: readonly Entry[]): Buffer => Buffer.concat([HEAD, encodeEntries(entries).bytes]);

const entry: fc.Arbitrary<Entry> = fc.oneof(
  fc.record({ step: fc.record({ seq: fc.nat(), text: fc.string({ unit: 'grapheme' }) }) }),
  fc.record({ base: fc.record({ seq: fc.nat(), sha256: fc.string() }) }),
);
const entries = fc.array(entry, { maxLength: 8 });

test('what is written is what is read (property)', () => {
  fc.assert(
    fc.property(entries, (list) => {
      const bytes = bytesOf(list);
      expect(decodeJournal(bytes, parse)).toMatchObject({ entries: list, length: bytes.length, isDamaged: false });
    }),
  );
});

test('cut anywhere, only whole entries count, and nothing is said to be damaged (property)', () => {
  fc.assert(
    fc.property(entries, fc.nat(), (list, at) => {
      const bytes = bytesOf(list);
      const found = decodeJournal(bytes.subarray(0, at % (bytes.length + 1)), parse);
      expect(found.entries).toEqual(list.slice(0, found.entries.length));
      expect(found.isDamaged).toBe(false);
      expect(found.length).toBeLessThanOrEqual(at % (bytes.length + 1));
    }),
  );
});

test('a changed byte never changes an entry: reading ends before it (property)', () => {
  fc.assert(
    fc.property(
      fc.array(entry, { minLength: 1, maxLength: 8 }),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      (list, at, by) => {
        const bytes = bytesOf(list);
        const place = at % bytes.length;
        bytes[place] = (bytes[place] ?? 0) ^ by;
        const found = decodeJournal(bytes, parse);
        expect(found.entries.length).toBeLessThan(list.length);
        expect(found.entries).toEqual(list.slice(0, found.entries.length));
      },
    ),
  );
});

test('lines that changed places, and lines of an older journal, are not read', () => {
  const [one, two, three] = bytesOf([{ step: step(1) }, { step: step(2) }, { step: step(3) }])
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .slice(1);
  const swapped = decodeJournal(Buffer.from(`SKHJ1\n${one}\n${three}\n${two}\n`), parse);
  expect(swapped).toMatchObject({ entries: [{ step: step(1) }], isDamaged: true });
  const older = encodeEntries([{ step: step(2, 'của lần trước') }]).bytes.toString('utf8');
  expect(decodeJournal(Buffer.from(`SKHJ1\n${one}\n${older}`), parse).entries).toEqual([{ step: step(1) }]);
});

test('a head that never reached the disk is an empty journal, anything else is damaged', () => {
  for (const bytes of [Buffer.alloc(0), HEAD.subarray(0, 3), Buffer.alloc(700)]) {
    expect(decodeJournal(bytes, parse)).toMatchObject({ entries: [], length: 0, isDamaged: false });
  }
  expect(decodeJournal(Buffer.from('tài liệu khác'), parse).isDamaged).toBe(true);
});

test('steps follow the file that the journal names, without a gap', () => {
  const list: Entry[] = [
    { base: { seq: 4, sha256: 'a' } },
    { step: step(5) },
    { step: step(6) },
    { base: { seq: 5, sha256: 'b' } },
    { step: step(7) },
  ];
  expect(stepsAfter(list, { sha256: 'a' })).toEqual({ seq: 4, steps: [step(5), step(6), step(7)] });
  expect(stepsAfter(list, { sha256: 'b' })).toEqual({ seq: 5, steps: [step(6), step(7)] });
  expect(stepsAfter(list, { sha256: 'của tệp khác' })).toBeNull();
  expect(stepsAfter([...list, { step: step(9) }], { sha256: 'a' })).toBeNull();
});

test('a step that comes while the whole file is being written goes with the old file and with the new one', async () => {
  const disk = new VolatileDisk();
  const journal = new Journal<Step>(disk, FILE, null, { seq: 0, sha256: 'cũ' }, null);
  await journal.append([step(1)]);
  await journal.expect({ seq: 1, sha256: 'mới' });
  await journal.append([step(2)]);
  const between = await readJournal(disk, FILE, parse);
  expect(between && stepsAfter(between.entries, { sha256: 'cũ' })?.steps).toEqual([step(1), step(2)]);
  expect(between && stepsAfter(between.entries, { sha256: 'mới' })?.steps).toEqual([step(2)]);
  await journal.settle({ seq: 1, sha256: 'mới' });
  expect(await readJournal(disk, FILE, parse)).toMatchObject({ length: journal.length });
  await journal.expect({ seq: 2, sha256: 'mới nữa' });
  await journal.settle({ seq: 2, sha256: 'mới nữa' });
  expect(await readJournal(disk, FILE, parse)).toBeNull();
  await journal.append([step(2), step(3)]);
  const after = await readJournal(disk, FILE, parse);
  expect(after && stepsAfter(after.entries, { sha256: 'mới nữa' })?.steps).toEqual([step(3)]);
  await journal.close(true);
  expect(await disk.stat(journalOf(FILE))).toBeNull();
});

test('whoever could not name the coming file promises nothing until the journal was emptied', async () => {
  let full = false;
  const disk = new VolatileDisk((operation) => (full && operation === 'grow' ? 'ENOSPC' : null));
  const journal = new Journal<Step>(disk, FILE, null, { seq: 0, sha256: 'cũ' }, null);
  await journal.append([step(1)]);
  full = true;
  await journal.expect({ seq: 1, sha256: 'mới' });
  full = false;
  await expect(journal.append([step(2)])).rejects.toMatchObject({ code: 'EBADF' });
  await journal.settle({ seq: 1, sha256: 'mới' });
  await journal.append([step(2)]);
  const found = await readJournal(disk, FILE, parse);
  expect(found && stepsAfter(found.entries, { sha256: 'mới' })?.steps).toEqual([step(2)]);
});

test('a write that failed half-way is written over; one whose file was taken away fails', async () => {
  let fails = 0;
  const disk = new VolatileDisk((operation) => (operation === 'grow' && fails-- > 0 ? 'EIO' : null));
  const journal = new Journal<Step>(disk, FILE, null, { seq: 0, sha256: 'a' }, null);
  await journal.append([step(1)]);
  fails = 1;
  await expect(journal.append([step(2, 'dài '.repeat(500))])).rejects.toMatchObject({ code: 'EIO' });
  await journal.append([step(2)]);
  expect((await readJournal(disk, FILE, parse))?.entries.length).toBe(3);
  await disk.remove(journalOf(FILE));
  await expect(journal.append([step(3)])).rejects.toMatchObject({ code: 'ENOENT' });
  // Nor is it made up with blanks afterwards; a whole file begins it anew.
  await expect(journal.append([step(3)])).rejects.toMatchObject({ code: 'ENOENT' });
  await journal.settle({ seq: 3, sha256: 'b' });
  await journal.append([step(4)]);
  const found = await readJournal(disk, FILE, parse);
  expect(found && stepsAfter(found.entries, { sha256: 'b' })?.steps).toEqual([step(4)]);
});

test('a step that does not follow the last one is not promised', async () => {
  const disk = new VolatileDisk();
  const journal = new Journal<Step>(disk, FILE, null, { seq: 4, sha256: 'a' }, null);
  await journal.append([step(5)]);
  await expect(journal.append([step(7)])).rejects.toMatchObject({ code: 'EBADF' });
  await expect(journal.append([step(6)])).rejects.toMatchObject({ code: 'EBADF' });
  await journal.settle({ seq: 7, sha256: 'b' });
  await journal.append([step(8)]);
});

test('what is set aside keeps its contents under a name of its own', async () => {
  const disk = new VolatileDisk();
  const now = new Date('2026-11-22T07:03:00Z');
  const names: string[] = [];
  for (const text of ['một', 'hai']) {
    const journal = new Journal<Step>(disk, FILE, null, { seq: 0, sha256: 'a' }, null);
    await journal.append([step(1, text)]);
    await journal.close(false);
    names.push(await setJournalAside(disk, FILE, now, 'move'));
  }
  expect(new Set(names).size).toBe(2);
  for (const [index, name] of names.entries()) {
    expect(Buffer.from(await disk.readFile(name)).toString('utf8')).toContain(['một', 'hai'][index]);
  }
  expect(await disk.stat(journalOf(FILE))).toBeNull();
});

test('a copy that is set aside outlives a power cut right behind it', async () => {
  const disk = new VolatileDisk();
  const journal = new Journal<Step>(disk, FILE, null, { seq: 0, sha256: 'a' }, null);
  await journal.append([step(1)]);
  const kept = await disk.readFile(journalOf(FILE));
  const name = await setJournalAside(disk, FILE, new Date('2026-11-22T07:03:00Z'), 'copy');
  await journal.settle({ seq: 1, sha256: 'b' });
  for (const luck of [0.1, 0.99]) expect(disk.afterPowerCut(() => luck).get(name)).toEqual(kept);
});
