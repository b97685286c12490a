import * as v from 'valibot';
import type { PrintSettings } from '../../shared/form/types';
import type { SheetContext } from './sheetContext';

const Stored = v.record(v.string(), v.string());

/** The printed heading's values, as stored with the plan; what is not set takes the form's or a blank. */
export const printSettings = (context: SheetContext): PrintSettings => {
  const parsed = v.safeParse(Stored, JSON.parse(context.plan.print));
  const stored = parsed.success ? parsed.output : {};
  const text = (key: string, otherwise = ''): string => stored[key] ?? otherwise;
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
    unitLine: text('unitLine'),
  };
};
