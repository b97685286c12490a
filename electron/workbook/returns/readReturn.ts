import { createHash } from 'node:crypto';
import path from 'node:path';
import type { AppError } from '../../../shared/contract/appError';
import type { ImportPreview, ImportWarning } from '../../../shared/contract/importPreview';
import type {
  BasisUnit,
  RequestMeta,
  ReturnFlag,
  ReturnReading,
  ReturnsBasis,
} from '../../../shared/contract/returnsAnswers';
import { formatVi } from '../../../shared/domain/decimal';
import type { SheetView } from '../../../shared/form/types';
import { foldAccents, tidyText } from '../../../shared/reading/labelText';
import { isHundredfold } from '../../../shared/reading/numberText';
import { readTyped } from '../../../shared/reading/typedReading';
import { RETURN_WARNING } from '../../../shared/text/returns';
import { readBytes } from '../import/importFile';
import { previewImport } from '../import/previewImport';
import { readWorkbook } from '../read/readWorkbook';
import type { WorkbookModel } from '../read/sheetModel';
import { type FoundRequest, findRequest } from './findRequest';
import { lookOver, otherUnitInHead } from './lookOver';
import { savedAt } from './savedAt';

/**
 * Reads returned workbooks and holds each against what its unit has. `unit`: the person's word for whose they are; null
 * goes by the keys in the workbook. Runs in the calling thread: for files from outside use WorkbookClient. Never throws
 * for a file; what is wrong with one is said with it.
 */
export const readReturns = async (
  paths: readonly string[],
  basis: ReturnsBasis,
  unit: string | null,
): Promise<readonly ReturnReading[]> => {
  const names = foldUnits(basis);
  const readings: ReturnReading[] = [];
  for (const file of paths) readings.push(await readReturn(file, basis, unit, names));
  return readings;
};

const readReturn = async (
  file: string,
  basis: ReturnsBasis,
  given: string | null,
  names: readonly FoldedUnit[],
): Promise<ReturnReading> => {
  const bytes = await readBytes(file);
  const nothing = { ...unread(file, given), savedAt: await savedAt(file, bytes.ok ? bytes.value : null) };
  if (!bytes.ok) return { ...nothing, error: bytes.error };
  const sha256 = createHash('sha256').update(bytes.value).digest('hex');
  const model = await readWorkbook(file, bytes.value);
  if (!model.ok) return { ...nothing, sha256, guess: guessUnit(file, null, names), error: model.error };
  const found = findRequest(model.value, basis.view);
  const meta = found?.meta ?? null;
  const request = basis.requests.find(({ id }) => id === meta?.request) ?? null;
  const isTorn = found?.isTorn === true || (request !== null && request.unit !== meta?.unit);
  const own = meta !== null && isAnswer(meta, basis) && !isTorn ? meta.unit : null;
  const of = basis.units.find(({ id }) => id === (given ?? own)) ?? null;
  const guess = of?.id ?? guessUnit(file, model.value, names);
  const doubts: ReturnFlag[] = isTorn ? ['tornKeys'] : [];
  if (of && found && given === null && namesAnother(file, found, of, names)) doubts.push('otherName');
  const base = { ...nothing, sha256, meta, unit: of?.id ?? null, guess, tampered: found?.tampered ?? [], doubts };
  // A form for another period, plan or Biểu is told, never read into this one.
  if (!of || (meta !== null && !isAnswer(meta, basis))) return { ...base, error: null };
  const asked = request?.rows ?? found?.rows ?? null;
  const view = viewFor(basis, of, asked);
  const preview = previewImport(model.value, view, { file, sha256 });
  if (!preview.ok) return { ...base, error: found ? alteredForm(file, found, preview.error) : preview.error };
  const finished = finish(preview.value, view, basis, of, found);
  if (!found) return { ...base, error: null, preview: finished };
  const isOnly = model.value.sheets.filter(({ hidden }) => !hidden).length === 1;
  const looked = lookOver(finished, found, basis.view, basis.entry, asked, isOnly);
  return { ...base, error: null, preview: looked.preview, doubts: [...doubts, ...looked.doubts] };
};

/** A form of ours that has no table any more is not a workbook of another kind: it says what happened to it. */
const alteredForm = (file: string, { page }: FoundRequest, error: AppError): AppError => {
  if (error.code !== 'noTable') return error;
  return { code: 'returnAltered', path: file, why: page ? 'columns' : 'page' };
};

/** The head of the form, or the name of the file, speaks of another unit than the keys. */
const namesAnother = (file: string, found: FoundRequest, unit: BasisUnit, names: readonly FoldedUnit[]): boolean => {
  if (otherUnitInHead(found, unit) !== '') return true;
  const named = guessUnit(file, null, names);
  const own = names.filter(({ id }) => id === unit.id);
  return named !== null && named !== unit.id && guessUnit(file, null, own) === null;
};

const isAnswer = (meta: RequestMeta, { view }: ReturnsBasis): boolean =>
  meta.plan === view.plan && meta.sheet === view.sheet && meta.period === view.period;

