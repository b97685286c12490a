import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** Random numbers from a seed (mulberry32), so that a case can be run again by its number. */
export const randomFrom = (seed: number): (() => number) => {
  let state = (seed * 0x9e3779b9) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

type Random = () => number;
const below = (random: Random, limit: number): number => Math.floor(random() * limit);
const oneOf = <T>(random: Random, items: readonly [T, ...T[]]): T => items[below(random, items.length)] ?? items[0];

const hostileValues: readonly [string, ...string[]] = [
  '',
  '0',
  '-1',
  '1e309',
  'NaN',
  '99999999999',
  '4294967296',
  '__proto__',
  'constructor',
  'A1:XFD1048576',
  'XFD1048576',
  'ZZZZZ99999999',
  '&a;',
  '&#x0;',
  '&#xD800;',
  '../../../etc/passwd',
  '#REF!',
  '\ufffe',
  'x'.repeat(5_000),
  '_x0000_',
  '1.7976931348623157e308',
];

/** Bytes changed without regard to what they are. */
const damage = (bytes: Uint8Array, random: Random): Uint8Array => {
  const copy = Uint8Array.from(bytes);
  const at = below(random, copy.length);
  switch (below(random, 5)) {
    case 0:
      return copy.slice(0, at);
    case 1:
      return new Uint8Array(Buffer.concat([copy.slice(0, at), copy.slice(below(random, copy.length))]));
    case 2:
      return copy.fill(below(random, 256), at, at + below(random, 64));
    case 3: {
      // The end of a zip, where sizes, counts and offsets stand.
      const tail = Math.max(0, copy.length - 1 - below(random, 300));
      copy[tail] = below(random, 256);
      return copy;
    }
    default:
      for (let flips = 1 + below(random, 20); flips > 0; flips--) {
        const place = below(random, copy.length);
        copy[place] = (copy[place] ?? 0) ^ (1 << below(random, 8));
      }
      return copy;
  }
};

/** XML changed so that it often still is XML. */
const damageXml = (xml: string, random: Random): string => {
  const at = below(random, xml.length);
  switch (below(random, 7)) {
    case 0:
      return xml.slice(0, at) + xml.slice(at + below(random, 40));
    case 1: {
      const values = [...xml.matchAll(/="([^"]*)"/g)];
      const chosen = values[below(random, Math.max(1, values.length))];
      if (!chosen) return xml;
      return `${xml.slice(0, chosen.index)}="${oneOf(random, hostileValues)}"${xml.slice(chosen.index + chosen[0].length)}`;
    }
    case 2: {
      const texts = [...xml.matchAll(/>([^<]+)</g)];
      const chosen = texts[below(random, Math.max(1, texts.length))];
      if (!chosen) return xml;
      return `${xml.slice(0, chosen.index)}>${oneOf(random, hostileValues)}<${xml.slice(chosen.index + chosen[0].length)}`;
    }
    case 3: {
      const elements = [...xml.matchAll(/<(\w+)\b[^<>]*(?:\/>|>[^<]*<\/\1>)/g)];
      const chosen = elements[below(random, Math.max(1, elements.length))];
      if (!chosen) return xml;
      const copies = chosen[0].repeat(below(random, 3) * (random() < 0.1 ? 5_000 : 1));
      return xml.slice(0, chosen.index) + copies + xml.slice(chosen.index + chosen[0].length);
    }
    case 4:
      return xml.replace(
        /^(?:<\?xml[^>]*\?>)?/,
        '$&<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>',
      );
    case 5:
      return xml.replaceAll(/<(\/?)(?=[a-z])/gi, random() < 0.5 ? '<$1x:' : '<$1').replace('xmlns=', 'xmlns:x=');
    default:
      return (
        xml.slice(0, at) +
        oneOf(random, ['<c>', '</c>', '<!--', ']]>', '<![CDATA[', '&', '<row r="1048576">', '\u0000']) +
        xml.slice(at)
      );
  }
};

/** The package with some of its parts changed, taken out, doubled or renamed. */
const damagePackage = (bytes: Uint8Array, random: Random): Uint8Array => {
  const parts = new Map<string, Uint8Array>(Object.entries(unzipSync(bytes)));
  const names = [...parts.keys()].filter((name) => /\.(?:xml|rels)$/.test(name));
  for (let changes = 1 + below(random, 3); changes > 0; changes--) {
    const name = names[below(random, names.length)] ?? '';
    const content = parts.get(name);
    if (!content) continue;
    const kind = below(random, 10);
    if (kind === 0) parts.delete(name);
    else if (kind === 1) parts.set(oneOf(random, ['__proto__', '../x.xml', 'xl/WORKBOOK.XML', '/']) + name, content);
    else if (kind === 2) parts.set(name, damage(content, random));
    else parts.set(name, strToU8(damageXml(strFromU8(content), random)));
  }
  const level = oneOf(random, [0, 1, 9] as const);
  return zipSync(Object.fromEntries(parts), { level });
};

/** A workbook changed in one of many ways; the same for the same bytes and number. */
export const mutate = (bytes: Uint8Array, number: number): Uint8Array => {
  const random = randomFrom(number);
  const isPackage = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return isPackage && random() < 0.7 ? damagePackage(bytes, random) : damage(bytes, random);
};
