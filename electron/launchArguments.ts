import path from 'node:path';

export interface LaunchArguments {
  /** The plan file to open, absolute; a double click in the file manager arrives so. */
  readonly file: string | null;
  /** Open the sample plan, made afresh. */
  readonly sample: boolean;
}

/**
 * Reads a command line as Electron hands it over: the program, in development the app's folder, then what the person
 * gave. Chromium adds switches of its own anywhere and in any order, so only the plain words count by place.
 */
export function parseLaunchArguments(argv: readonly string[], packaged: boolean, cwd: string): LaunchArguments {
  const words = argv.filter((argument) => !argument.startsWith('-'));
  const [file] = words.slice(packaged ? 1 : 2);
  return { file: file === undefined ? null : path.resolve(cwd, file), sample: argv.includes('--sample') };
}
