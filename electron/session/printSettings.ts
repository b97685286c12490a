import * as v from 'valibot';
import { readPageSettings } from '../../shared/form/pageSettings';
import type { PrintSettings } from '../../shared/form/types';
import { jsonIn } from '../db/sqlDb';
import type { SheetContext } from './load/sheetContext';

const Stored = v.record(v.string(), v.unknown());

/** What each table has of its own; the rest of the heading is the plan's. */
const PER_TABLE: ReadonlySet<string> = new Set([
  'title',
  'formNumber',
  'annexNumber',
  'unitLine',
  'paper',
  'orientation',
] satisfies (keyof PrintSettings)[]);

/** Under which key a printed value is stored with the plan: those of one table carry the id of its sheet. */
export const printKey = (key: string, sheet: string): string => (PER_TABLE.has(key) ? `${key}@${sheet}` : key);

/** The printed heading's values, as stored with the plan; what is not set takes the form's or a blank. */
export const printSettings = (context: SheetContext): PrintSettings => {
  const stored = storedPrint(context.plan.print);
  const text = (key: keyof PrintSettings, otherwise = ''): string => stored[printKey(key, context.sheet)] ?? otherwise;
  return {
    profile: text('profile') === 'dang' ? 'dang' : 'nha-nuoc',
    paper: text('paper', context.form.paper) === 'A3' ? 'A3' : 'A4',
    orientation: text('orientation', context.form.orientation) === 'landscape' ? 'landscape' : 'portrait',
    annexNumber: text('annexNumber'),
    formNumber: text('formNumber', context.form.number),
    title: text('title', context.title),
    attachedTo: text('attachedTo'),
    parentAgency: text('parentAgency'),
    agency: text('agency'),
    place: text('place'),
    signerTitle: text('signerTitle'),
    signerName: text('signerName'),
    preparedBy: text('preparedBy'),
    recipients: text('recipients').split('\n').filter(Boolean),
    unitLine: text('unitLine', context.form.unitLine ?? ''),
    signerPost: text('signerPost'),
    symbol: text('symbol'),
    documentDate: text('documentDate'),
    page: readPageSettings(stored),
  };
};

/** The stored values that a sheet prints by, each under its plain name. */
export const shownPrint = (context: SheetContext): Readonly<Record<string, string>> => {
  const tail = `@${context.sheet}`;
  return Object.fromEntries(
    Object.entries(storedPrint(context.plan.print)).flatMap(([key, value]) => {
      if (key.endsWith(tail)) return [[key.slice(0, -tail.length), value]];
      return key.includes('@') || PER_TABLE.has(key) ? [] : [[key, value]];
    }),
  );
};

/** The stored values that are text; one that is not does not take the others with it. */
export const storedPrint = (json: string): Readonly<Record<string, string>> => {
  const parsed = v.safeParse(Stored, jsonIn(json));
  const entries = parsed.success ? Object.entries(parsed.output) : [];
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
};
