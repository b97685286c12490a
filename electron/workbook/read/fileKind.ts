import type { WorkbookProblem } from '../../../shared/contract/appError';
import { WorkbookFault, workbookLimits } from './limits';
import { looksLikeText } from './textEncoding';

export type FileKind = 'package' | 'oldExcel' | 'delimited';

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

const zipSignature = [0x50, 0x4b, 0x03, 0x04];
const emptyZip = [0x50, 0x4b, 0x05, 0x06];
const cfbSignature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** BIFF2 to BIFF5 streams may stand alone, without a container. */
const biffSignatures = [
  [0x09, 0x00, 0x04, 0x00],
  [0x09, 0x02, 0x06, 0x00],
  [0x09, 0x04, 0x06, 0x00],
  [0x09, 0x08, 0x08, 0x00],
];
const markup =
  /^\s*(?:<!doctype\s+html|<html|<head|<body|<table|<meta|<\?xml[^>]*\?>\s*(?:<!--[^>]*-->\s*)?<(?:!doctype )?(?:html|\w*:?workbook\b))/i;

/**
 * What a file is, by its content and never by its name: an `.xls` may be an xlsx, or a web page that some program gave
 * that name. Only plain text needs a name that says so (.csv, .txt). Throws WorkbookFault for all that is not read.
 */
export const fileKind = (path: string, bytes: Uint8Array): FileKind => {
  if (bytes.length === 0) throw WorkbookFault.unreadable('empty');
  const { fileMegabytes } = workbookLimits;
  if (bytes.length > fileMegabytes * 1024 * 1024) throw WorkbookFault.beyond('file', fileMegabytes);
  if (startsWith(bytes, zipSignature)) return 'package';
  if (startsWith(bytes, emptyZip)) throw WorkbookFault.unreadable('damaged');
  if (startsWith(bytes, cfbSignature)) {
    const problem = containerProblem(bytes);
    if (problem !== null) throw WorkbookFault.unreadable(problem);
    return 'oldExcel';
  }
  if (biffSignatures.some((signature) => startsWith(bytes, signature))) return 'oldExcel';
  if (!looksLikeText(bytes)) throw WorkbookFault.unreadable('notWorkbook');
  if (markup.test(new TextDecoder('latin1').decode(bytes.subarray(0, 2_000)).replace(/^[^<]{0,3}(?=<)/, ''))) {
    throw WorkbookFault.unreadable('webPage');
  }
  if (/\.(?:csv|txt|tsv)$/i.test(path)) return 'delimited';
  throw WorkbookFault.unreadable('notWorkbook');
};

/** A compound file: a protected .xlsx lies in it encrypted; a Word file or an installer is one too. */
const containerProblem = (bytes: Uint8Array): WorkbookProblem | null => {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const has = (name: string): boolean => content.includes(Buffer.from(name, 'utf16le'));
  if (has('EncryptedPackage')) return 'password';
  // Cut off: the sector that the directory begins in (MS-CFB 2.2, offset 48) is not there any more.
  if (content.length < 512 || (content.readUInt32LE(48) + 2) * 512 > content.length) return 'damaged';
  // Tables of sectors (offsets 44, 64, 72 say how many there are) that would be longer than the file: they go in circles.
  if ([44, 64, 72].some((at) => content.readUInt32LE(at) * 512 > content.length)) return 'damaged';
  return has('Workbook') || has('Book') ? null : 'notWorkbook';
};

/** What a package without a workbook is: other spreadsheets are told apart from what is none. */
export const packageProblem = (names: Iterable<string>): WorkbookProblem => {
  const all = [...names];
  const isOther = all.some((name) => /(?:^|\/)workbook\.bin$/.test(name) || name === 'content.xml');
  return isOther ? 'otherFormat' : 'notWorkbook';
};
