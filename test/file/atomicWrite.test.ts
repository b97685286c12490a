import { readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { atomicWrite, isPassingOf } from '../../electron/file/atomicWrite';
import { nodeFileSystem } from '../../electron/file/fileSystem';
import { faultyFileSystem } from '../helpers/faultyFileSystem';
import { tempFolder } from '../helpers/tempFolder';

const folder = tempFolder();
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
let serial = 0;
const prepared = async (): Promise<{ dir: string; file: string }> => {
  const dir = path.join(folder, String(serial++));
  await nodeFileSystem.makeFolder(dir);
  const file = path.join(dir, 'sổ.skh');
  writeFileSync(file, 'cũ', { mode: 0o640 });
  return { dir, file };
};

test('replaces the file, keeps its mode and the previous version', async () => {
  const { dir, file } = await prepared();
  expect(await atomicWrite(nodeFileSystem, file, bytes('mới'), { keepPrevious: true })).toEqual({
    ok: true,
    value: null,
  });
  expect(readFileSync(file, 'utf8')).toBe('mới');
  expect(readFileSync(`${file}.bak`, 'utf8')).toBe('cũ');
  expect(statSync(file).mode & 0o777).toBe(0o640);
  expect(readdirSync(dir).sort()).toEqual(['sổ.skh', 'sổ.skh.bak']);
});

test('follows a link instead of replacing it', async () => {
  const { dir, file } = await prepared();
  const link = path.join(dir, 'lối tắt.skh');
  symlinkSync(file, link);
  await atomicWrite(nodeFileSystem, link, bytes('mới'), { keepPrevious: false });
  expect(readFileSync(file, 'utf8')).toBe('mới');
  expect(readdirSync(dir).sort()).toEqual(['lối tắt.skh', 'sổ.skh']);
});

test.each([
  ['writeNew', 'ENOSPC'],
  ['writeNew', 'EIO'],
  ['rename', 'EIO'],
  ['syncFolder', 'EIO'],
] as const)(
  '%s failing with %s leaves the old file or the new one, whole, and no temporary one',
  async (operation, code) => {
    const { dir, file } = await prepared();
    const broken = faultyFileSystem((at) => (at === operation ? code : null));
    const result = await atomicWrite(broken, file, bytes('mới'), { keepPrevious: false });
    expect(result).toEqual({ ok: false, error: { code: 'cannotWrite', path: file, system: code } });
    expect(readFileSync(file, 'utf8')).toBe(operation === 'syncFolder' ? 'mới' : 'cũ');
    expect(readdirSync(dir)).toEqual(['sổ.skh']);
  },
);

test('a rename that is refused for a while is tried again', async () => {
  const { file } = await prepared();
  let refusals = 0;
  const held = faultyFileSystem((at) => (at === 'rename' && refusals++ < 4 ? 'EBUSY' : null));
  expect((await atomicWrite(held, file, bytes('mới'), { keepPrevious: false })).ok).toBe(true);
  expect(refusals).toBe(5);
  expect(readFileSync(file, 'utf8')).toBe('mới');
});

test('where there are no hard links the previous version is copied', async () => {
  const { file } = await prepared();
  const fat = faultyFileSystem((at) => (at === 'link' ? 'EPERM' : null));
  expect((await atomicWrite(fat, file, bytes('mới'), { keepPrevious: true })).ok).toBe(true);
  expect(readFileSync(`${file}.bak`, 'utf8')).toBe('cũ');
});

test('a full disk leaves nothing of a previous version that could not be copied', async () => {
  const { dir, file } = await prepared();
  const full = faultyFileSystem((at, to) =>
    at === 'link' ? 'EPERM' : at === 'writeNew' && to.includes('.bak.') ? 'ENOSPC' : null,
  );
  expect((await atomicWrite(full, file, bytes('mới'), { keepPrevious: true })).ok).toBe(false);
  expect(readFileSync(file, 'utf8')).toBe('cũ');
  expect(readdirSync(dir)).toEqual(['sổ.skh']);
});

test('a save that is tried again and again leaves no passing names of the version that is there', async () => {
  const { dir, file } = await prepared();
  const held = faultyFileSystem((at, to) => (at === 'rename' && to === file ? 'EIO' : null));
  for (let turn = 0; turn < 3; turn++) await atomicWrite(held, file, bytes('mới'), { keepPrevious: true });
  expect(readFileSync(file, 'utf8')).toBe('cũ');
  expect(readdirSync(dir).sort()).toEqual(['sổ.skh', 'sổ.skh.bak']);
});

test('a file may have as long a name as the disk takes; what is left of writing it is told by it', async () => {
  const dir = path.join(folder, String(serial++));
  await nodeFileSystem.makeFolder(dir);
  const file = path.join(dir, `${'Kế hoạch phát triển kinh tế - xã hội '.repeat(5)}2022.skh`.slice(0, 200));
  const names: string[] = [];
  const watched = faultyFileSystem((at, to) => {
    if (at === 'writeNew') names.push(path.basename(to));
    return null;
  });
  expect(await atomicWrite(watched, file, bytes('mới'), { keepPrevious: true })).toEqual({ ok: true, value: null });
  expect(names.map((name) => isPassingOf(file, name))).toEqual([true]);
  expect(isPassingOf(path.join(dir, 'Kế hoạch khác.skh'), names[0] ?? '')).toBe(false);
});
