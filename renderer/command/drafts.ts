/** Texts that are being typed outside the cells: those that can be kept at any moment, and those that only their dialog can take. */
const drafts = new Set<() => void>();
const dialogs = new Set<() => string | null>();

const joining =
  <T>(held: Set<T>) =>
  (one: T): (() => void) => {
    held.add(one);
    return () => void held.delete(one);
  };

/** Says how a text is kept when its writer goes elsewhere or closes the window. @returns takes that back. */
export const holdDraft = joining(drafts);

/** Keeps every text that is being typed and can be kept. */
export const keepDrafts = (): void => {
  for (const keep of [...drafts]) keep();
};

/** Says what an open dialog is called while something typed there is not written anywhere, else null. @returns takes that back. */
export const holdDialog = joining(dialogs);

/** The title of an open dialog whose typed texts would be lost; null when there is none. */
export const unfinishedDialog = (): string | null =>
  [...dialogs].map((title) => title()).find((title) => title !== null) ?? null;