/** The sheet as this unit reports it; only the rows asked for, where that is known. */
const viewFor = ({ view }: ReturnsBasis, unit: BasisUnit, asked: readonly string[] | null): SheetView => {
  const wanted = asked === null ? null : new Set(asked);
  return {
    ...view,
    unit: { id: unit.id, name: unit.name },
    rows: view.rows
      .filter((row) => row.kind === 'heading' || wanted === null || wanted.has(row.id))
      .map((row) => {
        const held = unit.cells[row.id];
        return held ? { ...row, cells: { ...row.cells, ...held } } : row;
      }),
  };
};

/** Warnings about altered labels are told as such already; figures are held against the period before. */
const finish = (
  preview: ImportPreview,
  view: SheetView,
  basis: ReturnsBasis,
  unit: BasisUnit,
  found: FoundRequest | null,
): ImportPreview => {
  const lineOf = (address: string): string => /\d+$/.exec(address)?.[0] ?? '';
  // A label that the unit altered is told with both words. What the plan has changed since is not the unit's doing.
  const altered = new Set((found?.tampered ?? []).map(({ address }) => lineOf(address)));
  const kept = preview.warnings.filter(
    ({ code, address }) => code !== 'labelDiffers' || (address !== '' && !altered.has(lineOf(address))),
  );
  const rows = new Map(view.rows.map((row) => [row.id, row]));
  const told = new Set(kept.filter(({ code }) => code === 'hundredfold').map(({ address }) => address));
  const far: ImportWarning[] = [];
  for (const { row: id, column, address, to } of preview.changed) {
    const before = unit.before[id];
    if (before === undefined || column !== basis.entry[0] || told.has(address)) continue;
    if (!mayBeFar(to, before)) continue;
    const { value } = readTyped({ kind: 'figure', row: rows.get(id) ?? null }, to);
    if (!isHundredfold(value, before)) continue;
    const was = formatVi(before);
    far.push({ address, code: 'hundredfold', data: { from: was, to }, message: RETURN_WARNING.farFromBefore(was, to) });
  }
  return { ...preview, warnings: [...kept, ...far] };
};

/** Whether it is worth to read a text exactly: for plain numbers a double tells. */
const mayBeFar = (text: string, before: string): boolean => {
  const number = Number(text.replaceAll('.', '').replace(',', '.'));
  return Number.isNaN(number) || isHundredfold(String(number * 2), before) || isHundredfold(String(number / 2), before);
};

const TITLE_ROWS = 12;

/**
 * The unit that a workbook may be of: the one whose name stands in the line "Đơn vị báo cáo: …", else in the name of the
 * file, else in the head, where the letterhead may name who asks instead. A suggestion only.
 */
const guessUnit = (file: string, model: WorkbookModel | null, units: readonly FoldedUnit[]): string | null => {
  const sheets = model?.sheets.filter(({ hidden }) => !hidden) ?? [];
  const head = sheets.flatMap(({ rows }) =>
    rows.filter(({ number }) => number <= TITLE_ROWS).flatMap(({ cells }) => cells.map(({ text }) => text)),
  );
  const reporter = head.filter((text) => REPORTER.test(tidyText(text)));
  const name = path.basename(file, path.extname(file));
  for (const texts of [reporter, [name], [...sheets.map((sheet) => sheet.name), ...head]]) {
    const found = namedIn(texts, units);
    if (found.name !== '') return found.id;
  }
  return null;
};

const REPORTER = /^đơn vị(?: báo cáo| lập| gửi)?\s*:/iu;

/** The unit with the longest name in some texts; of two units of one name: nobody can say which. */
const namedIn = (
  texts: readonly string[],
  units: readonly FoldedUnit[],
): { readonly id: string | null; readonly name: string } => {
  const folded = texts.map((text) => ` ${foldWords(text)} `);
  let best: { readonly id: string | null; readonly name: string } = { id: null, name: '' };
  for (const { id, names } of units) {
    for (const one of names) {
      const isThere = one.length > 2 && folded.some((text) => text.includes(` ${one} `));
      if (isThere && one === best.name && id !== best.id) best = { id: null, name: one };
      if (isThere && one.length > best.name.length) best = { id, name: one };
    }
  }
  return best;
};

/** A unit with all its names, as they are looked for. */
interface FoldedUnit {
  readonly id: string;
  readonly names: readonly string[];
}

const foldUnits = ({ units }: ReturnsBasis): FoldedUnit[] =>
  units.map(({ id, name, names }) => ({ id, names: [name, ...names, bareName(name)].map(foldWords) }));

/** Words alone: "Đơn vị báo cáo: Xã A" holds "xa a". */
const foldWords = (text: string): string =>
  foldAccents(tidyText(text))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** "Xã Bản Bo" → "Bản Bo": files are often named so. */
const bareName = (name: string): string => name.replace(/^(?:xã|phường|thị trấn|huyện|phòng)\s+/iu, '');

/** A file that killed the thread, or that the thread could not be asked about. */
export const unreadReturn = (file: string, unit: string | null, error: AppError): ReturnReading => ({
  ...unread(file, unit),
  error,
});

const unread = (file: string, unit: string | null): Omit<ReturnReading, 'error'> => ({
  path: file,
  sha256: '',
  savedAt: new Date().toISOString(),
  meta: null,
  unit,
  guess: null,
  tampered: [],
  doubts: [],
  preview: null,
});
