import { ENTRY } from '../../shared/text/ui';
import { beginEdit, cancelEdit, setDraft } from '../command/editing';
import { acceptOffer, completionHere, hasList, hasOffers, offersHere, registerPicker } from '../command/entryHelp';
import { announce } from '../store/announceStore';
import { type EditSession, selectionStore } from '../store/selectionStore';
import type { CellBox } from './CellEditor';

const PAGE = 8;

const element = (className: string, text = ''): HTMLSpanElement => {
  const span = document.createElement('span');
  span.className = className;
  span.textContent = text;
  return span;
};

/**
 * Help while typing: the rest of a known word drawn beside the caret, and a list (Alt+↓). The rest is never put into
 * the field: input methods without composition (UniKey) send Backspace to replace a letter, and a selected rest would
 * swallow it. So what was typed stays what was typed until the person accepts.
 */
export class EntryHelp {
  private readonly ghost = element('entry-ghost');
  private readonly list = document.createElement('div');
  private readonly arrow = document.createElement('button');
  /** The whole text that is offered beside the caret. */
  private offered = '';
  private offers: readonly string[] = [];
  private at = -1;
  private openedIdle = false;
  private box: CellBox | null = null;
  private readonly forget: () => void;

  constructor(
    private readonly parent: HTMLElement,
    private readonly field: HTMLTextAreaElement,
  ) {
    this.ghost.setAttribute('aria-hidden', 'true');
    this.list.className = 'entry-list';
    this.list.setAttribute('role', 'listbox');
    this.list.setAttribute('aria-label', ENTRY.list);
    this.list.dataset['testid'] = 'entry-list';
    this.ghost.dataset['testid'] = 'entry-ghost';
    this.list.hidden = true;
    this.ghost.hidden = true;
    this.arrow.type = 'button';
    this.arrow.className = 'entry-arrow';
    this.arrow.tabIndex = -1;
    this.arrow.title = ENTRY.open;
    this.arrow.setAttribute('aria-label', ENTRY.open);
    this.arrow.hidden = true;
    const keep = (event: MouseEvent): void => {
      event.preventDefault();
      event.stopPropagation();
    };
    this.arrow.addEventListener('mousedown', keep);
    this.arrow.addEventListener('click', () => (this.isOpen ? this.closeList() : this.open()));
    this.list.addEventListener('mousedown', keep);
    this.list.addEventListener('click', (event) => {
      const index = event.target instanceof Element ? event.target.closest('[data-index]') : null;
      if (index instanceof HTMLElement) this.take(Number(index.dataset['index']));
    });
    parent.append(this.ghost, this.list, this.arrow);
    this.forget = registerPicker(() => this.open());
  }

  remove(): void {
    this.forget();
    for (const part of [this.ghost, this.list, this.arrow]) part.remove();
  }

  get isOpen(): boolean {
    return !this.list.hidden;
  }

  /** After each change of the field: `grew` when a letter came in at the end of the text, with no composition running. */
  onInput(grew: boolean): void {
    const { value } = this.field;
    this.offer(grew && selectionStore.get().edit?.mode === 'replace' ? completionHere(value) : '');
    if (this.isOpen) this.fill(value);
  }

  sync(edit: EditSession | null): void {
    if (edit) return;
    this.offer('');
    this.closeList();
  }

  place(box: CellBox | null): void {
    this.box = box;
    this.showArrow();
    this.list.classList.toggle('is-away', box === null);
    if (box) this.arrow.style.transform = `translate(${box.left + box.width}px, ${box.top}px)`;
  }

  /** The field stands where the cell is now: the rest and the list go with it. */
  follow(): void {
    this.placeGhost();
    this.placeList();
  }

  /** True when the key was meant for the help and goes no further. */
  onKey(event: KeyboardEvent): boolean {
    const { key } = event;
    if (event.altKey && (key === 'ArrowDown' || key === 'ArrowUp')) {
      if (selectionStore.get().edit === null) return false;
      if (this.isOpen) this.closeList();
      else if (key === 'ArrowDown') this.open();
      return true;
    }
    if (this.isOpen && this.onListKey(key)) return true;
    if (this.offered === '' || event.ctrlKey || event.altKey || event.metaKey) return false;
    if (key === 'Escape' || key === 'Delete') this.offer('');
    else if ((key === 'ArrowRight' || key === 'End') && !event.shiftKey) this.accept();
    else {
      // Enter and Tab take the offer along, as in Excel, and then move.
      if ((key === 'Enter' || key === 'Tab') && !event.shiftKey) this.accept();
      else if (key.startsWith('Arrow')) this.offer('');
      return false;
    }
    return true;
  }

