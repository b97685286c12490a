import type { LegacyCharset } from './charsets';
import { decodeLegacy, fitsCharset } from './codec';
import { isSyllable } from './syllable';

export interface LegacyFont {
  readonly charset: LegacyCharset;
  /** Draws every letter as a capital. */
  readonly capitals: boolean;
}

/** The old encoding that a font was made for: .VnTime, .VnTimeH (capitals), VNI-Times, VPS Times; null for others. */
export const legacyFontOf = (font: string): LegacyFont | null => {
  const name = font.trim();
  if (/^\.vn/i.test(name)) return { charset: 'tcvn3', capitals: /h$/i.test(name) };
  if (/^vni[-_ ]/i.test(name)) return { charset: 'vni', capitals: false };
  return /^vps[-_ ]/i.test(name) ? { charset: 'vps', capitals: false } : null;
};

/**
 * What the words of a text say about an old encoding. `legacy`: words that are Vietnamese only when decoded; `unicode`:
 * words that are Vietnamese only as they stand; `either`: words that both readings allow.
 */
export interface LegacyEvidence {
  readonly legacy: number;
  readonly unicode: number;
  readonly either: number;
}

const noEvidence: LegacyEvidence = { legacy: 0, unicode: 0, either: 0 };
const beyondAscii = /[^\0-~]/;
/** Everything of ASCII that is no letter, and blanks, part words; ¹ ¸ » and the soft hyphen are letters of TCVN3. */
const breaks = /[\s\d!-/:-@[-`{-~]+/;
/** Punctuation of windows-1252; in VPS these codes are capitals. */
const punctuation = /[“”‘’–—…•]+/g;
const abbreviation = /^[A-ZĐĂÂÊÔƠƯ]{2,8}$/;

/** Weighs the words of a text. A text that holds letters outside the charset is Unicode as a whole. Total. */
export const weighLegacy = (text: string, charset: LegacyCharset): LegacyEvidence => {
  if (!beyondAscii.test(text)) return noEvidence;
  const words = (charset === 'vps' ? text : text.replace(punctuation, ' '))
    .split(breaks)
    .filter((word) => beyondAscii.test(word));
  if (!fitsCharset(text, charset)) return { ...noEvidence, unicode: words.length };
  let [legacy, unicode, either] = [0, 0, 0];
  for (const word of words) {
    const decoded = decodeLegacy(word, charset);
    // The same in both: VPS shares á, ê, ô and others with windows-1252.
    if (decoded === word) continue;
    const isPlain = isSyllable(word);
    const isDecoded = isSyllable(decoded) || abbreviation.test(decoded);
    if (isPlain && isDecoded) either++;
    else if (isDecoded) legacy++;
    else if (isPlain) unicode++;
  }
  return { legacy, unicode, either };
};

const charsets: readonly LegacyCharset[] = ['tcvn3', 'vni', 'vps'];
const fewestWords = 3;

/**
 * The old encoding of texts whose fonts are not known (.xls, plain text, the clipboard): null unless three words or more
 * become Vietnamese by decoding, and hardly any cease to be.
 */
export const guessCharset = (texts: Iterable<string>): LegacyCharset | null => {
  const known = [...texts].filter((text) => beyondAscii.test(text));
  let best: { charset: LegacyCharset; gain: number } | null = null;
  for (const charset of charsets) {
    let [legacy, unicode] = [0, 0];
    for (const text of known) {
      const evidence = weighLegacy(text, charset);
      legacy += evidence.legacy;
      unicode += evidence.unicode;
    }
    const gain = legacy - 10 * unicode;
    if (legacy >= fewestWords && gain > 0 && gain > (best?.gain ?? 0)) best = { charset, gain };
  }
  return best?.charset ?? null;
};
