import { guessCharset } from '../../../shared/legacy/detect';

/** Whether bytes are text in some encoding: no NUL, unless every second byte is (UTF-16). */
export const looksLikeText = (bytes: Uint8Array): boolean =>
  utf16Of(bytes) !== null || !bytes.subarray(0, 65_536).includes(0);

const utf16Of = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null => {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, 400);
  if (head.length < 8) return null;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < head.length; at++) {
    if (head[at] !== 0) continue;
    if (at % 2 === 0) even++;
    else odd++;
  }
  // Vietnamese text is half ASCII letters, digits and separators, whose upper byte is zero.
  if (odd > head.length / 8 && even === 0) return 'utf-16le';
  return even > head.length / 8 && odd === 0 ? 'utf-16be' : null;
};

/**
 * Text of a file without a declared encoding: UTF-16, UTF-8 when it is valid, else one byte a letter. Of those,
 * windows-1252 where the text is of an old encoding (decoded later, cell by cell), windows-1258 otherwise.
 */
export const decodeText = (bytes: Uint8Array): string => {
  const wide = utf16Of(bytes);
  if (wide !== null) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const western = new TextDecoder('windows-1252').decode(bytes);
    if (guessCharset(western.split(/[;,\t\r\n]/)) !== null) return western;
    return new TextDecoder('windows-1258').decode(bytes).normalize('NFC');
  }
};
