import { unzipSync } from 'fflate';
import type { AppError, WorkbookProblem } from '../../../shared/contract/appError';
import { err, ok, type Result } from '../../../shared/contract/result';
import { LIMIT_WORDS } from '../../../shared/text/workbook';

/** What a workbook from outside may cost. Megabytes are 2^20 bytes. */
export const workbookLimits = {
  fileMegabytes: 50,
  unpackedMegabytes: 300,
  entries: 5_000,
  sheets: 200,
  cells: 1_000_000,
} as const;

const megabyte = 1024 * 1024;
const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

const zipSignature = [0x50, 0x4b, 0x03, 0x04];
const cfbSignature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** BIFF2…BIFF4 streams stand alone, without a container. */
const biffSignatures = [
  [0x09, 0x00, 0x04, 0x00],
  [0x09, 0x02, 0x06, 0x00],
  [0x09, 0x04, 0x06, 0x00],
];

const hasUtf16 = (bytes: Uint8Array, name: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(name, 'utf16le'));

/**
 * Looks at a file before anything is unpacked: its kind (by content, never by its name: an `.xls` may be an xlsx), the
 * number of entries and their unpacked sizes. `path` only serves the error.
 */
export const inspectPackage = (path: string, bytes: Uint8Array): Result<null, AppError> => {
  const unreadable = (why: WorkbookProblem): Result<never, AppError> => err({ code: 'workbookUnreadable', path, why });
  if (bytes.length === 0) return unreadable('empty');
  if (bytes.length > workbookLimits.fileMegabytes * megabyte)
    return tooLarge(path, 'file', workbookLimits.fileMegabytes);
  if (startsWith(bytes, cfbSignature)) {
    return unreadable(hasUtf16(bytes, 'EncryptedPackage') ? 'password' : 'oldExcel');
  }
  if (biffSignatures.some((signature) => startsWith(bytes, signature))) return unreadable('oldExcel');
  if (!startsWith(bytes, zipSignature)) return unreadable('notWorkbook');
  let entries = 0;
  let unpacked = 0;
  let names: readonly string[];
  try {
    const found: string[] = [];
    unzipSync(bytes, {
      filter: (file) => {
        entries++;
        unpacked += file.originalSize;
        if (found.length <= workbookLimits.entries) found.push(file.name);
        return false;
      },
    });
    names = found;
  } catch {
    return unreadable('damaged');
  }
  if (entries > workbookLimits.entries) return tooLarge(path, 'entries', workbookLimits.entries);
  if (unpacked > workbookLimits.unpackedMegabytes * megabyte) {
    return tooLarge(path, 'unpacked', workbookLimits.unpackedMegabytes);
  }
  return names.some((name) => /(?:^|\/)workbook\.xml$/i.test(name)) ? ok(null) : unreadable('notWorkbook');
};

/** A workbook beyond a limit, in the words of the unit that the limit is counted in. */
export const tooLarge = (path: string, what: keyof typeof LIMIT_WORDS, limit: number): Result<never, AppError> =>
  err({ code: 'workbookTooLarge', path, what: LIMIT_WORDS[what], limit });
