import { afterAll, expect, test, vi } from 'vitest';
import { runInDialog } from '../../renderer/command/dialogSteps';
import type { Command } from '../../shared/domain/command';

/** The host at the other end of the bridge: what it was asked to do, answered in turn. */
const asked: unknown[] = [];
const answers: (() => void)[] = [];
const step = { label: '', undo: {}, plan: null, patches: [], place: null };
const invoke = (_channel: string, { command }: { command: unknown }) =>
  new Promise((resolve) => {
    asked.push(command);
    answers.push(() => resolve({ ok: true, value: step }));
  });
vi.stubGlobal('window', { ...globalThis, api: { invoke } });
vi.stubGlobal('document', { hasFocus: () => true });
afterAll(() => vi.unstubAllGlobals());

const answerNext = async (): Promise<void> => {
  await vi.waitUntil(() => answers.length > 0);
  answers.shift()?.();
};

const close = (closing: string): Command => ({ type: 'closePeriod', sheet: 's', closing, of: null });

test('what is asked for twice before it is answered is one step; afterwards it is another one', async () => {
  const twice = [runInDialog(close('2021-M01')), runInDialog(close('2021-M01'))];
  const other = runInDialog(close('2021-M02'));
  await answerNext();
  await answerNext();
  expect((await Promise.all([...twice, other])).every(({ ok }) => ok)).toBe(true);
  expect(asked).toEqual([close('2021-M01'), close('2021-M02')]);
  const again = runInDialog(close('2021-M01'));
  await answerNext();
  expect((await again).ok).toBe(true);
  expect(asked.length).toBe(3);
});
