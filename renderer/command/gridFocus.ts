/** The grid on screen, for whoever gives the keyboard back to it or needs it for the clipboard. */
export interface GridHandle {
  focus(): void;
  /** Screen place under the active cell, for a menu opened by key. */
  menuPoint(): { readonly x: number; readonly y: number };
  /** Makes a column as wide as its contents. */
  fitColumn(column: string): void;
  /** Everything up to a column fits into the window, with room to move the others beside it. */
  hasRoomToFreeze(column: string): boolean;
}

let current: GridHandle | null = null;

/** The grid on screen; answers with what takes it away again. */
export const registerGrid = (handle: GridHandle): (() => void) => {
  current = handle;
  return () => {
    if (current === handle) current = null;
  };
};

/** Gives the keyboard back to the grid, if there is one. */
export const focusGrid = (): void => current?.focus();

/** Where a menu of the cell under the cursor opens, pixels of the window. */
export const gridMenuPoint = (): { readonly x: number; readonly y: number } =>
  current?.menuPoint() ?? { x: 80, y: 120 };

/** Whether the columns up to this one leave room to scroll the others. */
export const hasRoomToFreeze = (column: string): boolean => current?.hasRoomToFreeze(column) ?? true;

/** Makes a column as wide as its contents. */
export const fitGridColumn = (column: string): void => current?.fitColumn(column);
