import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.join(import.meta.dirname, '../..');
const sources = ['renderer', 'shared'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join(folder, file.split(path.sep).join('/')))
    .filter((file) => /\.tsx?$/.test(file)),
);

/** Every way in which a page takes a text for markup or for a program. */
const DOORS =
  /innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write|DOMParser|createContextualFragment|setHTML|srcdoc|\beval\(|new Function\(|\bsetTimeout\(\s*['"`]|javascript:/;

test('the window never takes a text for markup or for a program', () => {
  expect(sources.filter((file) => DOORS.test(readFileSync(path.join(root, file), 'utf8')))).toEqual([]);
  expect(sources.length).toBeGreaterThan(300);
});
