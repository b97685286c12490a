import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { AppError } from '../../../shared/contract/appError';
import type { ImportPreview, ImportWarning } from '../../../shared/contract/importPreview';
import type { BasisUnit, RequestMeta, ReturnReading, ReturnsBasis } from '../../../shared/contract/returnsAnswers';
import { isoDay } from '../../../shared/domain/calendar';
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
import { findRequest } from './findRequest';

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
  const readings: ReturnReading[] = [];
  for (const file of paths) readings.push(await readReturn(file, basis, unit));
  return readings;
};

const readReturn = async (file: string, basis: ReturnsBasis, given: string | null): Promise<ReturnReading> => {
  const modifiedOn = await dayOf(file);
  const nothing = {
    path: file,
    sha256: '',
    modifiedOn,
    meta: null,
    unit: given,
    guess: null,
    tampered: [],
    preview: null,
  };
  const bytes = await readBytes(file);
  if (!bytes.ok) return { ...nothing, error: bytes.error };
  const sha256 = createHash('sha256').update(bytes.value).digest('hex');
  const model = await readWorkbook(file, bytes.value);
  if (!model.ok) return { ...nothing, sha256, guess: guessUnit(file, null, basis), error: model.error };
  const found = findRequest(model.value, basis.view);
  const meta = found?.meta ?? null;
  const own = meta !== null && isAnswer(meta, basis) ? meta.unit : null;
  const of = basis.units.find(({ id }) => id === (given ?? own)) ?? null;
  const guess = of?.id ?? guessUnit(file, model.value, basis);
  const base = { ...nothing, sha256, meta, unit: of?.id ?? null, guess, tampered: found?.tampered ?? [] };
  // A form for another period, plan or Biểu is told, never read into this one.
  if (!of || (meta !== null && !isAnswer(meta, basis))) return { ...base, error: null };
  const asked = basis.requests.find(({ id }) => id === meta?.request)?.rows ?? found?.rows ?? null;
  const view = viewFor(basis, of, asked);
  const preview = previewImport(model.value, view, { file, sha256 });
  if (!preview.ok) return { ...base, error: preview.error };
  return { ...base, error: null, preview: finish(preview.value, view, basis, of, found !== null) };
};

const isAnswer = (meta: RequestMeta, { view }: ReturnsBasis): boolean =>
  meta.plan === view.plan && meta.sheet === view.sheet && meta.period === view.period;

const dayOf = async (file: string): Promise<string> => {
  try {
    return isoDay((await stat(file)).mtime);
  } catch {
    return isoDay(new Date());
  }
};

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

/** Label and row warnings of a form of ours are told as what was altered; figures are held against the period before. */
const finish = (
  preview: ImportPreview,
  view: SheetView,
  basis: ReturnsBasis,
  unit: BasisUnit,
  isOurs: boolean,
): ImportPreview => {
  const kept = preview.warnings.filter(
    ({ code, address }) =>
      !(isOurs && (code === 'labelDiffers' || code === 'unitDiffers')) && !(code === 'labelDiffers' && address === ''),
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

/** The unit whose name stands in the head of the workbook or in the name of the file: a suggestion only. */
const guessUnit = (file: string, model: WorkbookModel | null, { units }: ReturnsBasis): string | null => {
  const head = model?.sheets
    .filter(({ hidden }) => !hidden)
    .flatMap(({ name, rows }) => [
      name,
      ...rows.filter(({ number }) => number <= TITLE_ROWS).flatMap(({ cells }) => cells.map(({ text }) => text)),
    ]);
  const texts = [path.basename(file, path.extname(file)).replace(/[_.-]+/g, ' '), ...(head ?? [])].map((text) =>
    foldAccents(tidyText(text)),
  );
  let best: { readonly id: string; readonly length: number } | null = null;
  for (const { id, name, names } of units) {
    for (const one of [name, ...names, bareName(name)].map(foldAccents)) {
      const isThere = one.length > 2 && texts.some((text) => ` ${text} `.includes(` ${one} `));
      if (isThere && one.length > (best?.length ?? 0)) best = { id, length: one.length };
    }
  }
  return best?.id ?? null;
};

/** "Xã Bản Bo" → "Bản Bo": files are often named so. */
const bareName = (name: string): string => name.replace(/^(?:xã|phường|thị trấn|huyện|phòng)\s+/iu, '');

/** A file that killed the thread, or that the thread could not be asked about. */
export const unreadReturn = (file: string, unit: string | null, error: AppError): ReturnReading => ({
  path: file,
  sha256: '',
  modifiedOn: isoDay(new Date()),
  meta: null,
  unit,
  guess: null,
  error,
  tampered: [],
  preview: null,
});
