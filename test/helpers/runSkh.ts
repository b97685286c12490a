import { execFile } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';

export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const root = path.join(import.meta.dirname, '../..');

/** The command as a person calls it; it looks first whether the sources have changed. */
export const skhBin = path.join(root, 'electron/skh.mjs');

/** What `skh` hands over to, without looking at the sources each time: a process of its own all the same. */
const HAND_OVER = 'require(process.argv[1]).main(process.argv.slice(2)).then((code) => { process.exitCode = code; })';
const cli = path.join(root, 'dist/main/cli.cjs');

/** Runs `skh`; the bundle has to be there (`ensureBuilt`). */
export const skh = (...args: string[]): Promise<Run> =>
  new Promise((resolve) => {
    const options = { cwd: os.tmpdir(), maxBuffer: 1 << 26 };
    execFile(process.execPath, ['-e', HAND_OVER, cli, ...args], options, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });
