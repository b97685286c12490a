import { expect } from 'vitest';
import type { Office } from './office';

/** What the office, and the communes, work on their workbooks with outside the app. */
export const PYTHON = process.env['SKH_PYTHON'] ?? '/usr/bin/python3';

/** Hands and eyes at the window of an office. */
export const at = (office: Office) => {
  const { page } = office;
  const cell = (row: number, column: string) =>
    page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${column}"]`);
  return {
    page,
    cell,
    /** Waits until a cell shows a text. */
    seen: (row: number, column: string, text: string): Promise<void> =>
      expect.poll(() => cell(row, column).innerText()).toContain(text),
    dialog: (id: string) => page.getByTestId(id),
    press: (key: string) => page.keyboard.press(key),
    status: () => page.getByTestId('status-bar').innerText(),
    /** Opens a Biểu of the newest plan by the list at the left. */
    openSheet: async (name: string, row: number, column: string): Promise<void> => {
      await page.getByTestId('sheet-tree').getByRole('treeitem').filter({ hasText: name }).last().click();
      await page.getByRole('tab', { selected: true }).filter({ hasText: name }).waitFor();
      await cell(row, column).waitFor();
    },
    /** Types into a cell and leaves it downwards. */
    type: async (row: number, column: string, ...texts: readonly string[]): Promise<void> => {
      await cell(row, column).click();
      for (const text of texts) {
        await page.keyboard.type(text);
        await page.keyboard.press('Enter');
      }
    },
    /** Pastes what another program put on the real clipboard, where the cursor is. */
    paste: async (block: readonly (readonly string[])[], html = ''): Promise<void> => {
      await page.evaluate(
        ([plain = '', rich = '']) => {
          const onCopy = (event: ClipboardEvent): void => {
            event.stopImmediatePropagation();
            event.preventDefault();
            event.clipboardData?.setData('text/plain', plain);
            if (rich !== '') event.clipboardData?.setData('text/html', rich);
          };
          document.addEventListener('copy', onCopy, { capture: true, once: true });
          document.execCommand('copy');
        },
        [block.map((line) => `${line.join('\t')}\r\n`).join(''), html],
      );
      await page.keyboard.press('Control+v');
    },
    /** A picture of the window, where somebody wants to look. */
    shot: async (name: string): Promise<void> => {
      const shots = process.env['SKH_SHOTS'];
      if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png` });
    },
  };
};
