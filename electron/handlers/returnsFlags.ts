import type {
  ReturnedFile,
  ReturnFlag,
  ReturnReading,
  ReturnsBasis,
  ReturnsBoard,
} from '../../shared/contract/returnsAnswers';

/** Readings with what is to be said of them, in the order of the units; those that nobody knows come last. */
export const toReturnedFiles = (
  readings: readonly ReturnReading[],
  basis: ReturnsBasis,
  board: ReturnsBoard,
  placeOf: (path: string) => string,
): ReturnedFile[] => {
  const order = new Map(board.units.map(({ id }, index) => [id, index]));
  const files = readings.map((reading) => toReturnedFile(reading, basis, board, placeOf(reading.path)));
  const rank = ({ unit }: ReturnedFile): number => (unit === null ? order.size : (order.get(unit) ?? order.size));
  files.sort((a, b) => rank(a) - rank(b) || (a.savedAt < b.savedAt ? 1 : -1));
  return markTwice(files);
};

/** Two workbooks of one unit: only one can be meant. */
export const markTwice = (files: readonly ReturnedFile[]): ReturnedFile[] =>
  files.map((file) => {
    const isTwice = file.preview !== null && files.some((one) => one !== file && one.preview && one.unit === file.unit);
    const others = file.flags.filter((flag) => flag !== 'twice');
    return { ...file, flags: isTwice ? [...others, 'twice'] : others };
  });

/** A file that came back as the board shows it: whose it is, what speaks against taking it in, what it would change. */
export const toReturnedFile = (
  reading: ReturnReading,
  basis: ReturnsBasis,
  board: ReturnsBoard,
  place: string,
): ReturnedFile => {
  const { meta, path, sha256, savedAt, unit, guess, error, tampered, preview } = reading;
  const request = basis.requests.find(({ id }) => id === meta?.request) ?? null;
  return {
    path,
    fileName: path.replace(/^.*[\\/]/u, ''),
    place,
    sha256,
    savedAt,
    unit,
    guess,
    request: request?.id ?? null,
    flags: flagsOf(reading, basis, board),
    period: meta !== null && meta.plan === basis.view.plan && meta.period !== basis.view.period ? meta.period : null,
    error,
    tampered,
    preview,
  };
};

/** Workbooks say when they were saved to the second. */
const toSecond = (iso: string): string => iso.slice(0, 19);

const flagsOf = (
  { meta, unit, sha256, savedAt, error, tampered, doubts, preview }: ReturnReading,
  { view, units }: ReturnsBasis,
  board: ReturnsBoard,
): ReturnFlag[] => {
  const flags: ReturnFlag[] = [];
  if (error !== null) flags.push('unreadable');
  else if (meta === null) flags.push('foreign');
  else if (meta.plan !== view.plan) flags.push('wrongPlan');
  else if (meta.sheet !== view.sheet) flags.push('wrongSheet');
  else if (meta.period !== view.period) flags.push('wrongPeriod');
  else if (!doubts.includes('tornKeys') && (unit === null || unit !== meta.unit)) flags.push('wrongUnit');
  flags.push(...doubts);
  const known = board.units.find(({ id }) => id === unit)?.files ?? [];
  const taken = known.filter(({ state }) => state !== 'sentBack');
  if (taken.some((file) => file.sha256 === sha256)) flags.push('again');
  else if (known.some((file) => file.sha256 === sha256)) flags.push('unmended');
  else if (taken.length > 0) flags.push('changed');
  if (!flags.includes('again') && taken.some(({ receivedAt }) => toSecond(receivedAt) > toSecond(savedAt)))
    flags.push('older');
  if (preview?.changed.some(({ from }) => from !== '')) flags.push('replaces');
  if (tampered.length > 0) flags.push('tampered');
  if (preview?.warnings.some(({ code }) => code === 'missingRow')) flags.push('rowsMissing');
  if (units.find(({ id }) => id === unit)?.isClosed) flags.push('closed');
  return flags;
};
