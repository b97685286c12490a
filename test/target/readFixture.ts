import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A fixture of test/fixtures as data; the caller names its shape. */
export function readFixture<T>(name: string): T {
  return JSON.parse(readFileSync(path.join(import.meta.dirname, '../fixtures', name), 'utf8')) as T;
}
