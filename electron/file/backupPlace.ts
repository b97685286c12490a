import path from 'node:path';
import * as v from 'valibot';
import type { AppError } from '../../shared/contract/appError';
import { err, ok, type Result } from '../../shared/contract/result';
import { KEPT_FILE } from '../../shared/text/backups';
import { type FileSystem, systemCode } from './fileSystem';
import { readSetting, writeSetting } from './settingFile';

const Stored = v.object({ folder: v.string() });

/**
 * Where this PC's backups go. By default a folder in the person's documents: found in Explorer without being told where,
 * part of what offices copy and sync, and still there when the program is removed; the settings folder is none of these.
 */
export class BackupPlace {
  readonly #fileSystem: FileSystem;
  readonly #file: string;
  readonly #usual: string;

  /** @param settings the person's settings folder; @param documents the folder of their documents. */
  constructor(fileSystem: FileSystem, settings: string, documents: string) {
    this.#fileSystem = fileSystem;
    this.#file = path.join(settings, 'backups.json');
    this.#usual = path.join(documents, ...KEPT_FILE.folder);
  }

  /** The folder; a setting that cannot be read counts as none. */
  async folder(): Promise<{ readonly folder: string; readonly isDefault: boolean }> {
    const chosen = await this.#chosen();
    return { folder: chosen ?? this.#usual, isDefault: chosen === null };
  }

  /**
   * The folder, ready to be written to. The usual one is made when it is missing; one that was chosen and is gone (a stick
   * that was pulled out) is left to whoever writes there to tell.
   */
  async ready(): Promise<string> {
    const { folder, isDefault } = await this.folder();
    if (isDefault) await this.#fileSystem.makeFolder(folder).catch(() => undefined);
    return folder;
  }

  /** Takes another folder, once it was written to; null: the usual one. */
  async choose(folder: string | null): Promise<Result<null, AppError>> {
    if (folder !== null) {
      const probe = path.join(folder, `.skh-${process.pid}.tmp`);
      try {
        await this.#fileSystem.writeNew(probe, new Uint8Array([0]), null);
      } catch (error) {
        return err({ code: 'cannotWrite', path: folder, system: systemCode(error) });
      } finally {
        await this.#fileSystem.remove(probe).catch(() => undefined);
      }
    }
    if (folder !== null) return writeSetting(this.#fileSystem, this.#file, { folder });
    try {
      await this.#fileSystem.remove(this.#file);
      return ok(null);
    } catch (error) {
      return err({ code: 'cannotWrite', path: this.#file, system: systemCode(error) });
    }
  }

  async #chosen(): Promise<string | null> {
    const stored = await readSetting(this.#fileSystem, this.#file, Stored);
    return stored !== null && path.isAbsolute(stored.folder) ? stored.folder : null;
  }
}
