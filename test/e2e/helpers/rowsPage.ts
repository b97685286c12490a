import type { Page } from 'playwright-core';

/** Rows of the grid as the tests look at them, and undoing that is waited for. */
export const rowsOf = (page: () => Page) => {
  const titleOf = (action: string): Promise<string | null> =>
    page().locator(`[data-action="${action}"]`).getAttribute('title');
  const undoTitle = (): Promise<string | null> => titleOf('edit.undo');
  return {
    cell: (row: number, column: string) => page().locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${column}"]`),
    undoTitle,

    /** Labels of the first rows on screen: the part where there is one. */
    labels: (count: number): Promise<string[]> =>
      page().evaluate(
        (n) =>
          Array.from({ length: n }, (_, r) => {
            const text = (id: string): string =>
              document.querySelector(`.ag-row[row-index="${r}"] .ag-cell[col-id="${id}"] .text`)?.textContent ?? '';
            return text('part') || text('name');
          }),
        count,
      ),

    /** Undoes a step and waits until that is seen; steps that are called alike tell nothing, and get a moment. */
    undo: async (): Promise<void> => {
      const steps = async (): Promise<string> => `${await undoTitle()} ${await titleOf('edit.redo')}`;
      const before = await steps();
      await page().keyboard.press('Control+z');
      for (let turn = 0; turn < 20 && (await steps()) === before; turn++) await page().waitForTimeout(25);
    },
  };
};
