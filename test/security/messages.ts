import fc from 'fast-check';
import * as v from 'valibot';

/** Texts that have broken programs: names of built-in parts, paths out of a folder, devices, servers, markup, SQL, signs. */
export const HOSTILE = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '../../../etc/passwd',
  '..\\..\\Windows\\win.ini',
  '\\\\may-chu\\chia-se\\x.skh',
  '//may-chu/chia-se/x.skh',
  'C:\\Windows\\System32\\drivers\\etc\\hosts',
  'C:/Windows/win.ini',
  '/etc/passwd',
  'NUL',
  'COM1',
  'file:///etc/passwd',
  'http://127.0.0.1:9/',
  "'; DROP TABLE row; --",
  '%" OR 1=1 --',
  '<img src=x onerror=alert(1)>',
  '=HYPERLINK("http://a","b")',
  '\u0000',
  '\u202Egnp.exe',
  '\uD800',
  'a\nb',
  'Ω'.repeat(150),
];

interface Schema {
  readonly type: string;
  readonly pipe?: readonly Schema[];
  readonly wrapped?: Schema;
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly item?: Schema;
  readonly options?: readonly unknown[];
  readonly literal?: unknown;
  readonly key?: Schema;
  readonly value?: Schema;
}

const fits = (schema: Schema, value: unknown): boolean =>
  v.safeParse(schema as unknown as v.GenericSchema, value).success;

/**
 * Messages of the shape that a parser asks for, with these texts in every place where it takes them. Made from the
 * parser itself, so that a new channel is tried without a word here. Throws for a parser of a kind not known yet.
 */
export const shapedBy = (schema: Schema, texts: readonly string[]): fc.Arbitrary<unknown> => {
  const inner = (part: Schema | undefined): fc.Arbitrary<unknown> => {
    if (!part) throw new Error(`a ${schema.type} without its part`);
    return shapedBy(part, texts);
  };
  const oneOf = (values: readonly unknown[]): fc.Arbitrary<unknown> => {
    const fitting = values.filter((value) => fits(schema, value));
    if (fitting.length === 0) throw new Error(`no example of ${schema.type}`);
    return fc.constantFrom(...fitting);
  };
  switch (schema.type) {
    case 'string':
      return oneOf(texts);
    case 'number':
      return oneOf([0, 1, 2, 7, 12, 20, 31, 100, 366, 2024, 9999, 1_000_000]);
    case 'boolean':
      return fc.boolean();
    case 'literal':
      return fc.constant(schema.literal);
    case 'picklist':
      return fc.constantFrom(...(schema.options ?? []));
    case 'null':
      return fc.constant(null);
    case 'nullable':
      return fc.option(inner(schema.wrapped), { nil: null });
    case 'optional':
      return fc.option(inner(schema.wrapped), { nil: undefined });
    case 'unknown':
      return fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom(...texts));
    case 'array':
    case 'record': {
      const item = schema.type === 'array' ? inner(schema.item) : inner(schema.value);
      const many: fc.Arbitrary<unknown> =
        schema.type === 'array'
          ? fc.array(item, { maxLength: 3 })
          : fc.dictionary(fc.constantFrom(...texts.filter((text) => fits(schema.key ?? schema, text))), item, {
              maxKeys: 3,
            });
      // The least length and what else the parser asks of the whole; a few tries are enough.
      return many.filter((value) => fits(schema, value));
    }
    case 'strict_object': {
      const parts = Object.entries(schema.entries ?? {}).map(([key, part]) => [key, inner(part)] as const);
      const made = fc.record(Object.fromEntries(parts)).map((value) => ({ ...value }));
      return schema.pipe ? made.filter((value) => fits(schema, value)) : made;
    }
    case 'union':
    case 'variant':
      return fc.oneof(...(schema.options ?? []).map((option) => inner(option as Schema)));
    default:
      throw new Error(`messages.ts knows no ${schema.type}`);
  }
};

/** Data of any kind that can cross between processes. */
export const anything = fc.anything({
  maxDepth: 3,
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withTypedArray: true,
  withSparseArray: true,
});

const circle: Record<string, unknown> = { sheet: 'x' };
circle['at'] = circle;
circle['paths'] = [circle, circle];

const nested = (depth: number): unknown => {
  let value: unknown = 'x';
  for (let at = 0; at < depth; at++) value = at % 2 === 0 ? [value] : { at: value };
  return value;
};

/** Messages that are hard to turn away cheaply or that carry what must not come near an object of ours, and the reason given. */
export const MONSTERS: readonly (readonly [what: string, message: unknown, why: string])[] = [
  ['a circle', circle, 'too deep'],
  ['a nest of two thousand', nested(2000), 'too deep'],
  ['an array of a thousand million holes', { paths: new Array(1_000_000_000) }, 'too many parts'],
  ['a text of a hundred million signs', { path: 'x'.repeat(100_000_000) }, 'text too long'],
  ['a key of a million signs', { ['k'.repeat(1_000_000)]: 1 }, 'text too long'],
  ['__proto__ as a key', JSON.parse('{"__proto__":{"polluted":true},"path":"x"}'), 'key'],
  [
    '__proto__ deep inside',
    JSON.parse('{"command":{"type":"setPlanSettings","values":{"__proto__":{"polluted":"x"}}}}'),
    'key',
  ],
  ['not a number', { limit: Number.NaN }, 'not a finite number'],
  ['no end', { limit: Number.POSITIVE_INFINITY }, 'not a finite number'],
  ['a BigInt', { limit: 5n }, 'bigint'],
  ['a date', { path: new Date(0) }, 'not plain data'],
  ['bytes', { path: new Uint8Array(1000) }, 'not plain data'],
  ['a map', new Map([['path', 'x']]), 'not plain data'],
  ['an error', new Error('x'), 'not plain data'],
];

/** The message with one of its parts gone, one too many, or another kind of thing in its place. */
export const spoiled = (message: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.tuple(message, fc.nat(), fc.constantFrom('gone', 'more', 'other'), anything).map(([value, at, how, other]) => {
    if (typeof value !== 'object' || value === null) return other;
    const keys = Object.keys(value);
    const key = keys[at % Math.max(1, keys.length)];
    const copy: Record<string, unknown> = { ...value };
    if (how === 'more' || key === undefined) copy['hơn'] = other;
    else if (how === 'gone') delete copy[key];
    else copy[key] = other;
    return copy;
  });
