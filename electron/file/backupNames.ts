import { createHash } from 'node:crypto';
import path from 'node:path';
import type { BackupReason } from '../../shared/contract/backups';
import { cutToBytes } from './fileName';

/*
 * Names of backups, which say all that is known of them, and which of them may go. A name reads
 * "Kế hoạch 2022.3f9a1c2e-0042.20261122-140300.truoc-khi-nhap.skh": plan, id of its path, number, time, reason. The number
 * says which is newer: the clock of an old PC jumps.
 */

/** What a name says of a backup. */
export interface BackupName {
  /** Name of the plan file without its ending, cut when long. */
  readonly plan: string;
  /** Of the plan file's path. */
  readonly id: string;
  /** Counts the backups of one plan file from 1; the highest is the newest. */
  readonly number: number;
  /** Local time of the PC that made it: "20261122-140300". */
  readonly time: string;
  readonly reason: BackupReason;
}

const SLUGS: Readonly<Record<BackupReason, string>> = {
  hand: 'tu-luu',
  work: 'dinh-ky',
  migration: 'truoc-khi-nang-cap',
  import: 'truoc-khi-nhap',
  restore: 'truoc-khi-khoi-phuc',
  compaction: 'truoc-khi-thu-gon-nhat-ky',
};
const REASONS = new Map(Object.entries(SLUGS).map(([reason, slug]) => [slug, reason as BackupReason]));

const NAME = /^(.+)\.([0-9a-f]{8})-(\d{4,15})\.(\d{8}-\d{6})\.([a-z-]+)\.skh$/su;

/** So many bytes of the plan's own name; file systems take 255 in all, and a passing file's name is longer. */
const NAME_BYTES = 120;

/** The file name of a backup. */
export const backupName = ({ plan, id, number, time, reason }: BackupName): string =>
  `${plan}.${id}-${String(number).padStart(4, '0')}.${time}.${SLUGS[reason]}.skh`;

/** What a file name says, or null when it is no backup's: such a file is never touched. */
export const parseBackupName = (fileName: string): BackupName | null => {
  const [, plan, id, number, time, slug] = NAME.exec(fileName) ?? [];
  const reason = REASONS.get(slug ?? '');
  if (plan === undefined || id === undefined || time === undefined || reason === undefined) return null;
  return { plan, id, number: Number(number), time, reason };
};

/** The part of a backup's name that says which plan file it is of; @param real the path with links followed. */
export const planOfBackup = (real: string): { readonly plan: string; readonly id: string } => {
  const full = path.resolve(real).normalize('NFC');
  // Windows takes both cases for the same file.
  const key = process.platform === 'win32' ? full.toLowerCase() : full;
  const id = createHash('sha256').update(key).digest('hex').slice(0, 8);
  return { plan: cutToBytes(path.basename(full, path.extname(full)), NAME_BYTES), id };
};

const two = (value: number): string => String(value).padStart(2, '0');

/** "20261122-140300" in local time. */
export const backupTime = (at: Date): string => {
  const day = `${String(at.getFullYear()).padStart(4, '0')}${two(at.getMonth() + 1)}${two(at.getDate())}`;
  return `${day}-${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}`;
};

/** ISO time of a name's local time; blank for what is no time. */
export const timeOfBackup = (time: string): string => {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})$/.exec(time) ?? [];
  if (year === undefined) return '';
  const date = new Date(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
};

/** How many are kept. */
export const KEPT = {
  /** Of the day of the newest one. */
  today: 3,
  /** The newest of each of so many days on which there were any, and so for months. */
  days: 14,
  months: 12,
  /** Those that a person asked for. */
  byHand: 10,
  /** The file as an older version of the program wrote it. */
  migrations: 1,
} as const;

/**
 * Which backups of one plan file may go. Goes by their numbers and by the days in their names, never by what day it is: a
 * clock that has jumped cannot cost anything, and what nobody worked on for a year keeps its backups. The newest stays.
 */
export const expiredBackups = <T extends BackupName>(backups: readonly T[]): T[] => {
  const newestFirst = [...backups].sort((a, b) => b.number - a.number || (a.time < b.time ? 1 : -1));
  const kept = new Set<T>();
  const [newest] = newestFirst;
  const keep = (some: readonly T[], count: number): void => {
    for (const one of some.slice(0, count)) kept.add(one);
  };
  /** The newest of each part of the calendar, those made last first. */
  const newestOf = (length: number): T[] => {
    const seen = new Set<string>();
    return newestFirst.filter(({ time }) => {
      const part = time.slice(0, length);
      return !seen.has(part) && seen.add(part);
    });
  };
  keep(
    newestFirst.filter(({ time }) => time.slice(0, 8) === newest?.time.slice(0, 8)),
    KEPT.today,
  );
  keep(newestOf(8), KEPT.days);
  keep(newestOf(6), KEPT.months);
  keep(
    newestFirst.filter(({ reason }) => reason === 'hand'),
    KEPT.byHand,
  );
  keep(
    newestFirst.filter(({ reason }) => reason === 'migration'),
    KEPT.migrations,
  );
  return newestFirst.filter((one) => !kept.has(one));
};
