import fs from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { DialogAnswer } from '../../electron/standin/host';
import type { StandinLaunch } from '../../electron/standin/launchApp';

/** The running app in one scene, with the hands of a person. */
export interface Screen {
  readonly page: Page;
  /** A folder that goes with the scene, for files that are opened and written. */
  readonly folder: string;
  /** A cell of the grid by the place of its row and its column. */
  cell(row: number, column: string): Locator;
  dialog(testId: string): Locator;
  button(name: string): Locator;
  press(...keys: readonly string[]): Promise<void>;
  type(text: string): Promise<void>;
  /** Writes a text into a cell as a person does. */
  enter(row: number, column: string, text: string): Promise<void>;
  run(action: string): void;
  answer(...answers: readonly DialogAnswer[]): void;
  /** Brings up a Biểu by its name in the tree. */
  sheet(name: string): Promise<void>;
}

export interface State {
  readonly name: string;
  /** Leads to the state, from where the one before left the window. */
  readonly show: (screen: Screen) => Promise<void>;
  /** Leaves it again; by default by Esc, which closes dialogs, menus and editors. */
  readonly leave?: (screen: Screen) => Promise<void>;
}

/** States that share one launch. */
export interface Scene {
  readonly argv: readonly string[];
  /** What the page takes for now, where deadlines count. */
  readonly now?: string;
  readonly states: readonly State[];
}

/** The hands for a launch. */
export const screenOf = ({ page, clickAction, answerDialogs }: StandinLaunch, folder: string): Screen => {
  const cell = (row: number, column: string): Locator =>
    page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${column}"]`);
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  fs.mkdirSync(folder, { recursive: true });
  return {
    page,
    folder,
    cell,
    press,
    dialog: (testId) => page.getByTestId(testId),
    button: (name) => page.getByRole('button', { name, exact: true }),
    type: (text) => page.keyboard.type(text),
    async enter(row, column, text) {
      await cell(row, column).click();
      await page.keyboard.type(text);
      await press('Enter');
    },
    run: clickAction,
    answer: answerDialogs,
    async sheet(name) {
      const item = page.locator('[role="treeitem"]', { hasText: name }).first();
      // In a narrow window the tree lies folded away.
      if ((await item.count()) === 0) await press('Control+b');
      await item.click();
      await page.locator('[role="tab"][aria-selected="true"]', { hasText: name }).waitFor();
      await page.locator('.ag-row').first().waitFor();
    },
  };
};

/** A file below the scene's folder. */
export const inFolder = ({ folder }: Screen, name: string): string => path.join(folder, name);
