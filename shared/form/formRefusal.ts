import type { LocatedError } from '../domain/located';
import { FORM_FIELD, FORM_DESIGN as TEXT } from '../text/formDesign';
import type { ColumnDefinition, FormDefinition } from './definition';
import { withPlaceholderWords } from './placeholderWords';

/** A refused form in the designer's words. */
export interface FormRefusal {
  /** What to read: which column and field, and what is wrong there. */
  readonly text: string;
  /** The place of the column among the form's, null where it is about none. */
  readonly column: number | null;
}

const fieldOf = (column: ColumnDefinition | undefined, path: string): string => {
  const name = /^(?:columns\[\d+\]\.)?(\w+)/.exec(path)?.[1] ?? '';
  if (name === 'of' && column?.kind === 'compare') return TEXT.of;
  return FORM_FIELD[name] ?? '';
};

/** Says of a form that was refused (`parseForm`) where the fault is, as the person at the designer sees it. */
export const formRefusal = (form: FormDefinition, { at, detail }: LocatedError): FormRefusal => {
  const index = /^columns\[(\d+)\]/.exec(at)?.[1];
  const place = index === undefined ? null : Number(index);
  const column = place === null ? undefined : form.columns[place];
  const where = column && place !== null ? TEXT.columnAt(place, withPlaceholderWords(column.header.at(-1) ?? '')) : '';
  return { text: TEXT.wrong(where, fieldOf(column, at), withPlaceholderWords(detail)), column: column ? place : null };
};

const lines = (texts: readonly string[]): readonly string[] => {
  const filled = texts.map((text) => text.trim()).filter((text) => text !== '');
  // With nothing in them at all they are refused as such.
  return filled.length > 0 ? filled : texts.slice(0, 1);
};

const tidyColumn = (column: ColumnDefinition): ColumnDefinition => {
  const tidied = { ...column, header: lines(column.header) };
  return tidied.kind === 'text' && tidied.choices ? { ...tidied, choices: lines(tidied.choices) } : tidied;
};

/** A form as it was typed, without the blank lines that lists of lines end with, its texts composed (NFC). */
export const tidyForm = (form: FormDefinition): FormDefinition => {
  const tidied: FormDefinition = { ...form, name: form.name.trim(), columns: form.columns.map(tidyColumn) };
  return JSON.parse(JSON.stringify(tidied).normalize('NFC')) as FormDefinition;
};
