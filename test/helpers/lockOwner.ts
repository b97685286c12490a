import { readFileSync } from 'node:fs';
import os from 'node:os';

/** The contents of a lock file, as this PC would write it now; parts replaced as asked. */
export const lockOwner = (parts: Readonly<Record<string, unknown>>): string => {
  let boot: string | null = null;
  try {
    boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    // Not Linux.
  }
  const since = new Date().toISOString();
  return JSON.stringify({
    token: 't',
    pid: process.pid,
    host: os.hostname(),
    user: 'lan',
    since,
    boot,
    uptime: os.uptime(),
    ...parts,
  });
};
