import zlib from 'node:zlib';
import { WorkbookFault, workbookLimits } from './limits';

/** An entry of the zip's central directory; sizes in bytes. */
interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly crc: number;
  readonly offset: number;
  readonly isLocked: boolean;
}

const megabyte = 1024 * 1024;
const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const locatorSignature = 0x07064b50;
const longest = 0xffff_ffff;
const damaged = (): WorkbookFault => WorkbookFault.unreadable('damaged');

/**
 * The parts of an OPC package (an .xlsx), unpacked one by one when asked for. The directory is checked before anything is
 * unpacked: entries, sizes, ratio, doubled names and paths that lead out. A part must come out with the size and the
 * CRC-32 that the directory gives, so a flipped bit is never read as a figure. Throws WorkbookFault.
 */
export class ZipPackage {
  readonly #bytes: Uint8Array;
  readonly #entries = new Map<string, ZipEntry>();

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    let unpacked = 0;
    for (const entry of readDirectory(bytes)) {
      unpacked += entry.unpacked;
      if (unpacked > workbookLimits.unpackedMegabytes * megabyte) {
        throw WorkbookFault.beyond('unpacked', workbookLimits.unpackedMegabytes);
      }
      if (entry.name.endsWith('/')) continue;
      const key = partKey(entry.name);
      if (key.split('/').includes('..') || this.#entries.has(key)) throw damaged();
      this.#entries.set(key, entry);
    }
  }

  /** Names of all parts, lower case, without a leading slash. */
  get names(): Iterable<string> {
    return this.#entries.keys();
  }

  has(name: string): boolean {
    return this.#entries.has(partKey(name));
  }

  /** Unpacked bytes of a part, as the directory gives them; 0 where there is none. */
  sizeOf(name: string): number {
    return this.#entries.get(partKey(name))?.unpacked ?? 0;
  }

  /** Bytes of a part, found without regard to case as OPC asks; null when there is none. */
  part(name: string): Uint8Array | null {
    const entry = this.#entries.get(partKey(name));
    return entry ? this.#unpack(entry) : null;
  }

  #unpack(entry: ZipEntry): Uint8Array {
    if (entry.isLocked) throw WorkbookFault.unreadable('password');
    const { partMegabytes } = workbookLimits;
    if (entry.unpacked > partMegabytes * megabyte) throw WorkbookFault.beyond('unpacked', partMegabytes);
    if (
      entry.unpacked > workbookLimits.ratioFromMegabytes * megabyte &&
      entry.unpacked > entry.packed * workbookLimits.ratio
    ) {
      throw WorkbookFault.beyond('ratio', workbookLimits.ratio);
    }
    const view = viewOf(this.#bytes);
    if (entry.offset + 30 > this.#bytes.length || view.getUint32(entry.offset, true) !== localSignature) {
      throw damaged();
    }
    const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
    if (start + entry.packed > this.#bytes.length) throw damaged();
    const content = inflate(this.#bytes.subarray(start, start + entry.packed), entry);
    if (content.length !== entry.unpacked || crc32(content) !== entry.crc) throw damaged();
    return content;
  }
}

const partKey = (name: string): string => name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();

const inflate = (packed: Uint8Array, entry: ZipEntry): Uint8Array => {
  if (entry.method === 0) return packed;
  if (entry.method !== 8) throw damaged();
  if (entry.unpacked === 0) return new Uint8Array();
  try {
    return zlib.inflateRawSync(packed, { maxOutputLength: entry.unpacked });
  } catch {
    throw damaged();
  }
};

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The central directory, also of zip64; the comment behind it may be 65,535 bytes long. */
const readDirectory = (bytes: Uint8Array): readonly ZipEntry[] => {
  const view = viewOf(bytes);
  let end = bytes.length - 22;
  const lowest = Math.max(0, end - 0xffff);
  while (end >= lowest && view.getUint32(end, true) !== endSignature) end--;
  if (end < lowest || end < 0) throw damaged();
  let count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (end >= 20 && view.getUint32(end - 20, true) === locatorSignature) {
    const long = Number(view.getBigUint64(end - 12, true));
    if (long + 56 > bytes.length) throw damaged();
    count = Number(view.getBigUint64(long + 32, true));
    at = Number(view.getBigUint64(long + 48, true));
  }
  if (count > workbookLimits.entries) throw WorkbookFault.beyond('entries', workbookLimits.entries);
  const entries: ZipEntry[] = [];
  const names = new TextDecoder();
  for (let left = count; left > 0; left--) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== entrySignature) throw damaged();
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const nameEnd = at + 46 + nameLength;
    const next = nameEnd + extraLength + view.getUint16(at + 32, true);
    if (next > bytes.length) throw damaged();
    const sizes = longSizes(view, nameEnd, extraLength, [
      view.getUint32(at + 24, true),
      view.getUint32(at + 20, true),
      view.getUint32(at + 42, true),
    ]);
    entries.push({
      name: names.decode(bytes.subarray(at + 46, nameEnd)),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      isLocked: (view.getUint16(at + 8, true) & 1) === 1,
      ...sizes,
    });
    at = next;
  }
  return entries;
};

/** Sizes and offset; those that need more than 32 bits stand in extra field 1, in this order. */
const longSizes = (
  view: DataView,
  from: number,
  length: number,
  [unpacked, packed, offset]: readonly [number, number, number],
): Pick<ZipEntry, 'unpacked' | 'packed' | 'offset'> => {
  const values = [unpacked, packed, offset];
  for (let at = from; at + 4 <= from + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let place = at + 4;
    const end = Math.min(place + view.getUint16(at + 2, true), from + length);
    for (let index = 0; index < values.length && place + 8 <= end; index++) {
      if (values[index] !== longest) continue;
      values[index] = Number(view.getBigUint64(place, true));
      place += 8;
    }
  }
  return { unpacked: values[0] ?? 0, packed: values[1] ?? 0, offset: values[2] ?? 0 };
};

let crcTable: Uint32Array | null = null;

/** CRC-32 as in zip; Node 20.12 to 20.14 have no such function of their own. */
export const crc32 = (bytes: Uint8Array): number => {
  if (typeof zlib.crc32 === 'function') return zlib.crc32(bytes);
  crcTable ??= Uint32Array.from({ length: 256 }, (_, seed) => {
    let value = seed;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    return value;
  });
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (crcTable[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
};
