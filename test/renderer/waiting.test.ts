import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { tellingWait } from '../../renderer/command/waiting';
import { jobStore } from '../../renderer/store/jobStore';

let hasFocus = true;
beforeEach(() => {
  hasFocus = true;
  vi.useFakeTimers();
  vi.stubGlobal('window', globalThis);
  vi.stubGlobal('document', { hasFocus: () => hasFocus });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const waiting = (): boolean => jobStore.get().waiting;

test('a step that lasts is told until it ends, however it ends; a short one and a dialog of the system are not', async () => {
  let end: (() => void) | undefined;
  const lasting = tellingWait(() => new Promise<string>((resolve) => (end = () => resolve('xong'))));
  await vi.advanceTimersByTimeAsync(400);
  expect(waiting()).toBe(false);
  await vi.advanceTimersByTimeAsync(200);
  expect(waiting()).toBe(true);
  hasFocus = false;
  await vi.advanceTimersByTimeAsync(500);
  expect(waiting(), 'a dialog of the system has the keyboard').toBe(false);
  hasFocus = true;
  await vi.advanceTimersByTimeAsync(500);
  expect(waiting()).toBe(true);
  end?.();
  expect(await lasting).toBe('xong');
  expect(waiting()).toBe(false);

  let fail: ((why: Error) => void) | undefined;
  const failing = tellingWait(() => new Promise<string>((_resolve, reject) => (fail = reject)));
  await vi.advanceTimersByTimeAsync(600);
  expect(waiting()).toBe(true);
  fail?.(new Error('hỏng'));
  await expect(failing).rejects.toThrow('hỏng');
  expect(waiting()).toBe(false);
});
