import path from 'node:path';
import * as v from 'valibot';
import type { AppError } from '../../shared/contract/appError';
import type { Person } from '../../shared/contract/person';
import { ok, type Result } from '../../shared/contract/result';
import { personName } from '../../shared/domain/personName';
import type { FileSystem } from './fileSystem';
import { readSetting, writeSetting } from './settingFile';
import { accountName } from './userName';

const Stored = v.object({ name: v.string(), office: v.string() });

/** The name that a person gave on this PC, kept in their own settings folder. No password: it says who, it proves nothing. */
export class PersonFile {
  readonly #fileSystem: FileSystem;
  readonly #file: string;

  constructor(fileSystem: FileSystem, folder: string) {
    this.#fileSystem = fileSystem;
    this.#file = path.join(folder, 'person.json');
  }

  /** A file that is missing or cannot be read counts as "not asked yet". */
  async read(): Promise<Person> {
    const account = accountName();
    const stored = await readSetting(this.#fileSystem, this.#file, Stored);
    if (stored === null) return { name: '', office: '', account, asked: false };
    return { name: personName(stored.name), office: personName(stored.office), account, asked: true };
  }

  /** Keeps a name and office; blank: the account's will do. Answers with what is kept, or why it could not be written. */
  async save(given: Pick<Person, 'name' | 'office'>): Promise<Result<Person, AppError>> {
    const kept = { name: personName(given.name), office: personName(given.office) };
    const written = await writeSetting(this.#fileSystem, this.#file, kept);
    return written.ok ? ok({ ...kept, account: accountName(), asked: true }) : written;
  }
}
