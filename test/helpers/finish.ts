/** Runs work that hands over in between to its end, and gives its result. */
export const finish = <T>(steps: Generator<unknown, T>): T => {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
};
