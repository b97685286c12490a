/**
 * A colleague at another desk: a window of its own, in a process of its own as on another PC, on the plan of the shared
 * folder. `node secondDesk.mjs PLAN USERDATA`; takes one JSON a line ({"do": …}) and answers each with one.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import { createInterface } from 'node:readline';

const root = path.resolve(import.meta.dirname, '../../..');
const [, , plan, userData] = process.argv;
const { launchApp } = createRequire(import.meta.url)(path.join(root, 'dist', 'standin', 'host.cjs'));
const app = await launchApp({ appDir: root, userData, argv: [plan], viewport: { width: 1366, height: 768 } });
const { page } = app;
page.setDefaultTimeout(20_000);
const cell = (row, column) => page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${column}"]`);

const acts = {
  /** Waits until a text is in a part of the window; answers with all of its text. */
  sees: async ({ part, text }) => {
    const found = page.getByTestId(part).filter({ hasText: text });
    await found.first().waitFor();
    return found.first().innerText();
  },
  seesCell: async ({ row, column, text }) => {
    await cell(row, column).filter({ hasText: text }).waitFor();
    return cell(row, column).innerText();
  },
  sheet: ({ name }) => page.getByTestId('sheet-tree').getByRole('treeitem').filter({ hasText: name }).last().click(),
  presses: ({ name }) => page.getByRole('button', { name, exact: true }).click(),
  gone: ({ part }) => page.getByTestId(part).waitFor({ state: 'detached' }),
  types: async ({ row, column, text }) => {
    await cell(row, column).click();
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
    await cell(row, column).filter({ hasText: text }).waitFor();
  },
  shot: ({ file }) => page.screenshot({ path: file }),
  leaves: async () => {
    const problems = [...app.host.problems];
    await app.close();
    return problems;
  },
};

const answer = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);
answer({ value: 'ready' });
for await (const line of createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line);
  try {
    answer({ value: (await acts[asked.do](asked)) ?? null });
  } catch (error) {
    answer({ error: `${line}: ${error.message}` });
  }
  if (asked.do === 'leaves') process.exit(0);
}
