import { isComposing, type KeyIntent, type KeyMode, keyIntent } from '../command/keys';
import type { EditSession } from '../store/selectionStore';
import { EntryHelp } from './EntryHelp';

/** Where the active cell is on screen, relative to the editor's parent; null while it is scrolled away. */
export interface CellBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly align: 'left' | 'right' | 'center';
}

export interface CellEditorHost {
  mode(): KeyMode;
  /** The first text arrived in the idle field; false when the cell cannot be edited. */
  onTyping(text: string): boolean;
  onDraft(text: string): void;
  /** A click into the text: from then on arrows move the caret. */
  onCaret(): void;
  onIntent(intent: KeyIntent): boolean;
  /** A key waits for the cell that it belongs to: those after it must not overtake it. */
  isHolding(): boolean;
  hold(replay: () => void): void;
  onBlur(to: EventTarget | null): void;
}

/**
 * Line breaks come by Alt+Enter alone. An Enter that an input method lets through while it ends a composition would
 * otherwise break the line.
 */
export const keepOneLine = (event: InputEvent): void => {
  if (event.inputType === 'insertLineBreak' || event.inputType === 'insertParagraph') event.preventDefault();
};

/** Kinds of input that take something away, and the command that does the same. */
const DELETIONS: Readonly<Partial<Record<string, string>>> = {
  deleteContentBackward: 'delete',
  deleteContentForward: 'forwardDelete',
};

/**
 * One text field that always sits on the active cell and holds the keyboard, invisible until something is typed.
 * So an input method (Telex, VNI, any with composition) begins in a real text field with its first letter, and no
 * letter is ever carried over by script. Uncontrolled on purpose: writing into a field spoils a running composition.
 */
export class CellEditor {
  readonly field = document.createElement('textarea');
  private readonly help: EntryHelp;
  private shown = false;
  private composing = false;
  /** What was held is being typed now. */
  private replaying = false;
  /** A composition is being ended by us: what it leaves behind is no typing. */
  private ending = false;

  constructor(
    parent: HTMLElement,
    private readonly host: CellEditorHost,
  ) {
    const { field } = this;
    field.className = 'cell-editor';
    field.rows = 1;
    field.spellcheck = false;
    field.autocomplete = 'off';
    field.dataset['catcher'] = 'idle';
    field.dataset['testid'] = 'cell-editor';
    this.help = new EntryHelp(parent, field);
    field.addEventListener('input', (event) => this.onInput(event));
    field.addEventListener('beforeinput', keepOneLine);
    field.addEventListener('beforeinput', (event) => this.holdInput(event));
    field.addEventListener('compositionstart', () => {
      this.composing = true;
    });
    field.addEventListener('compositionend', () => {
      this.composing = false;
      if (!this.ending) this.help.onInput(this.caretAtEnd());
    });
    field.addEventListener('keydown', (event) => this.onKey(event));
    field.addEventListener('blur', (event) => host.onBlur(event.relatedTarget));
    field.addEventListener('mousedown', (event) => {
      event.stopPropagation();
      if (this.shown) host.onCaret();
    });
    parent.append(field);
  }

  focus(): void {
    this.field.focus({ preventScroll: true });
  }

  /** Follows the edit session: shows, fills or hides the field. Text that is already there is left alone. */
  sync(edit: EditSession | null): void {
    const { field } = this;
    this.help.sync(edit);
    if (!edit) {
      this.shown = false;
      field.dataset['catcher'] = 'idle';
      field.classList.remove('is-shown');
      this.endComposition();
      if (field.value !== '') field.value = '';
      return;
    }
    const opening = !this.shown;
    this.shown = true;
    field.dataset['catcher'] = 'editing';
    field.classList.add('is-shown');
    if (field.value !== edit.draft) {
      field.value = edit.draft;
      if (opening) field.setSelectionRange(edit.draft.length, edit.draft.length);
    }
  }

  place(box: CellBox | null, label: string): void {
    const { style } = this.field;
    this.field.classList.toggle('is-away', box === null);
    if (this.field.getAttribute('aria-label') !== label) this.field.setAttribute('aria-label', label);
    this.help.place(box);
    if (!box) return;
    style.transform = `translate(${box.left}px, ${box.top}px)`;
    style.width = `${box.width}px`;
    style.minHeight = `${box.height}px`;
    style.textAlign = box.align;
    this.help.follow();
  }

  remove(): void {
    this.help.remove();
    this.field.remove();
  }

  private onInput(event: Event): void {
    if (this.ending) return;
    const { value } = this.field;
    if (this.host.mode() !== 'ready') this.host.onDraft(value);
    else if (value !== '' && !this.host.onTyping(value)) {
      this.endComposition();
      this.field.value = '';
      return;
    }
    const grew = event instanceof InputEvent && event.inputType.startsWith('insert') && !this.composing;
    this.help.onInput(grew && this.caretAtEnd());
  }

  private caretAtEnd(): boolean {
    const { selectionStart, selectionEnd, value } = this.field;
    return selectionStart === value.length && selectionEnd === value.length;
  }

  /** A field that is emptied under a running composition would get the word again, in the next cell: end it first. */
  private endComposition(): void {
    if (!this.composing) return;
    this.composing = false;
    if (document.activeElement !== this.field) return;
    this.ending = true;
    this.field.blur();
    this.field.value = '';
    this.focus();
    this.ending = false;
  }

  private onKey(event: KeyboardEvent): void {
    if (isComposing(event)) return;
    // Letters are held as input; see there.
    const isHeld = this.host.isHolding() && !event.ctrlKey && !event.altKey && !event.metaKey;
    if (isHeld && (event.key.length === 1 || event.key === 'Backspace')) return;
    if (isHeld) {
      event.preventDefault();
      event.stopPropagation();
      this.host.hold(() => {
        const intent = keyIntent(event, this.host.mode());
        if (intent) this.host.onIntent(intent);
      });
      return;
    }
    if (this.help.onKey(event)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    const intent = keyIntent(event, this.host.mode());
    if (!intent || !this.host.onIntent(intent)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** What is typed or pasted while a key before it waits comes after that key. A composition cannot be held. */
  private holdInput(event: InputEvent): void {
    const { inputType, data } = event;
    const isText = data !== null && inputType.startsWith('insert');
    const command = isText ? 'insertText' : DELETIONS[inputType];
    if (!event.cancelable || this.composing || this.replaying || !this.host.isHolding() || !command) return;
    event.preventDefault();
    this.host.hold(() => {
      this.focus();
      this.replaying = true;
      document.execCommand(command, false, data ?? '');
      this.replaying = false;
    });
  }

  /** Puts a line break at the caret; the browser's own undo of the field keeps working. */
  insertNewline(): void {
    document.execCommand('insertText', false, '\n');
  }
}
