import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import * as v from 'valibot';
import type { LockHolder } from '../../shared/contract/lock';
import { personName } from '../../shared/domain/personName';
import { type FileSystem, systemCode } from './fileSystem';
import { userName } from './userName';

/** What another PC wrote is shown to a person: one short line of plain text. */
const shown = v.pipe(v.string(), v.transform(personName));

const LockOwner = v.object({
  token: v.pipe(v.string(), v.minLength(1)),
  pid: v.pipe(v.number(), v.integer(), v.minValue(1)),
  host: shown,
  user: shown,
  since: v.string(),
  /** The start of that PC, where the system names it (Linux); else null. */
  boot: v.nullable(v.string()),
  /** Seconds that PC had been running when the lock was taken: if it runs for less now, it was restarted since. */
  uptime: v.number(),
  /** Its network cards, as hashes: two PCs set up from one image bear the same name. None where none was connected. */
  cards: v.optional(v.array(v.string()), []),
  /** It touches its lock as long as it lives; earlier versions did not. */
  beats: v.optional(v.boolean(), false),
});

/** Who writes a plan file: kept beside it as `<file>.lock`. Reads never lock. */
export type LockOwner = v.InferOutput<typeof LockOwner>;

/**
 * What lies where a lock would: nothing, one just being written, one torn by a power cut some time ago, something whole
 * that is no lock of ours (a later version's?), or a lock.
 */
export type FoundLock =
  | { readonly state: 'gone' | 'halfWritten' | 'torn' }
  | { readonly state: 'foreign'; readonly token: string }
  | { readonly state: 'owned'; readonly token: string; readonly owner: LockOwner };

/** A lock file that cannot be read yet may be one that is just being written. */
const HALF_WRITTEN_MS = 5_000;
/** So long an unreadable one is looked at again: the clock of the disk may be another than ours. */
const SECOND_LOOK_MS = 250;
/** A lock is some 300 bytes; what is larger than this is none. */
const LARGEST = 64 * 1024;

/** What a new lock of this process says. */
export const ownLock = (token: string): LockOwner => ({
  token,
  pid: process.pid,
  host: thisPc(),
  user: userName(),
  since: new Date().toISOString(),
  boot: bootId(),
  uptime: os.uptime(),
  cards: networkCards(),
  beats: true,
});

/** Reads what lies at the place of a lock; throws what the disk answers, but for a file that is not there. */
export const readLock = async (fileSystem: FileSystem, path: string): Promise<FoundLock> => {
  const first = await readOnce(fileSystem, path);
  if (first.state !== 'torn') return first;
  // Another PC's clock may make a lock that is being written right now look old.
  await delay(SECOND_LOOK_MS);
  const second = await readOnce(fileSystem, path);
  return second.state !== 'torn' || second.stamp === first.stamp ? second : { state: 'halfWritten' };
};

type Read = FoundLock & { readonly stamp?: string };

const readOnce = async (fileSystem: FileSystem, path: string): Promise<Read> => {
  const stat = await fileSystem.stat(path);
  if (stat === null) return { state: 'gone' };
  const stamp = `${stat.size} ${stat.modifiedMs}`;
  if (stat.size > LARGEST || !stat.isFile) return { state: 'foreign', token: stamp };
  let text: string;
  try {
    text = Buffer.from(await fileSystem.readFile(path)).toString('utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return { state: 'gone' };
    throw error;
  }
  try {
    const value: unknown = JSON.parse(text);
    const parsed = v.safeParse(LockOwner, value);
    if (parsed.success) return { state: 'owned', token: parsed.output.token, owner: parsed.output };
    return { state: 'foreign', token: createHash('sha256').update(text).digest('hex') };
  } catch {
    const isFresh = Math.abs(Date.now() - stat.modifiedMs) < HALF_WRITTEN_MS;
    return { state: isFresh ? 'halfWritten' : 'torn', stamp };
  }
};

/** Names one lock; all that cannot be read are one. */
export const tokenOf = (found: FoundLock): string => ('token' in found ? found.token : found.state);

/** Who holds a lock, for a person to read. */
export const holderOf = (found: FoundLock): LockHolder => {
  const token = tokenOf(found);
  if (found.state !== 'owned') return { token, user: '', host: '', since: '', here: false };
  const { user, host, since } = found.owner;
  return { token, user, host, since, here: isThisPc(found.owner) };
};

/**
 * Whether the process of a lock may still live. Of another PC nobody but a person can tell.
 * @param isHeld whether a lock of this very process is one that it still holds.
 */
export const mayLive = (owner: LockOwner, isHeld: (token: string) => boolean): boolean => {
  if (!isThisPc(owner)) return true;
  if (owner.boot !== bootId() || owner.uptime > os.uptime()) return false;
  return owner.pid === process.pid ? isHeld(owner.token) : processLives(owner.pid);
};

/** Whether a process of this PC runs. */
export const processLives = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
};

const isThisPc = (owner: LockOwner): boolean => {
  if (owner.host !== thisPc()) return false;
  const cards = networkCards();
  return owner.cards.length === 0 || cards.length === 0 || owner.cards.some((card) => cards.includes(card));
};

const thisPc = (): string => personName(os.hostname());

const networkCards = (): string[] => {
  const macs = new Set(
    Object.values(os.networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, mac }) => !internal && !/^[0:]*$/.test(mac))
      .map(({ mac }) => mac),
  );
  return [...macs].map((mac) => createHash('sha256').update(mac).digest('hex').slice(0, 8)).sort();
};

/** Which start of the machine this is; the clock is no witness, it jumps on PCs with an empty battery. */
const bootId = (): string | null => {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return null;
  }
};
