import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
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

/** What it hands over to; the bundle has to be there (`ensureBuilt`). */
const cli = path.join(root, 'dist/main/cli.cjs');
const HAND_OVER = 'require(process.argv[1]).main(process.argv.slice(2)).then((code) => { process.exitCode = code; })';

/** Runs `skh` in a process of its own, as it matters to locks, to what is on disk at its end, and to several at once. */
export const skhProcess = (...args: string[]): Promise<Run> =>
  new Promise((resolve) => {
    const options = { cwd: os.tmpdir(), maxBuffer: 1 << 26 };
    execFile(process.execPath, ['-e', HAND_OVER, cli, ...args], options, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });

type Write = (text: string, done?: (error?: Error | null) => void) => boolean;

/** Takes what is written to a stream meanwhile; `stop` gives the stream back and tells what it was. */
const listenTo = (stream: NodeJS.WriteStream): { readonly stop: () => string } => {
  const { write } = stream;
  let heard = '';
  const listen: Write = (text, done) => {
    heard += text;
    done?.();
    return true;
  };
  Object.assign(stream, { write: listen });
  return {
    stop: () => {
      Object.assign(stream, { write });
      return heard;
    },
  };
};

/** Runs the very same bundle in this process: starting one a call would take longer than the call. One at a time. */
export const skh = async (...args: string[]): Promise<Run> => {
  const { main } = createRequire(import.meta.url)(cli) as { main: (argv: readonly string[]) => Promise<number> };
  const [out, err] = [listenTo(process.stdout), listenTo(process.stderr)];
  const ended = await main(args).then(
    (code) => ({ code }),
    (error: unknown) => ({ error }),
  );
  const said = { out: out.stop(), err: err.stop() };
  if ('error' in ended) throw ended.error;
  return { ...ended, ...said };
};
