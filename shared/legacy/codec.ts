import { type LegacyCharset, LOWER, LOWER_BYTES, UPPER, UPPER_BYTES } from './charsets';

/** What windows-1252 makes of the bytes 80 to 9F; the five it leaves out stay control characters. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

const charOf = (hex: string): string => {
  const byte = Number.parseInt(hex, 16);
  return byte >= 0x80 && byte < 0xa0 ? windows1252.charAt(byte - 0x80) : String.fromCharCode(byte);
};

const textOf = (bytes: string): string => (bytes.match(/../g) ?? []).map(charOf).join('');

interface Codec {
  readonly decode: ReadonlyMap<string, string>;
  readonly encode: ReadonlyMap<string, string>;
}

const buildCodec = (charset: LegacyCharset): Codec => {
  const decode = new Map<string, string>();
  const encode = new Map<string, string>();
  const learn = (letters: string, bytes: string): void => {
    bytes.split(' ').forEach((hex, index) => {
      if (hex === '-') return;
      const letter = letters.charAt(index);
      decode.set(textOf(hex), letter);
      encode.set(letter, textOf(hex));
      // Some programs keep the control code of a byte instead of what windows-1252 makes of it.
      if (hex.length === 2) decode.set(String.fromCharCode(Number.parseInt(hex, 16)), letter);
    });
  };
  learn(LOWER, LOWER_BYTES[charset]);
  learn(UPPER, UPPER_BYTES[charset]);
  if (charset === 'vni') learnMixedCase(decode);
  return { decode, encode };
};

/** In VNI a capital often carries the small mark: "Aù" beside "AÙ". */
const learnMixedCase = (decode: Map<string, string>): void => {
  for (const [text, letter] of [...decode]) {
    if (text.length !== 2 || letter !== letter.toLowerCase()) continue;
    const mixed = text.charAt(0).toUpperCase() + text.charAt(1);
    if (!decode.has(mixed)) decode.set(mixed, letter.toUpperCase());
  }
};

const codecs = new Map<LegacyCharset, Codec>();

const codecOf = (charset: LegacyCharset): Codec => {
  const known = codecs.get(charset) ?? buildCodec(charset);
  codecs.set(charset, known);
  return known;
};

/**
 * Unicode (NFC) of a text in an old encoding. `capitals`: the font draws every letter as a capital, as .VnTimeH does.
 * What the charset does not know stays. Total.
 */
export const decodeLegacy = (text: string, charset: LegacyCharset, capitals = false): string => {
  const { decode } = codecOf(charset);
  let decoded = '';
  for (let at = 0; at < text.length; at++) {
    const pair = charset === 'vni' ? decode.get(text.slice(at, at + 2)) : undefined;
    if (pair !== undefined && at + 1 < text.length) {
      decoded += pair;
      at++;
    } else decoded += decode.get(text.charAt(at)) ?? text.charAt(at);
  }
  return capitals ? decoded.toUpperCase() : decoded;
};

/** The text in an old encoding; null where it has a letter that the charset lacks. The inverse of `decodeLegacy`. */
export const encodeLegacy = (text: string, charset: LegacyCharset): string | null => {
  const { encode } = codecOf(charset);
  let encoded = '';
  for (const letter of text.normalize('NFC')) {
    const own = encode.get(letter) ?? (letter <= '~' ? letter : null);
    if (own === null) return null;
    encoded += own;
  }
  return encoded;
};

/** Whether every Vietnamese letter of a text could stand in this charset's own code. */
export const fitsCharset = (text: string, charset: LegacyCharset): boolean => {
  const { decode } = codecOf(charset);
  for (const letter of text) if (letter > 'ÿ' && !decode.has(letter) && /\p{L}|\p{M}/u.test(letter)) return false;
  return true;
};
