import type { IHeaderComp, IHeaderParams } from 'ag-grid-community';

export interface HeaderExtras {
  readonly letter: string;
  readonly text: string;
  readonly locked: boolean;
  /** The header of the name reaches over the part column as well. */
  readonly wide: boolean;
}

/** A wrapped, centred header with the letter of the column above it, by which messages name cells. */
export class HeaderView implements IHeaderComp {
  private readonly gui = document.createElement('div');

  init(params: IHeaderParams & HeaderExtras): void {
    this.draw(params);
  }

  getGui(): HTMLElement {
    return this.gui;
  }

  refresh(params: IHeaderParams & HeaderExtras): boolean {
    this.draw(params);
    return true;
  }

  private draw({ letter, text, locked, wide }: HeaderExtras): void {
    this.gui.className = `head${wide ? ' is-wide' : ''}${locked ? ' is-locked' : ''}`;
    const top = document.createElement('span');
    top.className = 'head-letter';
    top.textContent = letter;
    top.setAttribute('aria-hidden', 'true');
    const label = document.createElement('span');
    label.className = 'head-text';
    label.textContent = text;
    this.gui.replaceChildren(top, label);
  }
}
