import fs from 'node:fs';
import path from 'node:path';

/** Where @electron/fuses looks for the fuse wire inside an Electron binary. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** Version 1, nine fuses, in Electron's default states. */
const FUSE_WIRE = Buffer.concat([Buffer.from([1, 9]), Buffer.from('101100100')]);

const FILES = ['LICENSE', 'LICENSES.chromium.html', 'icudtl.dat', 'v8_context_snapshot.bin'];
const PLATFORM_FILES = { linux: ['chrome_crashpad_handler', 'chrome-sandbox'], win32: ['ffmpeg.dll'] };

/**
 * Makes a folder that electron-builder takes for an unpacked Electron distribution: enough to pack, rename, brand and
 * flip fuses. Nothing made from it runs. On Windows' behalf the program must be a real PE file with a version resource.
 */
export function makeStandinDist(folder: string, platform: 'linux' | 'win32', program: string, version: string): void {
  fs.mkdirSync(path.join(folder, 'resources'), { recursive: true });
  fs.mkdirSync(path.join(folder, 'locales'));
  const binary = Buffer.concat([fs.readFileSync(program), Buffer.alloc(16), Buffer.from(SENTINEL), FUSE_WIRE]);
  const name = platform === 'win32' ? 'electron.exe' : 'electron';
  fs.writeFileSync(path.join(folder, name), Buffer.concat([binary, Buffer.alloc(16)]), { mode: 0o755 });
  fs.writeFileSync(path.join(folder, 'version'), version);
  for (const locale of ['vi', 'en-US', 'fr']) fs.writeFileSync(path.join(folder, 'locales', `${locale}.pak`), 'x');
  for (const file of [...FILES, ...PLATFORM_FILES[platform]]) fs.writeFileSync(path.join(folder, file), 'x');
}
