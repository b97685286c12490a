import { formatPeriod } from '../../../shared/domain/period';
import type { SheetView } from '../../../shared/form/types';
import { PRINTED } from '../../../shared/text/workbook';
import { contentsSheet } from './contentsSheet';
import { type ExportOptions, layOut } from './layOut';
import type { PrintedSheet } from './printedSheet';
import { profileFor } from './profile';
import { writeWorkbook } from './writeWorkbook';

/** A Biểu of a set with the annex number that it has there. */
export interface SetSheet {
  readonly view: SheetView;
  readonly number: number;
}

export interface SetOptions extends ExportOptions {
  readonly title: string;
  /** "Báo cáo số …" that the set goes with; blank: as each Biểu has it. */
  readonly attachedTo: string;
  /** A first sheet lists the others. */
  readonly contents: boolean;
}

/** The sheets of a set in print order, each numbered and paged on its own. */
export const layOutSet = (sheets: readonly SetSheet[], options: SetOptions): readonly PrintedSheet[] => {
  const taken = new Set<string>();
  const isOnly = sheets.length === 1;
  const printed = sheets.map(({ view, number }) => {
    const attached = options.attachedTo.trim() === '' ? {} : { attachedTo: options.attachedTo };
    // One annex alone has no number (domain.md §5).
    const annexNumber = isOnly ? '' : String(number);
    // A Biểu that has no number of its own has the one of its place in the set.
    const formNumber = view.print.formNumber.trim() === '' && !isOnly ? String(number) : view.print.formNumber;
    const sheet = layOut({ ...view, print: { ...view.print, ...attached, annexNumber, formNumber } }, options);
    return { ...sheet, name: freeName(sheet.name, taken) };
  });
  const [first] = sheets;
  if (!options.contents || !first) return printed;
  const list = contentsSheet({
    title: options.title,
    planTitle: first.view.planTitle,
    name: freeName(options.layout === 'bieu' ? PRINTED.formListName : PRINTED.contentsName, taken),
    layout: options.layout,
    profile: profileFor(options.profile, first.view.print),
    attachedTo: options.attachedTo,
    entries: printed.map((sheet, index) => ({
      sheet: sheet.name,
      title: sheet.title,
      period: formatPeriod(sheets[index]?.view.period ?? ''),
      unit: sheets[index]?.view.unit.name ?? '',
    })),
  });
  return [list, ...printed];
};

/** A whole set of Biểu as one workbook. */
export const exportSet = (sheets: readonly SetSheet[], options: SetOptions): Promise<Uint8Array> =>
  writeWorkbook(layOutSet(sheets, options), {
    title: options.title,
    subject: sheets[0]?.view.planTitle ?? options.title,
  });

const longestName = 31;

/** A name that no other sheet of the workbook has; Excel holds names equal that differ in case only. */
const freeName = (wanted: string, taken: Set<string>): string => {
  for (let turn = 1; ; turn++) {
    const tail = turn === 1 ? '' : ` (${turn})`;
    const name = `${wanted.slice(0, longestName - tail.length).trim()}${tail}`;
    const key = name.toLocaleLowerCase('vi');
    if (taken.has(key)) continue;
    taken.add(key);
    return name;
  }
};
