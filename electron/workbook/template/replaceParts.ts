import { deflateRawSync } from 'node:zlib';
import { unzipSync, zipSync } from 'fflate';
import { crc32 } from '../read/zipPackage';
import { damaged } from './scanXml';

/** An entry as the directory at the end of a zip file lists it. */
interface Entry {
  readonly name: string;
  /** Where its own header begins. */
  readonly at: number;
  /** Its line in the directory. */
  readonly line: Uint8Array;
}

interface ZipFile {
  readonly entries: readonly Entry[];
  readonly directory: number;
  /** Where the end record begins; a comment may stand behind it. */
  readonly end: number;
}

const localMark = 0x04034b50;
const entryMark = 0x02014b50;
const endMark = 0x06054b50;
const endSize = 22;
const longestComment = 65_535;
/** The sizes stand behind the data. */
const trailing = 8;
const deflated = 8;
const tooBig = 0xffff_ffff;

/** New bytes of parts by name in lower case; null: the part goes. */
type ChangedParts = ReadonlyMap<string, Uint8Array | null>;

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Null for a zip64 file. */
const readZip = (bytes: Uint8Array): ZipFile | null => {
  const view = viewOf(bytes);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  const directory = view.getUint32(end + 16, true);
  if (count === 0xffff || directory === tooBig) return null;
  const entries: Entry[] = [];
  let from = directory;
  for (let index = 0; index < count; index++) {
    if (from + 46 > end || view.getUint32(from, true) !== entryMark) throw damaged();
    const nameEnd = from + 46 + view.getUint16(from + 28, true);
    const to = nameEnd + view.getUint16(from + 30, true) + view.getUint16(from + 32, true);
    if ([20, 24, 42].some((offset) => view.getUint32(from + offset, true) === tooBig)) return null;
    const at = view.getUint32(from + 42, true);
    if (at >= directory || to > end) throw damaged();
    const name = new TextDecoder().decode(bytes.subarray(from + 46, nameEnd));
    entries.push({ name, at, line: bytes.slice(from, to) });
    from = to;
  }
  return { entries, directory, end };
};

const findEnd = (view: DataView): number => {
  const last = view.byteLength - endSize;
  for (let at = last; at >= Math.max(0, last - longestComment); at--) {
    if (view.getUint32(at, true) === endMark && view.getUint16(at + 20, true) === last - at) return at;
  }
  throw damaged();
};

/**
 * A zip file with some parts replaced, or (null) gone; names in lower case. All others keep their packed bytes, their order
 * and their dates. A zip64 file, as some programs write every file, is packed anew instead: the parts are the same then, not
 * their packed bytes. `added`: parts that it does not have yet, behind all others. Throws WorkbookFault.
 */
export const replaceParts = (
  bytes: Uint8Array,
  changed: ChangedParts,
  added: ReadonlyMap<string, Uint8Array> = new Map(),
): Uint8Array => {
  if (changed.size === 0 && added.size === 0) return bytes;
  const zip = readZip(bytes);
  if (zip) return rebuilt(bytes, zip, changed, added);
  const parts = Object.entries(unzipSync(bytes))
    .filter(([name]) => changed.get(keyOf(name)) !== null)
    .map(([name, data]) => [name, changed.get(keyOf(name)) ?? data]);
  return zipSync(Object.fromEntries([...parts, ...added]), { level: 6 });
};

const keyOf = (name: string): string => name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();

const rebuilt = (
  bytes: Uint8Array,
  zip: ZipFile,
  changed: ChangedParts,
  added: ReadonlyMap<string, Uint8Array>,
): Uint8Array => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const put = (chunk: Uint8Array): void => {
    chunks.push(chunk);
    length += chunk.length;
  };
  const inOrder = [...zip.entries].sort((a, b) => a.at - b.at);
  put(bytes.subarray(0, inOrder[0]?.at ?? 0));
  inOrder.forEach(({ name, at, line }, index) => {
    const data = changed.get(keyOf(name));
    if (data === null) return;
    viewOf(line).setUint32(42, length, true);
    // An entry reaches to the next one: what stands between (sizes behind the data, padding) goes along.
    if (data) packInto(line, data, put);
    else put(bytes.subarray(at, inOrder[index + 1]?.at ?? zip.directory));
  });
  const lines = zip.entries.filter(({ name }) => changed.get(keyOf(name)) !== null).map(({ line }) => line);
  for (const [name, data] of added) {
    const line = newLine(name);
    viewOf(line).setUint32(42, length, true);
    packInto(line, data, put);
    lines.push(line);
  }
  const directory = length;
  for (const line of lines) put(line);
  const end = bytes.slice(zip.end);
  for (const offset of [8, 10]) viewOf(end).setUint16(offset, lines.length, true);
  viewOf(end).setUint32(12, length - directory, true);
  viewOf(end).setUint32(16, directory, true);
  put(end);
  return Buffer.concat(chunks, length);
};

/** A line of the directory for a part that is new: version 2.0, names in UTF-8, the first day that a zip file can tell. */
const newLine = (name: string): Uint8Array => {
  const bytes = new TextEncoder().encode(name);
  const line = new Uint8Array(46 + bytes.length);
  const view = viewOf(line);
  view.setUint32(0, entryMark, true);
  view.setUint16(4, 20, true);
  view.setUint16(6, 20, true);
  view.setUint16(8, 0x0800, true);
  view.setUint16(14, 0x21, true);
  view.setUint16(28, bytes.length, true);
  line.set(bytes, 46);
  return line;
};

/** Writes a part under the name and date of its directory line, and brings that line up to date. */
const packInto = (line: Uint8Array, data: Uint8Array, put: (chunk: Uint8Array) => void): void => {
  const view = viewOf(line);
  const packed = deflateRawSync(data);
  view.setUint16(8, view.getUint16(8, true) & ~trailing, true);
  view.setUint16(10, deflated, true);
  view.setUint32(16, crc32(data), true);
  view.setUint32(20, packed.length, true);
  view.setUint32(24, data.length, true);
  const nameLength = view.getUint16(28, true);
  const header = new Uint8Array(30 + nameLength);
  viewOf(header).setUint32(0, localMark, true);
  // Version needed, flags, method, date, checksum, sizes and length of the name stand in the same order in both.
  header.set(line.subarray(6, 30), 4);
  header.set(line.subarray(46, 46 + nameLength), 30);
  put(header);
  put(packed);
};
