/** Longest piece of work between two chances for the window to draw, ms. */
const SLICE_MS = 7;

const pause = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

/** Work that nobody waits for yields to whatever the window has to do, but is not put off for ever. */
const IDLE_TIMEOUT_MS = 400;
const IDLE_SLICE_MS = 10;

const untilIdle = (): Promise<number> =>
  new Promise((resolve) => {
    requestIdleCallback((idle) => resolve(Math.max(4, Math.min(IDLE_SLICE_MS, idle.timeRemaining()))), {
      timeout: IDLE_TIMEOUT_MS,
    });
  });

/** Calls `step` until it says it is done, in the time that the window has to spare; false when no longer `wanted`. */
export const inIdleTime = async (step: () => boolean, wanted: () => boolean): Promise<boolean> => {
  for (;;) {
    const until = performance.now() + (await untilIdle());
    if (!wanted()) return false;
    while (performance.now() < until) if (step()) return true;
  }
};

/** Calls `step` until it says it is done, letting the window draw in between; false when no longer `wanted`. */
export const inSlices = async (step: () => boolean, wanted: () => boolean): Promise<boolean> => {
  let until = performance.now() + SLICE_MS;
  while (!step()) {
    if (performance.now() < until) continue;
    await pause();
    if (!wanted()) return false;
    until = performance.now() + SLICE_MS;
  }
  return wanted();
};
