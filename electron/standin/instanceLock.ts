import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** What a second instance hands to the first. */
export interface SecondInstance {
  readonly argv: readonly string[];
  readonly workingDirectory: string;
}

const POLL_MS = 100;

/**
 * The single-instance lock, across processes: a file in userData names the process that holds it; a second one leaves
 * a note beside it, which the first finds. Files, because the real call is synchronous.
 */
export class InstanceLock {
  readonly #folder: string;
  readonly #file: string;
  #timer: NodeJS.Timeout | null = null;

  constructor(userData: string) {
    this.#folder = path.join(userData, 'standin-instances');
    this.#file = path.join(userData, 'standin-instance.lock');
  }

  get held(): boolean {
    return this.#timer !== null;
  }

  /** True when this launch is the first; else the first is told and false is returned. */
  request(second: SecondInstance, onSecond: (second: SecondInstance) => void): boolean {
    if (this.held) return true;
    fs.mkdirSync(this.#folder, { recursive: true });
    if (!this.#take()) {
      const note = path.join(this.#folder, randomUUID());
      fs.writeFileSync(`${note}.tmp`, JSON.stringify(second));
      fs.renameSync(`${note}.tmp`, `${note}.json`);
      return false;
    }
    this.#timer = setInterval(() => this.#readNotes(onSecond), POLL_MS);
    this.#timer.unref();
    return true;
  }

  release(): void {
    if (this.#timer === null) return;
    clearInterval(this.#timer);
    this.#timer = null;
    fs.rmSync(this.#file, { force: true });
    fs.rmSync(this.#folder, { recursive: true, force: true });
  }

  #take(): boolean {
    try {
      fs.writeFileSync(this.#file, String(process.pid), { flag: 'wx' });
      return true;
    } catch {
      const pid = Number(fs.readFileSync(this.#file, 'utf8'));
      if (isAlive(pid)) return false;
      fs.writeFileSync(this.#file, String(process.pid));
      return true;
    }
  }

  #readNotes(onSecond: (second: SecondInstance) => void): void {
    for (const name of fs.readdirSync(this.#folder).filter((file) => file.endsWith('.json'))) {
      const file = path.join(this.#folder, name);
      const note = JSON.parse(fs.readFileSync(file, 'utf8')) as SecondInstance;
      fs.rmSync(file);
      onSecond(note);
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
