import path from 'node:path';
import * as v from 'valibot';
import type { RecentFile } from '../../shared/contract/channels';
import type { FileSystem } from './fileSystem';
import { readSetting, writeSetting } from './settingFile';

const RecentFiles = v.array(v.object({ path: v.string(), title: v.string(), openedAt: v.string() }));
const LIMIT = 10;

/** The last opened plan files, newest first, kept in the person's own settings folder. */
export class RecentFileList {
  readonly #fileSystem: FileSystem;
  readonly #file: string;

  constructor(fileSystem: FileSystem, folder: string) {
    this.#fileSystem = fileSystem;
    this.#file = path.join(folder, 'recent.json');
  }

  /** A list that cannot be read counts as empty: it is a convenience, never the person's data. */
  async list(): Promise<readonly RecentFile[]> {
    return ((await readSetting(this.#fileSystem, this.#file, RecentFiles)) ?? []).slice(0, LIMIT);
  }

  async add(file: RecentFile): Promise<void> {
    const others = (await this.list()).filter((entry) => entry.path !== file.path);
    await this.#write([file, ...others]);
  }

  async forget(filePath: string): Promise<readonly RecentFile[]> {
    const before = await this.list();
    const rest = before.filter((entry) => entry.path !== filePath);
    if (rest.length < before.length) await this.#write(rest);
    return rest;
  }

  async #write(files: readonly RecentFile[]): Promise<void> {
    await writeSetting(this.#fileSystem, this.#file, files.slice(0, LIMIT));
  }
}
