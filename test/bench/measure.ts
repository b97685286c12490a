/** Middle of several runs, in milliseconds; the first run warms up and does not count. */
export const median = async (runs: number, work: () => Promise<number> | number): Promise<number> => {
  await work();
  const times: number[] = [];
  for (let run = 0; run < runs; run++) times.push(await work());
  times.sort((a, b) => a - b);
  return times[times.length >> 1] ?? 0;
};

export const timed = async (work: () => Promise<unknown> | unknown): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

/** One line of the report; `peer` is somebody else doing the same in the same run. */
export const report = (what: string, ours: number, peer?: { name: string; ms: number }): void => {
  const ratio = peer ? `   ${peer.name} ${peer.ms.toFixed(0)} ms   ratio ${(ours / peer.ms).toFixed(2)}` : '';
  process.stdout.write(`${what.padEnd(58)} ${ours.toFixed(0).padStart(6)} ms${ratio}\n`);
};
