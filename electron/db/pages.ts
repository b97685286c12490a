import type { SqlValue } from './sqlDb';

/**
 * SQLite's pages read without SQLite, which refuses a file as a whole where one page of it is broken. Every length and
 * place is held against its bounds: what comes out is a record whose header accounts for each of its bytes, or nothing.
 */
export interface PageFile {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly pageSize: number;
  /** Whole pages, and the part of one at the end of a file that was cut. */
  readonly count: number;
}

export type PageKind = 'tableLeaf' | 'tableInner' | 'indexLeaf' | 'indexInner';
const KINDS: Readonly<Record<number, PageKind>> = {
  2: 'indexInner',
  5: 'tableInner',
  10: 'indexLeaf',
  13: 'tableLeaf',
};

/** A record as it is stored; `brokenText`: a text that is no UTF-8 or holds zeros, so it cannot be what was written. */
export interface StoredRecord {
  readonly rowid: number;
  readonly values: readonly SqlValue[];
  readonly brokenText: boolean;
}

export interface Page {
  readonly kind: PageKind;
  readonly records: readonly StoredRecord[];
  /** Pages below an inner page. */
  readonly children: readonly number[];
  /** Cells that could not be read. */
  readonly brokenCells: number;
}

const SIZES = [512, 1024, 2048, 4096, 8192, 16384, 32768, 65536] as const;
const FILE_HEADER = 100;
/** "SQLi", with which every database begins. */
const SQLITE_START = 0x53514c69;

/** The bytes as pages. The size is the one under which most of the file makes sense: the header may be gone. */
export const pagesOf = (bytes: Uint8Array): PageFile => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const make = (pageSize: number): PageFile => ({ bytes, view, pageSize, count: Math.ceil(bytes.length / pageSize) });
  const raw = bytes.length >= 18 ? view.getUint16(16) : 0;
  const told = raw === 1 ? 65536 : raw;
  let best = make(4096);
  let most = -1;
  for (const size of SIZES) {
    const file = make(size);
    let sound = 0;
    for (let number = 2; number <= file.count; number++) if (isFilled(file, number)) sound += size;
    if (sound > most || (sound === most && size === told)) [best, most] = [file, sound];
  }
  return best;
};

/** Cells fill a page from its end: one whose cells all lie in the first half is half a page of that size. */
const isFilled = (file: PageFile, number: number): boolean =>
  cellPlaces(file, number)?.places.some((place) => place >= file.pageSize / 2) ?? false;

interface CellPlaces {
  readonly kind: PageKind;
  readonly places: readonly number[];
  readonly right: number;
}

/** Where a page's cells begin, from the start of the page; null when it is no page of a tree. */
const cellPlaces = ({ view, pageSize, count }: PageFile, number: number): CellPlaces | null => {
  const start = (number - 1) * pageSize;
  const head = start + (number === 1 ? FILE_HEADER : 0);
  if (number < 1 || number > count || head + 12 > view.byteLength) return null;
  const kind = KINDS[view.getUint8(head)];
  if (!kind) return null;
  const isInner = kind === 'tableInner' || kind === 'indexInner';
  const cells = view.getUint16(head + 3);
  const first = head - start + (isInner ? 12 : 8);
  const content = view.getUint16(head + 5) || 65536;
  if (first + cells * 2 > content || content > pageSize) return null;
  const places: number[] = [];
  for (let index = 0; index < cells; index++) {
    const at = start + first + index * 2;
    places.push(at + 2 <= view.byteLength ? view.getUint16(at) : 0);
  }
  return { kind, places, right: isInner ? view.getUint32(head + 8) : 0 };
};

/** The page with all of it that can be read; null when it is no page of a tree. */
export const readPage = (file: PageFile, number: number): Page | null => {
  const found = cellPlaces(file, number);
  if (!found) return null;
  const { kind, places, right } = found;
  const start = (number - 1) * file.pageSize;
  const end = Math.min(start + file.pageSize, file.bytes.length);
  const records: StoredRecord[] = [];
  const children: number[] = [];
  let brokenCells = 0;
  for (const place of places) {
    let at = start + place;
    if (place < 8 || at + 4 > end) {
      brokenCells += 1;
      continue;
    }
    if (kind === 'tableInner' || kind === 'indexInner') {
      children.push(file.view.getUint32(at));
      at += 4;
    }
    if (kind === 'tableInner') continue;
    const record = readCell(file, at, end, kind === 'tableLeaf');
    if (record) records.push(record);
    else brokenCells += 1;
  }
  if (right > 0) children.push(right);
  return { kind, records, children, brokenCells };
};

/** A number of one to nine bytes, and how many; null where it runs out of its room or is too large to be exact. */
const varint = (bytes: Uint8Array, at: number, end: number): readonly [value: number, length: number] | null => {
  let value = 0;
  for (let length = 1; length <= 8; length++) {
    const byte = at + length <= end ? bytes[at + length - 1] : undefined;
    if (byte === undefined) return null;
    value = value * 128 + (byte & 0x7f);
    if (value > Number.MAX_SAFE_INTEGER) return null;
    if (byte < 0x80) return [value, length];
  }
  return null;
};

