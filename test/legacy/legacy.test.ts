import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LegacyCharset, LOWER, UPPER } from '../../shared/legacy/charsets';
import { decodeLegacy, encodeLegacy } from '../../shared/legacy/codec';
import { guessCharset, legacyFontOf, weighLegacy } from '../../shared/legacy/detect';
import { isSyllable } from '../../shared/legacy/syllable';

const charsets: readonly LegacyCharset[] = ['tcvn3', 'vni', 'vps'];
const seeds = path.join(import.meta.dirname, '../fixtures/seeds');
const documentOf = (name: string): string => readFileSync(path.join(seeds, name), 'utf8').normalize('NFC');
const words = documentOf('000_190b5015f74dc100.txt')
  .split(/[\s\d!-/:-@[-`{-~“”…–]+/)
  .filter((word) => word !== '');

/** Letters that a charset has a code of its own for. */
const alphabetOf = (charset: LegacyCharset): string[] =>
  [...LOWER, ...UPPER, ...'abcdeghiklmnopqrstuvxyABCDEGHIKLMNOPQRSTUVXY 0123456789.,%-/()'].filter(
    (letter) => encodeLegacy(letter, charset) !== null,
  );

describe('the codec', () => {
  it('decodes what it encodes', () => {
    for (const charset of charsets) {
      const text = fc
        .array(fc.constantFrom(...alphabetOf(charset)), { maxLength: 40 })
        .map((letters) => letters.join(''));
      fc.assert(
        fc.property(text, (one) => {
          expect(decodeLegacy(encodeLegacy(one, charset) ?? '', charset)).toBe(one);
        }),
        { numRuns: 300 },
      );
    }
  });

  it('never changes ASCII, and never fails', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), fc.constantFrom(...charsets), (text, charset) => {
        const decoded = decodeLegacy(text, charset);
        if (/^[\0-~]*$/.test(text)) expect(decoded).toBe(text);
        expect(typeof decoded).toBe('string');
      }),
    );
  });

  it('knows the examples of real files', () => {
    expect(decodeLegacy('chØ tiªu', 'tcvn3')).toBe('chỉ tiêu');
    expect(decodeLegacy('§¬n vÞ tÝnh', 'tcvn3')).toBe('Đơn vị tính');
    expect(decodeLegacy('l\u00adîng', 'tcvn3')).toBe('lượng');
    expect(decodeLegacy('céng hßa x· héi', 'tcvn3', true)).toBe('CỘNG HÒA XÃ HỘI');
    expect(decodeLegacy('Keá hoaïch phaùt trieån', 'vni')).toBe('Kế hoạch phát triển');
    expect(decodeLegacy('UÛy ban nhaân daân', 'vni')).toBe('Ủy ban nhân dân');
    expect(decodeLegacy('ÑAÛNG BOÄ', 'vni')).toBe('ĐẢNG BỘ');
    expect(encodeLegacy('Ạ', 'vps')).toBeNull();
  });

  it('agrees with the table of facts', () => {
    const table = path.join(import.meta.dirname, '../fixtures/legacy/bang-ma-cu.tsv');
    const lines = readFileSync(table, 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    const latin = (hex: string): string =>
      new TextDecoder('windows-1252').decode(Uint8Array.from(hex.split(' '), (one) => Number.parseInt(one, 16)));
    for (const line of lines.slice(1)) {
      const [letter = '', , tcvn3 = '', kind = '', vps = '', vni = ''] = line.split('\t');
      expect(decodeLegacy(latin(vni), 'vni')).toBe(letter);
      if (kind === 'own') expect(decodeLegacy(latin(tcvn3), 'tcvn3')).toBe(letter);
      expect(decodeLegacy(latin(tcvn3), 'tcvn3', letter !== letter.toLowerCase())).toBe(letter);
      expect(decodeLegacy(latin(vps), 'vps').toLowerCase()).toBe(letter.toLowerCase());
    }
  });
});

describe('recognising an old encoding', () => {
  it('knows the syllables of real documents', () => {
    const vietnamese = words.filter((word) => /[^\0-~]/.test(word) && /^\p{L}+$/u.test(word));
    const known = vietnamese.filter(isSyllable);
    expect(vietnamese.length).toBeGreaterThan(3_000);
    expect(known.length / vietnamese.length).toBeGreaterThan(0.98);
    for (const word of ['chØ', 'tiªu', 'Keá', 'hoaïch', 'toång', 'nghịa̧']) expect(isSyllable(word)).toBe(false);
  });

  it('guesses the charset of whole documents, and none for Unicode, English or numbers', () => {
    for (const name of ['000_190b5015f74dc100.txt', '003_d7ed11dcfbf0627e.txt', '004_fc7403f0804dce4b.txt']) {
      const lines = documentOf(name).toLowerCase().split('\n');
      expect(guessCharset(lines)).toBeNull();
      for (const charset of charsets) {
        const encoded = lines.map((line) => encodeLegacy(line, charset)).filter((line) => line !== null);
        expect([name, guessCharset(encoded)]).toEqual([name, charset]);
      }
    }
    expect(guessCharset(['Total area (m²)', '25°C', 'café', 'naïve', 'Señor'])).toBeNull();
    expect(guessCharset(['chØ tiªu'])).toBeNull();
  });

  it('weighs the words of a cell: decoded, as they stand, both', () => {
    expect(weighLegacy('chØ tiªu chñ yÕu', 'tcvn3')).toEqual({ legacy: 4, unicode: 0, either: 0 });
    expect(weighLegacy('Chỉ tiêu chủ yếu', 'tcvn3')).toEqual({ legacy: 0, unicode: 4, either: 0 });
    expect(weighLegacy('bé', 'tcvn3')).toEqual({ legacy: 0, unicode: 0, either: 1 });
    expect(weighLegacy('H§ND, Q§-UBND', 'tcvn3')).toEqual({ legacy: 2, unicode: 0, either: 0 });
    expect(weighLegacy('Ha, 1.234', 'tcvn3')).toEqual({ legacy: 0, unicode: 0, either: 0 });
  });

  it('knows fonts by name', () => {
    expect(legacyFontOf('.VnTime')).toEqual({ charset: 'tcvn3', capitals: false });
    expect(legacyFontOf('.VnArial NarrowH')).toEqual({ charset: 'tcvn3', capitals: true });
    expect(legacyFontOf('VNI-Times')).toEqual({ charset: 'vni', capitals: false });
    expect(legacyFontOf('VPS Times')).toEqual({ charset: 'vps', capitals: false });
    expect(['Times New Roman', 'Vni', 'UTM Avo', 'Vps'].map(legacyFontOf)).toEqual([null, null, null, null]);
  });
});
