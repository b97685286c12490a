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
