import type { PrintLook } from '../../shared/contract/setAnswers';

/** How a person last printed or exported from a plan; kept on this machine, not in the plan. */
export type PrintPrefs = PrintLook;

const KEY = 'skh.print';
const LIMIT = 50;
const USUAL: PrintPrefs = { layout: 'phu-luc', profile: null };

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const readAll = (): [string, unknown][] => {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(value)
      ? value.filter((one): one is [string, unknown] => Array.isArray(one) && typeof one[0] === 'string')
      : [];
  } catch {
    return [];
  }
};

/** The last choice for a plan file. */
export const printPrefs = (path: string): PrintPrefs => {
  const stored = readAll().find(([key]) => key === path)?.[1];
  if (!isRecord(stored)) return USUAL;
  const { layout, profile } = stored;
  const on = (key: 'internal' | 'fullHeading' | 'recipients'): Partial<PrintLook> =>
    stored[key] === true ? { [key]: true } : {};
  return {
    layout: layout === 'bieu' ? 'bieu' : 'phu-luc',
    profile: profile === 'dang' || profile === 'nha-nuoc' ? profile : null,
    ...on('internal'),
    ...on('fullHeading'),
    ...on('recipients'),
  };
};

/** Keeps a choice; the one of the plan printed longest ago is forgotten first. */
export const keepPrintPrefs = (path: string, prefs: PrintPrefs): void => {
  const others = readAll().filter(([key]) => key !== path);
  try {
    localStorage.setItem(KEY, JSON.stringify([[path, prefs], ...others].slice(0, LIMIT)));
  } catch {
    // Storage may be switched off: the usual choice then stands again.
  }
};
