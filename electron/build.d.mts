export type BuildTarget = 'main' | 'renderer' | 'standin';

/** Builds the named targets (all by default) where they are out of date; throws with the bundler's output. */
export function ensureBuilt(targets?: readonly BuildTarget[]): Promise<void>;
