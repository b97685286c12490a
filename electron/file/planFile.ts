import { createHash } from 'node:crypto';
import type { AppError, NotAPlanReason } from '../../shared/contract/appError';
import { err, ok, type Result } from '../../shared/contract/result';
import { type FileSystem, systemCode } from './fileSystem';

/**
 * A plan file is a SQLite database followed by a trailer with the SHA-256 of the database. SQLite reads such a file (it
 * goes by the page count in the header); the trailer finds the damage that SQLite's own checks let pass.
 */
const MAGIC = Buffer.from('SQLite format 3\0', 'latin1');
const TRAILER_HEAD = '\nSKH1-SHA256 ';
const TRAILER_LENGTH = TRAILER_HEAD.length + 64 + 1;

/** sql.js keeps the whole database in memory, twice while it is written. */
export const LARGEST_FILE = 1024 * 1024 * 1024;

export type Checksum = 'ok' | 'none' | 'mismatch';

export interface PlanImage {
  readonly image: Uint8Array;
  readonly checksum: Checksum;
  /** Of the image: what a journal names the file by. */
  readonly sha256: string;
  /** What its header says of itself: the version of its schema, and whose database it is. */
  readonly userVersion: number;
  readonly applicationId: number;
}

/** Bytes of a plan file: the database image and its trailer, and the SHA-256 that stands there. */
export const encodePlanFile = (image: Uint8Array): { readonly bytes: Uint8Array; readonly sha256: string } => {
  const sum = sha256(image);
  const trailer = Buffer.from(`${TRAILER_HEAD}${sum}\n`, 'latin1');
  return { bytes: Buffer.concat([image, trailer]), sha256: sum };
};

/**
 * Splits a file into database and checksum state. A file without a trailer is a plain SQLite file (checksum "none");
 * anything else behind the last page counts as a mismatch.
 * @param path only for the error's data.
 */
export const decodePlanFile = (bytes: Uint8Array, path: string): Result<PlanImage, AppError> => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!startsAsDatabase(bytes)) {
    // Our mark at its end: a plan file whose beginning is gone.
    if (hasTrailer(buffer)) return err({ code: 'damaged', path, detail: 'header' });
    return err({ code: 'notAPlan', path, found: whatItIs(buffer) });
  }
  if (buffer.length < 100) return err({ code: 'damaged', path, detail: 'header' });
  const rawPageSize = buffer.readUInt16BE(16);
  const pageSize = rawPageSize === 1 ? 65536 : rawPageSize;
  const length = pageSize * buffer.readUInt32BE(28);
  if (pageSize < 512 || (pageSize & (pageSize - 1)) !== 0 || length === 0) {
    return err({ code: 'damaged', path, detail: 'header' });
  }
  if (buffer.length < length) return err({ code: 'damaged', path, detail: 'truncated' });
  const image = new Uint8Array(buffer.subarray(0, length));
  const rest = buffer.subarray(length);
  const sum = sha256(image);
  const good = rest.length === TRAILER_LENGTH && rest.toString('latin1') === `${TRAILER_HEAD}${sum}\n`;
  return ok({
    image,
    checksum: rest.length === 0 ? 'none' : good ? 'ok' : 'mismatch',
    sha256: sum,
    userVersion: buffer.readInt32BE(60),
    applicationId: buffer.readInt32BE(68),
  });
};

const hasTrailer = (buffer: Buffer): boolean =>
  buffer.subarray(-TRAILER_LENGTH).toString('latin1').startsWith(TRAILER_HEAD);

/** Reads and splits a plan file. Contents that wait in a write-ahead log beside it would be lost, so it is refused. */
export const readPlanFile = async (fileSystem: FileSystem, path: string): Promise<Result<PlanImage, AppError>> => {
  try {
    const stat = await fileSystem.stat(path);
    if (stat === null) return err({ code: 'fileNotFound', path });
    if (!stat.isFile) return err({ code: 'notAPlan', path, found: 'folder' });
    if (stat.size > LARGEST_FILE) return err({ code: 'fileTooLarge', path, megabytes: LARGEST_FILE >> 20 });
    const decoded = decodePlanFile(await fileSystem.readFile(path), path);
    for (const waiting of ['-wal', '-journal']) {
      const log = await fileSystem.stat(`${path}${waiting}`);
      if (decoded.ok && log !== null && log.size > 0) return err({ code: 'notAPlan', path, found: 'openElsewhere' });
    }
    return decoded;
  } catch (error) {
    return err({ code: 'cannotRead', path, system: systemCode(error) });
  }
};

/** SHA-256 of bytes, 64 hexadecimal digits. */
export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** True for the bytes of any SQLite database. */
export const startsAsDatabase = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, MAGIC.length)).equals(MAGIC);

const whatItIs = (buffer: Buffer): NotAPlanReason => {
  if (buffer.length === 0) return 'empty';
  if (buffer.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'))) return 'zip';
  const start = buffer.subarray(0, 512);
  return start.includes(0) ? 'unknown' : 'text';
};
