import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';

/** A fresh real folder for one test file; removed when the file is done. */
export const tempFolder = (): string => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'skh-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};
