import { expect, test } from 'vitest';
import { launchApp } from './helpers/launchApp';
test('look', { timeout: 120_000 }, async () => {
  const app = await launchApp();
  const { page } = app;
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.screenshot({ path: 'test-output/grid.png' });
  await app.clickAction('app.licences');
  await page.getByTestId('licence-text').waitFor();
  await page.screenshot({ path: 'test-output/licences.png' });
  expect(await app.problems()).toEqual([]);
  await app.close();
});
