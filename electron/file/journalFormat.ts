import { createHash } from 'node:crypto';

/**
 * Steps that are safe on the disk but not yet in the plan file lie beside it, in `<file>.journal`. One line an entry:
 * length of its JSON, checksum, JSON. Each checksum covers the one before it, so that a line of an older journal, a
 * block that was never written or two that changed places end the reading there. An entry is a step, or a base: the
 * SHA-256 of a plan file (as its trailer has it) that this journal goes with, and the last step which that file holds.
 * A whole write names its base before the file appears, so at every moment the journal fits the file that is there.
 */
export type JournalEntry<Step> = { readonly base: JournalBase } | { readonly step: Step };

export interface JournalBase {
  readonly seq: number;
  readonly sha256: string;
}

/** What makes steps follow each other. */
export interface Numbered {
  readonly seq: number;
}

/** What every journal begins with. */
export const HEAD = Buffer.from('SKHJ1\n', 'latin1');
const NEWLINE = 0x0a;
/** More than this before the JSON of a line is no line of ours. */
const LINE_HEAD = /^(\d{1,10}) ([0-9a-f]{32}) /;
/** The checksum that the first line goes with. */
export const DIGEST_START = '';

const chained = (before: string, json: string): string =>
  createHash('sha256').update(before).update(json).digest('hex').slice(0, 32);

/** What a journal holds as far as it can be proven. */
export interface JournalContents<Step> {
  readonly entries: readonly JournalEntry<Step>[];
  /** Bytes that were proven, and the checksum they end with: where writing goes on. */
  readonly length: number;
  readonly digest: string;
  /** What follows is more than a last line that was cut off: it was damaged, or it is no journal. */
  readonly isDamaged: boolean;
}

/**
 * Reads entries as far as their checksums go.
 * @param parse what a step must be; null for one that is not.
 */
export const decodeJournal = <Step>(
  bytes: Uint8Array,
  parse: (json: unknown) => JournalEntry<Step> | null,
): JournalContents<Step> => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: JournalEntry<Step>[] = [];
  if (!buffer.subarray(0, HEAD.length).equals(HEAD)) {
    // A head that was cut off, or never reached the disk, had nothing behind it that anybody was promised.
    const isCut = HEAD.subarray(0, buffer.length).equals(buffer) || buffer.every((byte) => byte === 0);
    return { entries, length: 0, digest: DIGEST_START, isDamaged: !isCut };
  }
  let length = HEAD.length;
  let digest = DIGEST_START;
  while (length < buffer.length) {
    const end = buffer.indexOf(NEWLINE, length);
    if (end < 0) return { entries, length, digest, isDamaged: false };
    const line = readLine(buffer, length, end, digest);
    const entry = line && parse(line.value);
    if (!line || !entry) break;
    entries.push(entry);
    digest = line.digest;
    length = end + 1;
  }
  return { entries, length, digest, isDamaged: length < buffer.length };
};

const readLine = (
  buffer: Buffer,
  from: number,
  end: number,
  before: string,
): { value: unknown; digest: string } | null => {
  try {
    const line = buffer.toString('utf8', from, end);
    const head = LINE_HEAD.exec(line);
    const json = head ? line.slice(head[0].length) : '';
    if (!head || head[2] !== chained(before, json) || Number(head[1]) !== Buffer.byteLength(json)) return null;
    return { value: JSON.parse(json), digest: head[2] };
  } catch {
    // Longer than any text, or no JSON in spite of its checksum: not ours.
    return null;
  }
};

/** Entries as bytes that follow a checksum, and the checksum they end with. */
export const encodeEntries = <Step>(
  entries: readonly JournalEntry<Step>[],
  before: string = DIGEST_START,
): { readonly bytes: Buffer; readonly digest: string } => {
  let digest = before;
  const lines = entries.map((entry) => {
    const json = JSON.stringify(entry);
    digest = chained(digest, json);
    return `${Buffer.byteLength(json)} ${digest} ${json}\n`;
  });
  return { bytes: Buffer.from(lines.join(''), 'utf8'), digest };
};

/**
 * The steps that follow a plan file, or null when the journal was kept for another one (moved, replaced, restored).
 * They are numbered without a gap from the file's last step on.
 */
export const stepsAfter = <Step extends Numbered>(
  entries: readonly JournalEntry<Step>[],
  { sha256 }: Pick<JournalBase, 'sha256'>,
): { readonly seq: number; readonly steps: readonly Step[] } | null => {
  let base: JournalBase | null = null;
  for (const entry of entries) if ('base' in entry && entry.base.sha256 === sha256) base = entry.base;
  if (base === null) return null;
  const steps: Step[] = [];
  for (const entry of entries) {
    if (!('step' in entry) || entry.step.seq <= base.seq) continue;
    if (entry.step.seq !== base.seq + steps.length + 1) return null;
    steps.push(entry.step);
  }
  return { seq: base.seq, steps };
};
