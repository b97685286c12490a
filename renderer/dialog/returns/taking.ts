import type { ImportWarning } from '../../../shared/contract/importPreview';
import type {
  BoardUnit,
  ReadReturns,
  ReturnedFile,
  ReturnFlag,
  ReturnsBoard,
  TakenReturn,
} from '../../../shared/contract/returnsAnswers';

/** What of a file is to be taken: indexes of its changes. */
export interface Taking {
  readonly cells: ReadonlySet<number>;
  readonly byHand: boolean;
}

/** By the place of the file among those read. */
export type Takings = ReadonlyMap<number, Taking>;

const REFUSED: ReadonlySet<ReturnFlag> = new Set(['unreadable', 'wrongPeriod', 'wrongPlan', 'wrongSheet', 'closed']);

/** Whether a file can be taken at all: one that brings nothing new is a report that came, too. */
export const canTake = (file: ReturnedFile): boolean =>
  file.preview !== null && file.unit !== null && !file.flags.some((flag) => REFUSED.has(flag));

/** No number, one that was guessed at, or one that is likely a slip: taken only when a person says so. */
const DOUBTFUL: ReadonlySet<ImportWarning['code']> = new Set([
  'unreadable',
  'foreignNumber',
  'dateForRange',
  'hundredfold',
  'farFromOthers',
  'ambiguousNumber',
]);

const withoutDoubt = (file: ReturnedFile): Taking => {
  const doubtful = new Set(
    file.preview?.warnings.filter(({ code }) => DOUBTFUL.has(code)).map(({ address }) => address),
  );
  const cells = (file.preview?.changed ?? []).flatMap(({ address }, index) => (doubtful.has(address) ? [] : [index]));
  return { cells: new Set(cells), byHand: false };
};

/** All figures of a file. */
export const allOf = (file: ReturnedFile): Taking => ({
  cells: new Set((file.preview?.changed ?? []).map((_, index) => index)),
  byHand: false,
});

/** What a person looks at before anything of the file is taken. */
const TO_LOOK_AT: ReadonlySet<ReturnFlag> = new Set([
  'again',
  'unmended',
  'replaces',
  'older',
  'twice',
  'tampered',
  'rowsTwice',
  'twoSheets',
  'tornKeys',
  'otherName',
]);

/** Everything that may be taken without a second look: nothing that replaces, of two files of one unit none. */
export const firstTakings = ({ files }: Pick<ReadReturns, 'files'>): Takings =>
  new Map(
    files.flatMap((file, index) => {
      if (!canTake(file) || file.flags.some((flag) => TO_LOOK_AT.has(flag))) return [];
      const taking = withoutDoubt(file);
      return taking.cells.size === 0 ? [] : [[index, taking]];
    }),
  );

/** With what is taken of one file; null: nothing of it. */
export const withTaking = (takings: Takings, file: number, taking: Taking | null): Takings => {
  const next = new Map(takings);
  if (taking === null) next.delete(file);
  else next.set(file, taking);
  return next;
};

/** Units that report for the period: those with a form, a day or a report; where nothing was asked yet, all of the land. */
export const reportingUnits = ({ units }: ReturnsBoard, read: ReadReturns | null): readonly BoardUnit[] => {
  const owes = (unit: BoardUnit): boolean => unit.issuedAt !== null || unit.dueOn !== null || unit.state !== 'missing';
  const isAsked = units.some(owes);
  const came = new Set(read?.files.map(({ unit }) => unit));
  return units.filter((unit) => owes(unit) || came.has(unit.id) || (!isAsked && unit.role === 'area'));
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

/** How many figures are taken in all. */
export const cellCount = (takings: Takings): number =>
  [...takings.values()].reduce((sum, { cells }) => sum + cells.size, 0);
