import type { ReadReturns, ReturnedFile, ReturnFlag, TakenReturn } from '../../../shared/contract/returnsAnswers';

/** What of a file is to be taken: indexes of its changes. */
export interface Taking {
  readonly cells: ReadonlySet<number>;
  readonly byHand: boolean;
}

/** By the place of the file among those read. */
export type Takings = ReadonlyMap<number, Taking>;

const REFUSED: ReadonlySet<ReturnFlag> = new Set(['unreadable', 'wrongPeriod', 'wrongPlan', 'wrongSheet', 'closed']);

/** Whether anything of a file can be taken at all. */
export const canTake = (file: ReturnedFile): boolean =>
  file.preview !== null &&
  file.unit !== null &&
  file.preview.changed.length > 0 &&
  !file.flags.some((flag) => REFUSED.has(flag));

export const allOf = (file: ReturnedFile): Taking => ({
  cells: new Set((file.preview?.changed ?? []).map((_, index) => index)),
  byHand: false,
});

/** Everything that may be taken without a second look: of two files of one unit the newer, nothing that came before. */
export const firstTakings = ({ files }: ReadReturns): Takings => {
  const taken = new Map<number, Taking>();
  const seen = new Set<string>();
  for (const [index, file] of files.entries()) {
    if (file.unit === null || !canTake(file) || file.flags.includes('again')) continue;
    if (!seen.has(file.unit)) taken.set(index, allOf(file));
    seen.add(file.unit);
  }
  return taken;
};

export const withTaking = (takings: Takings, file: number, taking: Taking | null): Takings => {
  const next = new Map(takings);
  if (taking === null) next.delete(file);
  else next.set(file, taking);
  return next;
};

/** One change of a file on or off. A file of which nothing is left is not taken. */
export const toggleCell = (takings: Takings, file: number, cell: number): Takings => {
  const old = takings.get(file) ?? { cells: new Set<number>(), byHand: false };
  const cells = new Set(old.cells);
  if (!cells.delete(cell)) cells.add(cell);
  return withTaking(takings, file, cells.size === 0 ? null : { ...old, cells });
};

/** The request that accepts them. */
export const toTake = (takings: Takings, files: readonly ReturnedFile[]): TakenReturn[] =>
  [...takings].map(([file, { cells, byHand }]) => ({
    file,
    cells: cells.size === files[file]?.preview?.changed.length ? null : [...cells].sort((a, b) => a - b),
    byHand,
  }));

export const cellCount = (takings: Takings): number =>
  [...takings.values()].reduce((sum, { cells }) => sum + cells.size, 0);
