import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { skh } from '../../helpers/runSkh';

const SHOTS = process.env['SKH_SHOTS'];

/** A number as it is shown: "1.084,5". */
export const shownNumber = (text: string): number => Number(text.replaceAll('.', '').replace(',', '.'));

/** The number of a cell's text, without its marks ("ước", "8/10"). */
export const lastNumber = (text: string): number => shownNumber(text.trim().split(/\s+/).at(-1) ?? '');

/** What a person does at the window, again and again. */
export const deskOf = (page: () => Page) => {
  const byId = (id: string): Locator => page().getByTestId(id);
  const cell = (row: number, column: string): Locator =>
    page().locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${column}"]`);
  const unitsInTree = (): Locator => byId('unit-tree').getByRole('treeitem');
  const desk = {
    byId,
    cell,
    press: (keys: string): Promise<void> => page().keyboard.press(keys),
    textAt: (row: number, column: string): Promise<string> => cell(row, column).innerText(),
    numberAt: async (row: number, column: string): Promise<number> => lastNumber(await cell(row, column).innerText()),
    type: async (row: number, column: string, text: string): Promise<void> => {
      await cell(row, column).click();
      await page().keyboard.type(text);
      await page().keyboard.press('Enter');
      await expect.poll(() => cell(row, column).innerText()).toContain(text);
    },
    message: (): Promise<string> => byId('message-bar').innerText(),
    tone: (): Promise<string | null> => byId('message-bar').getAttribute('data-tone'),
    saved: (): Promise<void> =>
      byId('status-bar')
        .getByText(/^Đã lưu/)
        .waitFor(),
    sheet: async (name: string): Promise<void> => {
      await byId('nav').getByRole('treeitem').filter({ hasText: name }).first().click();
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
    unitNames: async (): Promise<string[]> => (await unitsInTree().allInnerTexts()).map((text) => text.trim()).slice(1),
    /** Until what is on screen is what was asked for. */
    settled: (): Promise<unknown> => page().evaluate('window.skhFlush()'),
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

/** A Biểu as the file has it, read by the command line beside the open window. */
export const sheetInFile = async (file: string, form: string, at: readonly string[]): Promise<Shown> => {
  const sheets = JSON.parse((await skh('sheets', file, '--json')).out) as { sheets: { id: string; form: string }[] };
  const sheet = sheets.sheets.find((one) => one.form === form)?.id ?? '';
  const { out, err } = await skh('show', file, '--sheet', sheet, ...at, '--json');
  if (out === '') throw new Error(err);
  return JSON.parse(out) as Shown;
};
