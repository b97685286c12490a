import { ROWS } from '../../shared/text/rows';
import { commitEdit } from '../command/editing';
import { canGrow } from '../command/growing';
import { appendRow } from '../command/rowEditing';
import type { CellBox } from './CellEditor';
import { areaOf } from './dragging';

/** Below the last row: a click adds another one there. The keyboard has Alt+Insert. */
export class AddRowStrip {
  private readonly strip = document.createElement('button');

  constructor(private readonly root: HTMLElement) {
    const { strip } = this;
    strip.type = 'button';
    strip.tabIndex = -1;
    strip.hidden = true;
    strip.className = 'add-row';
    strip.textContent = ROWS.add;
    strip.title = ROWS.addHint;
    strip.dataset['testid'] = 'add-row';
    // The keyboard stays with the cell.
    strip.addEventListener('mousedown', (event) => event.preventDefault());
    strip.addEventListener('click', () => {
      commitEdit();
      void appendRow(null);
    });
    root.append(strip);
  }

  /** `last`: a cell of the last row; null while that is out of sight. */
  place(last: CellBox | null): void {
    const area = areaOf(this.root);
    const top = (last?.top ?? 0) + (last?.height ?? 0);
    const height = this.strip.offsetHeight || 28;
    const bottom = (area?.bottom ?? 0) - this.root.getBoundingClientRect().top;
    this.strip.hidden = last === null || top + height > bottom || !canGrow();
    this.strip.style.transform = `translate(${last?.left ?? 0}px, ${top}px)`;
  }

  remove(): void {
    this.strip.remove();
  }
}
