/** So long a name of a person, an office or a PC may be, in characters. */
export const LONGEST_NAME = 100;

/**
 * A name as one line of plain text: one kind of accents, no control, direction or other unseen characters, single spaces, not
 * too long. What a lock file of another PC calls itself goes through here as well.
 */
export const personName = (text: string): string =>
  [
    ...text
      .normalize('NFC')
      .replace(/[\p{C}\s]+/gu, ' ')
      .trim(),
  ]
    .slice(0, LONGEST_NAME)
    .join('')
    .trim();

/** "Nguyễn Văn A (Phòng TC-KH)" as the log and the lock name a person; null where no name was given. */
export const signatureOf = ({ name, office }: { readonly name: string; readonly office: string }): string | null => {
  const [who, where] = [personName(name), personName(office)];
  if (who === '') return null;
  return where === '' ? who : `${who} (${where})`;
};
