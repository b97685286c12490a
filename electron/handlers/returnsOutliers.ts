import type { ImportChange, ImportWarning } from '../../shared/contract/importPreview';
import type { ReturnedFile, ReturnsBasis } from '../../shared/contract/returnsAnswers';
import { formatVi, parseViNumber } from '../../shared/domain/decimal';
import { decimalFromNumber, isHundredfold } from '../../shared/reading/numberText';
import { RETURN_WARNING } from '../../shared/text/returns';

/** With fewer units nothing is usual. */
const FEWEST = 5;

/**
 * Units are not alike: a hundredfold slip of a small one is no hundred times the middle one. It is still far from that, and
 * far from the next unit, where honest figures stand close together.
 */
const FAR = { fromMiddle: 30, fromNext: 20 } as const;

interface Found {
  readonly file: ReturnedFile;
  readonly change: ImportChange;
  readonly value: string;
}

const times = (a: number, b: number): number => Math.max(a, b) / Math.min(a, b);

/** Whether a size stands apart from the others (both without 0), which are in order with it. */
const isApart = (size: number, sizes: readonly number[], middle: number): boolean => {
  const at = sizes.indexOf(size);
  const next = sizes[size > middle ? at - 1 : at + 1];
  return next !== undefined && times(size, middle) >= FAR.fromMiddle && times(size, next) >= FAR.fromNext;
};

/**
 * Files with what stands out among the units as they are now: a figure far from the middle one of its row, and from the
 * next.
 */
export const withOutliers = (files: readonly ReturnedFile[], { entry }: ReturnsBasis): ReturnedFile[] => {
  const rows = new Map<string, Found[]>();
  for (const file of files) {
    for (const change of file.preview?.changed ?? []) {
      const parsed = entry.includes(change.column) ? parseViNumber(change.to) : null;
      if (!parsed?.ok || Number(parsed.value.value) === 0) continue;
      const key = `${change.row} ${change.column}`;
      const found = { file, change, value: parsed.value.value };
      const list = rows.get(key);
      if (list) list.push(found);
      else rows.set(key, [found]);
    }
  }
  const told = new Map<ReturnedFile, ImportWarning[]>();
  for (const list of rows.values()) {
    if (new Set(list.map(({ file }) => file.unit)).size < FEWEST) continue;
    const sizes = list.map(({ value }) => Math.abs(Number(value))).sort((a, b) => a - b);
    const half = sizes[Math.floor(sizes.length / 2)] ?? 0;
    const middle = decimalFromNumber(half);
    if (middle === null) continue;
    for (const { file, change, value } of list) {
      const isFar = isHundredfold(value, middle) || isApart(Math.abs(Number(value)), sizes, half);
      if (isFar) told.set(file, [...(told.get(file) ?? []), warningOf(change, middle)]);
    }
  }
  return files.map((file) => {
    if (!file.preview) return file;
    const others = file.preview.warnings.filter(({ code }) => code !== 'farFromOthers');
    return { ...file, preview: { ...file.preview, warnings: [...others, ...(told.get(file) ?? [])] } };
  });
};

const warningOf = ({ address, to }: ImportChange, middle: string): ImportWarning => {
  const usual = formatVi(middle);
  return {
    address,
    code: 'farFromOthers',
    data: { text: to, usual },
    message: RETURN_WARNING.farFromOthers(to, usual),
  };
};
