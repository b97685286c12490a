/**
 * The structured clone algorithm over a text pipe: what Electron's IPC carries, written as tagged JSON. Used on both
 * sides, main (Node) and page (Chromium). Functions and symbols are refused as in the real algorithm.
 */
type Json = string | number | boolean | null | Tagged;
interface Tagged {
  readonly $: string;
  readonly v?: unknown;
  readonly k?: string;
}

interface Base64Array {
  toBase64(): string;
}
interface Base64ArrayClass {
  fromBase64(text: string): Uint8Array<ArrayBuffer>;
}

const TYPED_ARRAYS = {
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
};
const ERRORS = { RangeError, TypeError, SyntaxError, ReferenceError, EvalError, URIError };

const inNode = typeof Buffer !== 'undefined';

const toBase64 = (bytes: Uint8Array): string =>
  inNode
    ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
    : (bytes as unknown as Base64Array).toBase64();

// A fresh, exactly sized ArrayBuffer: a Node Buffer would be backed by the shared pool.
const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  inNode ? new Uint8Array(Buffer.from(text, 'base64')) : (Uint8Array as unknown as Base64ArrayClass).fromBase64(text);

function refuse(what: string): DOMException {
  return new DOMException(`${what} could not be cloned.`, 'DataCloneError');
}

function encodeNumber(value: number): Json {
  if (Object.is(value, -0)) return { $: 'n', v: '-0' };
  return Number.isFinite(value) ? value : { $: 'n', v: String(value) };
}

function encodeValue(value: unknown, seen: Map<object, number>): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'undefined') return { $: 'u' };
  if (typeof value === 'number') return encodeNumber(value);
  if (typeof value === 'bigint') return { $: 'i', v: String(value) };
  if (typeof value !== 'object') throw refuse(String(value).slice(0, 60));
  const known = seen.get(value);
  if (known !== undefined) return { $: 'r', v: known };
  // Numbered in the order of meeting; the decoder counts in the same order, so cycles and shared parts survive.
  seen.set(value, seen.size);
  return encodeObject(value, (part) => encodeValue(part, seen));
}

function encodeObject(value: object, encodePart: (part: unknown) => Json): Json {
  if (Array.isArray(value)) return { $: 'a', v: Array.from(value, encodePart) };
  if (ArrayBuffer.isView(value)) {
    const kind = Object.prototype.toString.call(value).slice(8, -1);
    if (!(kind in TYPED_ARRAYS)) throw refuse(`#<${kind}>`);
    return { $: 't', k: kind, v: toBase64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) };
  }
  const tag = Object.prototype.toString.call(value).slice(8, -1);
  switch (tag) {
    case 'Date':
      return { $: 'd', v: encodeNumber((value as Date).getTime()) };
    case 'RegExp':
      return { $: 'x', v: [(value as RegExp).source, (value as RegExp).flags] };
    case 'ArrayBuffer':
      return { $: 'b', v: toBase64(new Uint8Array(value as ArrayBuffer)) };
    case 'Error': {
      const { name, message, stack } = value as Error;
      return { $: 'e', v: [name, message, stack ?? ''] };
    }
    case 'Map':
      return { $: 'm', v: Array.from(value as Map<unknown, unknown>, ([k, x]) => [encodePart(k), encodePart(x)]) };
    case 'Set':
      return { $: 's', v: Array.from(value as Set<unknown>, encodePart) };
    case 'Object':
      return { $: 'o', v: Object.entries(value).map(([key, part]) => [key, encodePart(part)]) };
    default:
      throw refuse(`#<${tag}>`);
  }
}

function decodeValue(json: Json, refs: unknown[]): unknown {
  if (typeof json !== 'object' || json === null) return json;
  const add = <T>(made: T): T => {
    refs.push(made);
    return made;
  };
  const part = (inner: unknown): unknown => decodeValue(inner as Json, refs);
  const { $, v, k = '' } = json;
  switch ($) {
    case 'u':
      return undefined;
    case 'n':
      return Number(v);
    case 'i':
      return BigInt(v as string);
    case 'r':
      return refs[v as number];
    case 'd':
      return add(new Date(part(v) as number));
    case 'x': {
      const [source, flags] = v as [string, string];
      return add(new RegExp(source, flags));
    }
    case 'b':
      return add(fromBase64(v as string).buffer);
    case 't':
      return add(decodeTypedArray(k, fromBase64(v as string)));
    case 'e':
      return add(decodeError(v as [string, string, string]));
    case 'a': {
      const list = add<unknown[]>([]);
      for (const inner of v as unknown[]) list.push(part(inner));
      return list;
    }
    case 'm': {
      const map = add(new Map<unknown, unknown>());
      for (const [key, inner] of v as [unknown, unknown][]) map.set(part(key), part(inner));
      return map;
    }
    case 's': {
      const set = add(new Set<unknown>());
      for (const inner of v as unknown[]) set.add(part(inner));
      return set;
    }
    case 'o': {
      const object = add({});
      // defineProperty: a "__proto__" key stays an own property, as in the real algorithm.
      for (const [key, inner] of v as [string, unknown][]) {
        const property = { value: part(inner), writable: true, enumerable: true, configurable: true };
        Object.defineProperty(object, key, property);
      }
      return object;
    }
    default:
      throw new Error(`unknown tag ${$}`);
  }
}

function decodeTypedArray(kind: string, bytes: Uint8Array<ArrayBuffer>): ArrayBufferView {
  const TypedArray = TYPED_ARRAYS[kind as keyof typeof TYPED_ARRAYS];
  return kind === 'Uint8Array' ? bytes : new TypedArray(bytes.buffer);
}

function decodeError([name, message, stack]: [string, string, string]): Error {
  const ErrorClass = ERRORS[name as keyof typeof ERRORS] ?? Error;
  const error = new ErrorClass(message);
  error.stack = stack;
  return error;
}

/** Value → text. Throws DataCloneError for what structured clone refuses. */
export const encode = (value: unknown): string => JSON.stringify(encodeValue(value, new Map()));

/** Text → a fresh copy of the value. */
export const decode = (text: string): unknown => decodeValue(JSON.parse(text) as Json, []);