const readCell = (file: PageFile, at: number, end: number, isTable: boolean): StoredRecord | null => {
  const size = varint(file.bytes, at, end);
  if (!size || size[0] > file.bytes.length) return null;
  let place = at + size[1];
  let rowid = 0;
  if (isTable) {
    const key = varint(file.bytes, place, end);
    if (!key) return null;
    rowid = key[0];
    place += key[1];
  }
  const payload = readPayload(file, place, end, size[0], isTable);
  return payload && readRecord(payload, rowid);
};

/** A cell's content, gathered over the pages it runs on to. */
const readPayload = (file: PageFile, at: number, end: number, size: number, isTable: boolean): Uint8Array | null => {
  const { bytes, view, pageSize, count } = file;
  const least = Math.floor(((pageSize - 12) * 32) / 255) - 23;
  const most = isTable ? pageSize - 35 : Math.floor(((pageSize - 12) * 64) / 255) - 23;
  if (size <= most) return at + size <= end ? bytes.subarray(at, at + size) : null;
  const wanted = least + ((size - least) % (pageSize - 4));
  const local = wanted <= most ? wanted : least;
  if (at + local + 4 > end) return null;
  const payload = new Uint8Array(size);
  payload.set(bytes.subarray(at, at + local));
  let filled = local;
  let next = view.getUint32(at + local);
  // It goes on by at least one byte a page, so a ring of pages ends as well.
  while (filled < size) {
    const start = (next - 1) * pageSize;
    const length = Math.min(size - filled, pageSize - 4);
    if (next < 2 || next > count || start + 4 + length > bytes.length) return null;
    payload.set(bytes.subarray(start + 4, start + 4 + length), filled);
    filled += length;
    next = view.getUint32(start);
  }
  return payload;
};

const INTEGER_BYTES = [0, 1, 2, 3, 4, 6, 8] as const;
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/** Bytes that a value of a serial type takes; null for types that plan files never hold (blobs, floating numbers). */
const widthOf = (type: number): number | null => {
  if (type <= 6) return INTEGER_BYTES[type] ?? null;
  if (type === 8 || type === 9) return 0;
  return type >= 13 && type % 2 === 1 ? (type - 13) / 2 : null;
};

/** A record whose header accounts for every byte of its payload; null when it does not. */
const readRecord = (payload: Uint8Array, rowid: number): StoredRecord | null => {
  const head = varint(payload, 0, payload.length);
  if (!head || head[0] > payload.length || head[0] < 2) return null;
  const types: number[] = [];
  let at = head[1];
  while (at < head[0]) {
    const type = varint(payload, at, head[0]);
    if (!type) return null;
    types.push(type[0]);
    at += type[1];
  }
  const values: SqlValue[] = [];
  let brokenText = false;
  for (const type of types) {
    const width = widthOf(type);
    if (width === null || at + width > payload.length) return null;
    const part = payload.subarray(at, at + width);
    at += width;
    if (type < 12) {
      const value = integerOf(type, part);
      if (value === undefined) return null;
      values.push(value);
      continue;
    }
    try {
      const text = strict.decode(part);
      // What a lost block leaves is often zeros; nobody types them.
      if (text.includes('\0')) brokenText = true;
      values.push(text);
    } catch {
      brokenText = true;
      values.push(lenient.decode(part));
    }
  }
  return at === payload.length ? { rowid, values, brokenText } : null;
};

const integerOf = (type: number, part: Uint8Array): number | null | undefined => {
  if (type === 0) return null;
  if (type >= 8) return type - 8;
  let value = 0n;
  for (const byte of part) value = value * 256n + BigInt(byte);
  const number = Number(BigInt.asIntN(part.length * 8, value));
  return Number.isSafeInteger(number) ? number : undefined;
};

export interface FreePages {
  readonly pages: ReadonlySet<number>;
  /** The list has as many as the header says: every other page is in use. */
  readonly whole: boolean;
}

/** Pages that are free: what stands in them was deleted. */
export const freePages = ({ view, pageSize, count }: PageFile): FreePages => {
  const pages = new Set<number>();
  const hasHeader = view.byteLength >= FILE_HEADER && view.getUint32(0) === SQLITE_START;
  let trunk = hasHeader ? view.getUint32(32) : 0;
  while (trunk > 1 && trunk <= count && !pages.has(trunk)) {
    const start = (trunk - 1) * pageSize;
    if (start + 8 > view.byteLength) break;
    pages.add(trunk);
    const leaves = Math.min(view.getUint32(start + 4), (pageSize - 8) / 4);
    for (let index = 0; index < leaves && start + 12 + index * 4 <= view.byteLength; index++) {
      pages.add(view.getUint32(start + 8 + index * 4));
    }
    trunk = view.getUint32(start);
  }
  return { pages, whole: hasHeader && pages.size === view.getUint32(36) };
};
