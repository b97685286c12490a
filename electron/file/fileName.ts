/** The beginning of a name that takes so many bytes at most, whole letters only; file systems take 255 in all. */
export const cutToBytes = (name: string, bytes: number): string => {
  let kept = '';
  for (const letter of name) {
    if (Buffer.byteLength(kept + letter) > bytes) break;
    kept += letter;
  }
  return kept;
};
