import { type KeyboardEvent, useEffect, useState } from 'react';
import { isComposing } from '../command/keys';
import { beginNote } from '../command/notes';
import type { Spot } from '../store/selectionStore';

interface NoteField {
  readonly body: string;
  write(body: string): void;
  /** The note is written as it stands, or with another text, and the field goes. */
  save(body?: string): void;
  cancel(): void;
  /** Esc gives up, Ctrl+Enter saves. */
  onKey(event: KeyboardEvent): void;
}

/**
 * A note in a field. What was written is kept, as a comment in Excel is, however the field goes: by a click elsewhere, with
 * another cell, another sheet or the panel itself.
 */
export const useNote = (spot: Spot, before: string, onDone: () => void): NoteField => {
  const [draft] = useState(() => beginNote(spot));
  const [body, setBody] = useState(before);
  useEffect(() => () => draft.keep(), [draft]);
  const write = (text: string): void => {
    setBody(text);
    draft.write(text);
  };
  const save = (text = body): void => {
    draft.write(text);
    draft.keep();
    onDone();
  };
  const cancel = (): void => {
    draft.drop();
    onDone();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Escape') cancel();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { body, write, save, cancel, onKey };
};
