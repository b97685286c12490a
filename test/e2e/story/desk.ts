import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { skh } from '../../helpers/runSkh';
import type { Office } from './office';

const SHOTS = process.env['SKH_SHOTS'];

/** What the office, and its units, work on their workbooks with outside the app. */
export const PYTHON = process.env['SKH_PYTHON'] ?? '/usr/bin/python3';

/** A number as it is shown: "1.084,5". */
export const shownNumber = (text: string): number => Number(text.replaceAll('.', '').replace(',', '.'));

/** The number of a cell's text, without its marks ("ước", "8/10"). */
export const lastNumber = (text: string): number => shownNumber(text.trim().split(/\s+/).at(-1) ?? '');

/** What a person does at the window of an office, again and again. */
export const deskOf = (office: Office) => {
  const page = (): Page => office.page;
  const byId = (id: string): Locator => page().getByTestId(id);
  const cell = (row: number, column: string): Locator =>
    page().locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${column}"]`);
  const desk = {
    byId,
    cell,
    press: (keys: string): Promise<void> => page().keyboard.press(keys),
    textAt: (row: number, column: string): Promise<string> => cell(row, column).innerText(),
    numberAt: async (row: number, column: string): Promise<number> => lastNumber(await cell(row, column).innerText()),
    /** Waits until a cell shows a text. */
    seen: (row: number, column: string, text: string): Promise<void> =>
      expect.poll(() => cell(row, column).innerText()).toContain(text),
    /** Types into a cell, and into those below it, each left by Enter. */
    type: async (row: number, column: string, ...texts: readonly string[]): Promise<void> => {
      await cell(row, column).click();
      for (const text of texts) {
        await page().keyboard.type(text);
        await page().keyboard.press('Enter');
      }
      await desk.seen(row, column, texts[0] ?? '');
    },
    /** Pastes what another program put on the real clipboard, where the cursor is. */
    paste: async (block: readonly (readonly string[])[], html = ''): Promise<void> => {
      await page().evaluate(
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
      await page().keyboard.press('Control+v');
    },
    message: (): Promise<string> => byId('message-bar').innerText(),
    tone: (): Promise<string | null> => byId('message-bar').getAttribute('data-tone'),
    status: (): Promise<string> => byId('status-bar').innerText(),
    saved: (): Promise<void> =>
      byId('status-bar')
        .getByText(/^Đã lưu/)
        .waitFor(),
    /** Opens a Biểu of the newest plan by the list at the left. */
    sheet: async (name: string): Promise<void> => {
      await byId('sheet-tree').getByRole('treeitem').filter({ hasText: name }).last().click();
      await page().getByRole('tab', { selected: true }).filter({ hasText: name }).waitFor();
      await desk.settled();
    },
    header: (column: string): Promise<string> => page().locator(`.ag-header-cell[col-id="${column}"]`).innerText(),
    /** Chooses a period in the picker of the bar, as a month: "2022-M01". */
    period: async (period: string): Promise<void> => {
      await page().keyboard.press('Alt+k');
      await page().locator(`[data-period="${period}"]`).click();
      await page().locator('[data-period]').first().waitFor({ state: 'detached' });
    },
    unit: async (name: string): Promise<void> => {
      await byId('unit-tree').getByRole('treeitem', { name, exact: true }).click();
      const plain = name.replace(/ \(.*\)$/, '');
      await expect.poll(() => byId('unit-switcher').innerText()).toContain(plain);
      await desk.settled();
    },
    unitNames: async (): Promise<string[]> => {
      const texts = await byId('unit-tree').getByRole('treeitem').allInnerTexts();
      return texts.map((text) => text.trim()).slice(1);
    },
    /** Until what is on screen is what was asked for. */
    settled: (): Promise<unknown> => page().evaluate('window.skhFlush()'),
    /** A picture of the window, where somebody wants to look. */
    shot: async (name: string): Promise<void> => {
      if (SHOTS !== undefined) await page().screenshot({ path: `${SHOTS}/${name}.png` });
    },
  };
  return desk;
};

export type Desk = ReturnType<typeof deskOf>;

interface Shown {
  readonly rows: readonly {
    readonly name: string;
    readonly cells: Readonly<Record<string, { readonly text: string; readonly estimate: boolean }>>;
  }[];
}

/** A Biểu of the newest plan as the file has it, read by the command line beside the open window. */
export const sheetInFile = async (file: string, form: string, at: readonly string[]): Promise<Shown> => {
  const sheets = JSON.parse((await skh('sheets', file, '--json')).out) as { sheets: { id: string; form: string }[] };
  const sheet = sheets.sheets.findLast((one) => one.form === form)?.id ?? '';
  const { out, err } = await skh('show', file, '--sheet', sheet, ...at, '--json');
  if (out === '') throw new Error(err);
  return JSON.parse(out) as Shown;
};
