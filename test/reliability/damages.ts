/** Ways in which a plan file comes to harm, each from a seed, so that a failure can be had again. */

export interface Material {
  /** The file as it was last saved. */
  readonly good: Buffer;
  /** The same file some steps earlier. */
  readonly older: Buffer;
  /** Another file altogether. */
  readonly other: Buffer;
}

/** Numbers from a seed: 0 ≤ n < 1. */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

const PAGE = 4096;
type Pick = (below: number) => number;
type Harm = (material: Material, pick: Pick) => Buffer;

const copy = (bytes: Buffer): Buffer => Buffer.from(bytes);

/** A stretch of whole disk blocks, at least one. */
const stretch = (length: number, pick: Pick): readonly [from: number, to: number] => {
  const blocks = Math.ceil(length / 512);
  const from = pick(blocks);
  return [from * 512, Math.min(length, (from + 1 + pick(Math.min(64, blocks - from))) * 512)];
};

const flip = (bytes: Buffer, at: number, bit: number): void => {
  bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
};

/** Fields of the header: place and length in bytes. */
const HEADER_FIELDS = [
  [16, 2],
  [18, 1],
  [19, 1],
  [20, 1],
  [21, 1],
  [28, 4],
  [32, 4],
  [36, 4],
  [40, 4],
  [44, 4],
  [52, 4],
  [56, 4],
  [60, 4],
  [64, 4],
  [68, 4],
  [92, 4],
] as const;
const ODD_VALUES = [0, 1, 2, 3, 0x7f, 0xff, 0x200, 0x8000, 0xffff, 0x7fffffff, 0xffffffff] as const;

export const HARMS: Readonly<Record<string, Harm>> = {
  truncated: ({ good }, pick) => copy(good.subarray(0, 1 + pick(good.length - 1))),
  zeroed: ({ good }, pick) => copy(good).fill(0, ...stretch(good.length, pick)),
  headZeroed: ({ good }, pick) => copy(good).fill(0, 0, 16 + pick(8 * PAGE)),
  tailZeroed: ({ good }, pick) => copy(good).fill(0, pick(good.length)),
  bitFlipped: ({ good }, pick) => {
    const bytes = copy(good);
    for (let left = 1 + pick(8); left > 0; left--) flip(bytes, pick(bytes.length), pick(8));
    return bytes;
  },
  headFlipped: ({ good }, pick) => {
    const bytes = copy(good);
    for (let left = 1 + pick(4); left > 0; left--) flip(bytes, pick(2 * PAGE), pick(8));
    return bytes;
  },
  noise: ({ good }, pick) => {
    const bytes = copy(good);
    const [from, to] = stretch(good.length, pick);
    for (let at = from; at < to; at++) bytes[at] = pick(256);
    return bytes;
  },
  overwrittenByOther: ({ good, other }, pick) => {
    const bytes = copy(good);
    other.copy(bytes, 0, 0, 1 + pick(Math.min(other.length, good.length) - 1));
    return bytes;
  },
  overwrittenByOlder: ({ good, older }, pick) => {
    const bytes = copy(good);
    older.copy(bytes, 0, 0, 1 + pick(Math.min(older.length, good.length) - 1));
    return bytes;
  },
  olderBlocks: ({ good, older }, pick) => {
    const bytes = copy(good);
    for (let left = 1 + pick(12); left > 0; left--) {
      const from = pick(Math.floor(Math.min(older.length, good.length) / PAGE)) * PAGE;
      older.copy(bytes, from, from, from + PAGE);
    }
    return bytes;
  },
  trailerCut: ({ good }, pick) => copy(good.subarray(0, good.length - 1 - pick(77))),
  trailerAltered: ({ good }, pick) => {
    const bytes = copy(good);
    flip(bytes, good.length - 1 - pick(77), pick(8));
    return bytes;
  },
  pagesSwapped: ({ good }, pick) => {
    const bytes = copy(good);
    const pages = Math.floor(good.length / PAGE);
    const [a, b] = [1 + pick(pages - 1), 1 + pick(pages - 1)];
    good.copy(bytes, a * PAGE, b * PAGE, (b + 1) * PAGE);
    good.copy(bytes, b * PAGE, a * PAGE, (a + 1) * PAGE);
    return bytes;
  },
  headerField: ({ good }, pick) => {
    const bytes = copy(good);
    const [at, length] = HEADER_FIELDS[pick(HEADER_FIELDS.length)] ?? [16, 2];
    const value = ODD_VALUES[pick(ODD_VALUES.length)] ?? 0;
    bytes.writeUIntBE(value % 256 ** length, at, length);
    return bytes;
  },
  bytesGone: ({ good }, pick) => {
    const at = pick(good.length);
    return Buffer.concat([good.subarray(0, at), good.subarray(at + 1 + pick(600))]);
  },
  bytesDoubled: ({ good }, pick) => {
    const at = pick(good.length);
    return Buffer.concat([good.subarray(0, at), good.subarray(Math.max(0, at - 1 - pick(600)))]);
  },
};

/** Kinds that leave every block as some version of the file had it, or leave nothing in it. */
export const KEEPS_BLOCKS: ReadonlySet<string> = new Set([
  'truncated',
  'zeroed',
  'headZeroed',
  'tailZeroed',
  'overwrittenByOlder',
  'olderBlocks',
  'trailerCut',
  'trailerAltered',
  'pagesSwapped',
]);

/** The damaged bytes of a kind and a seed. */
export const harm = (kind: string, seed: number, material: Material): Buffer => {
  const random = randomFrom(seed);
  return HARMS[kind]?.(material, (below) => Math.floor(random() * below)) ?? copy(material.good);
};
