import path from 'node:path';

/** "--sample=tan-uyen": a switch, because plain words are files. */
const SAMPLE = /^--sample=(.+)$/;

export interface LaunchArguments {
  /** The plan file to open, absolute; a double click in the file manager arrives so. */
  readonly file: string | null;
  /** Open this sample plan, made at its first time: an id, '' for the usual one; null: none was asked for. */
  readonly sample: string | null;
}

/**
 * Reads a command line as Electron hands it over: the program, in development the app's folder, then what the person
 * gave. Chromium adds switches of its own anywhere and in any order, so only the plain words count by place.
 */
export function parseLaunchArguments(argv: readonly string[], packaged: boolean, cwd: string): LaunchArguments {
  const words = argv.filter((argument) => !argument.startsWith('-'));
  const [file] = words.slice(packaged ? 1 : 2);
  const sample = argv.flatMap((argument) => SAMPLE.exec(argument)?.[1] ?? (argument === '--sample' ? '' : []));
  return { file: file === undefined ? null : path.resolve(cwd, file), sample: sample[0] ?? null };
}
