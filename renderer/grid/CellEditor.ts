import { type KeyIntent, type KeyMode, keyIntent } from '../command/keys';
import type { EditSession } from '../store/selectionStore';

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
  onIntent(intent: KeyIntent): boolean;
  onBlur(to: EventTarget | null): void;
}

/**
 * One text field that always sits on the active cell and holds the keyboard, invisible until something is typed.
 * So an input method (Telex, VNI, any with composition) begins in a real text field with its first letter, and no
 * letter is ever carried over by script. Uncontrolled on purpose: writing into a field spoils a running composition.
 */
export class CellEditor {
  readonly field = document.createElement('textarea');
  private shown = false;

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
    field.addEventListener('input', () => this.onInput());
    field.addEventListener('keydown', (event) => this.onKey(event));
    field.addEventListener('blur', (event) => host.onBlur(event.relatedTarget));
    // A click into the visible editor places the caret: from then on arrows belong to it.
    field.addEventListener('mousedown', (event) => {
      event.stopPropagation();
      if (this.shown) host.onIntent({ do: 'edit' });
    });
    parent.append(field);
  }

  focus(): void {
    this.field.focus({ preventScroll: true });
  }

  /** Follows the edit session: shows, fills or hides the field. Text that is already there is left alone. */
  sync(edit: EditSession | null): void {
    const { field } = this;
    if (!edit) {
      this.shown = false;
      field.dataset['catcher'] = 'idle';
      field.classList.remove('is-shown');
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
    if (!box) return;
    style.transform = `translate(${box.left}px, ${box.top}px)`;
    style.width = `${box.width}px`;
    style.minHeight = `${box.height}px`;
    style.textAlign = box.align;
  }

  remove(): void {
    this.field.remove();
  }

  private onInput(): void {
    const { value } = this.field;
    if (this.host.mode() !== 'ready') {
      this.host.onDraft(value);
      return;
    }
    if (value !== '' && !this.host.onTyping(value)) this.field.value = '';
  }

  private onKey(event: KeyboardEvent): void {
    // Keys of a running composition belong to the input method (229 is what some of them report).
    if (event.isComposing || event.keyCode === 229) return;
    const intent = keyIntent(event, this.host.mode());
    if (!intent || !this.host.onIntent(intent)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Puts a line break at the caret; the browser's own undo of the field keeps working. */
  insertNewline(): void {
    document.execCommand('insertText', false, '\n');
  }
}
