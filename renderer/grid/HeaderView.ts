import type { IHeaderComp, IHeaderParams } from 'ag-grid-community';
import { COLUMN_TEXT } from '../../shared/text/columns';
import { commitEdit } from '../command/editing';
import { arrangeStore } from '../store/arrangeStore';
import { columnMenuStore } from '../store/columnMenuStore';

export interface HeaderExtras {
  /** Column of the form; null above the row numbers. */
  readonly column: string | null;
  readonly letter: string;
  readonly text: string;
  readonly locked: boolean;
  /** Why a closed column is closed; blank for an open one. */
  readonly closed: string;
  /** The header of the name reaches over the part column as well. */
  readonly wide: boolean;
  readonly isPart: boolean;
}

const SVG = 'http://www.w3.org/2000/svg';
/** Funnel, arrow up and arrow down, drawn as the icons elsewhere are. */
const SHAPES = {
  funnel: 'M3 5h18l-7 8v6l-4 2v-8z',
  up: 'M12 20V4m-6 6 6-6 6 6',
  down: 'M12 4v16m-6-6 6 6 6-6',
  lock: 'M5 11h14v10H5zM8 11V7a4 4 0 0 1 8 0v4',
} as const;

const icon = (shape: keyof typeof SHAPES): SVGSVGElement => {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', SHAPES[shape]);
  svg.append(path);
  return svg;
};

const lockMark = (why: string): HTMLSpanElement => {
  const mark = document.createElement('span');
  mark.className = 'head-lock';
  mark.title = why;
  mark.append(icon('lock'));
  return mark;
};

/** A wrapped, centred header: the letter of the column, by which messages name cells, and the funnel for its filter. */
export class HeaderView implements IHeaderComp {
  private readonly gui = document.createElement('div');
  private readonly button = document.createElement('button');
  private extras: HeaderExtras | null = null;
  private readonly stop = arrangeStore.subscribe(() => this.drawState());

  init(params: IHeaderParams & HeaderExtras): void {
    const { button } = this;
    button.type = 'button';
    button.className = 'head-filter';
    // The keyboard stays with the sheet until the list takes it.
    button.tabIndex = -1;
    button.addEventListener('mousedown', (event) => {
      event.preventDefault();
      event.stopPropagation();
    });
    button.addEventListener('click', (event) => {
      event.stopPropagation();
      const box = button.getBoundingClientRect();
      this.open(box.left, box.bottom + 2);
    });
    this.draw(params);
  }

  getGui(): HTMLElement {
    return this.gui;
  }

  refresh(params: IHeaderParams & HeaderExtras): boolean {
    this.draw(params);
    return true;
  }

  destroy(): void {
    this.stop();
  }

  private open(x: number, y: number): void {
    const column = this.extras?.column ?? null;
    if (column === null) return;
    commitEdit();
    const { kind: before, column: at } = columnMenuStore.get();
    columnMenuStore.set(before === 'filter' && at === column ? { kind: 'none' } : { kind: 'filter', column, x, y });
  }

  private draw(extras: HeaderExtras): void {
    this.extras = extras;
    const { letter, text, locked, closed, wide, column, isPart } = extras;
    this.gui.className = `head${wide ? ' is-wide' : ''}${locked ? ' is-locked' : ''}${closed === '' ? '' : ' is-closed'}`;
    const top = document.createElement('span');
    top.className = 'head-letter';
    top.textContent = letter;
    top.setAttribute('aria-hidden', 'true');
    const label = document.createElement('span');
    label.className = 'head-text';
    label.textContent = text;
    if (closed !== '') top.append(lockMark(closed));
    const hasFilter = column !== null && !isPart;
    this.button.title = COLUMN_TEXT.openFilter(text);
    this.button.setAttribute('aria-label', COLUMN_TEXT.openFilter(text));
    this.gui.replaceChildren(top, label, ...(hasFilter ? [this.button] : []));
    this.drawState();
  }

  /** A funnel in colour where a filter is at work, an arrow where the sheet is sorted. */
  private drawState(): void {
    const column = this.extras?.column ?? null;
    if (column === null) return;
    const { filters, sort } = arrangeStore.get();
    const isFiltered = Object.hasOwn(filters, column);
    const arrow = sort?.column === column ? (sort.descending ? 'down' : 'up') : null;
    const state = `${isFiltered} ${arrow}`;
    if (this.button.dataset['state'] === state) return;
    this.button.dataset['state'] = state;
    this.button.classList.toggle('is-on', isFiltered || arrow !== null);
    const icons = [...(arrow ? [icon(arrow)] : []), ...(isFiltered || !arrow ? [icon('funnel')] : [])];
    this.button.replaceChildren(...icons);
  }
}
