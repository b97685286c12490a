import { createHash } from 'node:crypto';
import type { RequestMeta } from '../../../shared/contract/returnsAnswers';
import { tidyText } from '../../../shared/reading/labelText';

/**
 * How a reporting form finds its way home, beside the keys of any export (exportKeys): a hidden sheet says which form it
 * is and of whom, and beside each row's key stands a check of the label and the unit of measure as they were sent. Rows
 * may be sorted, inserted and deleted; what was altered still shows.
 */
const metaMark = 'skh.request/1 ';
/** Name of the hidden sheet. */
export const META_SHEET = 'skh';
/** Key of the hidden column of checks. */
export const CHECK_KEY = 'check';
/** Tag of the line that is kept free for what the office asks when it sends the workbook back. */
export const RETURN_TAG = '#return';

const FIELDS = ['request', 'plan', 'form', 'sheet', 'period', 'unit', 'checksum'] as const;

/** The hidden mark of a reporting form: which request, unit and period it is for. */
export const formatRequestMeta = (meta: RequestMeta): string =>
  metaMark + JSON.stringify(Object.fromEntries(FIELDS.map((field) => [field, meta[field]])));

/** Null for any text that is not the mark of a reporting form. Never throws. */
export const parseRequestMeta = (text: string): RequestMeta | null => {
  if (!text.startsWith(metaMark) || text.length > 4000) return null;
  try {
    const value: unknown = JSON.parse(text.slice(metaMark.length));
    if (typeof value !== 'object' || value === null) return null;
    const found = new Map<string, unknown>(Object.entries(value));
    const read = (name: string): string => {
      const field = found.get(name);
      return typeof field === 'string' ? field.normalize('NFC') : '';
    };
    const [request, plan, form, sheet, period, unit, checksum] = FIELDS.map(read);
    if (!request || !plan || !sheet || !unit) return null;
    return { request, plan, form: form ?? '', sheet, period: period ?? '', unit, checksum: checksum ?? '' };
  } catch {
    return null;
  }
};

/** A row as a person reads it. */
export interface CheckedRow {
  readonly key: string;
  readonly label: string;
  readonly unit: string;
}

/** Where one text ends and the next begins; no cell holds it. */
const SEPARATOR = '\u0000';
const digest = (parts: readonly string[]): string =>
  createHash('sha256').update(parts.map(tidyText).join(SEPARATOR)).digest('hex');

/** Of one row's label and unit, 12 hexadecimal digits. */
export const rowCheck = ({ key, label, unit }: CheckedRow): string => `c${digest([key, label, unit]).slice(0, 12)}`;

/** Of everything that was sent, from the checks of its rows in any order. */
export const requestChecksum = (meta: Omit<RequestMeta, 'checksum'>, checks: readonly string[]): string => {
  const lines = [...checks].sort();
  return digest([meta.request, meta.plan, meta.form, meta.sheet, meta.period, meta.unit, ...lines]).slice(0, 32);
};