  /** Opens the list on the cell, if there is anything to choose from. */
  open(): void {
    if (!hasOffers()) return;
    this.openedIdle = selectionStore.get().edit === null;
    if (this.openedIdle && !beginEdit('edit', 'cell')) return;
    this.offer('');
    this.list.hidden = false;
    // The text that was there already does not narrow the list: the person wants to choose another.
    const typed = selectionStore.get().edit?.original === this.field.value ? '' : this.field.value;
    this.fill(typed);
    this.showArrow();
    const present = this.offers.indexOf(this.field.value);
    this.mark(present >= 0 ? present : 0);
    this.follow();
  }

  /** Where one chooses the button stands ready; while typing it would be in the way. */
  private showArrow(): void {
    const idle = selectionStore.get().edit === null;
    this.arrow.hidden = this.box === null || (idle ? !hasList() : !this.isOpen);
  }

  private onListKey(key: string): boolean {
    const last = this.offers.length - 1;
    if (key === 'ArrowDown') this.mark(Math.min(last, this.at + 1));
    else if (key === 'ArrowUp') this.mark(Math.max(0, this.at - 1));
    else if (key === 'PageDown') this.mark(Math.min(last, this.at + PAGE));
    else if (key === 'PageUp') this.mark(Math.max(0, this.at - PAGE));
    else if (key === 'Enter' && this.at >= 0) this.take(this.at);
    else if (key === 'Escape') {
      const opened = this.openedIdle;
      this.closeList();
      if (opened) cancelEdit();
    } else if (key === 'Tab' && this.at >= 0) {
      setDraft(this.offers[this.at] ?? this.field.value);
      return false;
    } else return false;
    return true;
  }

  private take(index: number): void {
    const text = this.offers[index];
    this.closeList();
    if (text !== undefined) acceptOffer(text);
  }

  private accept(): void {
    const text = this.offered;
    this.offer('');
    setDraft(text);
    this.field.setSelectionRange(text.length, text.length);
  }

  private offer(text: string): void {
    if (text === this.offered) return;
    this.offered = text;
    if (text !== '') announce(ENTRY.offered(text));
    this.placeGhost();
  }

  private closeList(): void {
    this.list.hidden = true;
    this.openedIdle = false;
    this.at = -1;
  }

  private fill(typed: string): void {
    this.offers = offersHere(typed);
    this.list.replaceChildren(
      ...this.offers.map((text, index) => {
        const option = element('entry-option', text);
        option.dataset['index'] = String(index);
        option.setAttribute('role', 'option');
        return option;
      }),
    );
    if (this.offers.length === 0) this.list.append(element('entry-none', ENTRY.none));
    this.mark(this.offers.length > 0 && typed !== '' ? 0 : -1);
  }

  private mark(index: number): void {
    this.at = index;
    [...this.list.children].forEach((option, i) => {
      option.setAttribute('aria-selected', String(i === index));
      if (i === index) option.scrollIntoView({ block: 'nearest' });
    });
    const text = this.offers[index];
    if (text !== undefined) announce(ENTRY.option(text, index + 1, this.offers.length));
  }

  private placeGhost(): void {
    const { ghost, field, box } = this;
    ghost.hidden = this.offered === '' || box === null;
    if (ghost.hidden || !box) return;
    const rest = this.offered.slice(field.value.normalize('NFC').length);
    const typed = element('entry-typed', field.value);
    typed.append(element('entry-rest', rest));
    ghost.replaceChildren(typed);
    ghost.style.transform = field.style.transform;
    ghost.style.width = field.style.width;
    ghost.style.textAlign = field.style.textAlign;
  }

  private placeList(): void {
    if (!this.isOpen || !this.box) return;
    const { left, top, width } = this.box;
    const below = top + Math.max(this.box.height, this.field.offsetHeight);
    // Below the cell where the list has room, else where there is more of it.
    const { clientHeight } = this.parent;
    this.list.style.maxHeight = '';
    const wanted = this.list.offsetHeight;
    const isBelow = below + wanted <= clientHeight || clientHeight - below >= top;
    const height = Math.min(wanted, (isBelow ? clientHeight - below : top) - 4);
    this.list.style.maxHeight = `${height}px`;
    const x = Math.max(0, Math.min(left, this.parent.clientWidth - Math.max(width, this.list.offsetWidth)));
    this.list.style.minWidth = `${Math.max(width, 140)}px`;
    this.list.style.transform = `translate(${x}px, ${isBelow ? below : top - height}px)`;
  }
}
