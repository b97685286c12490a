import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** An empty folder for one test file, and what removes it. */
export const scratchFolder = (): { readonly folder: string; readonly remove: () => void } => {
  const folder = mkdtempSync(path.join(tmpdir(), 'skh-workbook-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
};

/** Converts files with LibreOffice, all in one start; returns the paths of the results. */
export const convert = async (files: readonly string[], to: 'xlsx' | 'pdf', out: string): Promise<string[]> => {
  const profile = mkdtempSync(path.join(tmpdir(), 'skh-soffice-'));
  try {
    const args = [`-env:UserInstallation=file://${profile}`, '--headless', '--convert-to', to, '--outdir', out];
    await run('soffice', [...args, ...files], { timeout: 120_000 });
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
  return files.map((file) => path.join(out, `${path.basename(file, path.extname(file))}.${to}`));
};

/** Text of a PDF, page by page, laid out. */
export const pdfPages = async (file: string): Promise<string[]> => {
  const { stdout } = await run('pdftotext', ['-layout', file, '-'], { maxBuffer: 1 << 24 });
  return stdout.split('\f').slice(0, -1);
};

const scripts = path.join(import.meta.dirname, 'openpyxl');

/** Runs a script of test/workbook/openpyxl with /usr/bin/python3 and reads its JSON. */
export const openpyxl = async (script: string, ...args: readonly string[]): Promise<unknown> => {
  const file = path.join(scripts, script);
  const { stdout } = await run('/usr/bin/python3', [file, ...args], { maxBuffer: 1 << 26 });
  return stdout === '' ? null : JSON.parse(stdout);
};
