import type { SheetAt } from '../domain/command';
import type { Period } from '../domain/period';
import type { SetEntry, SetLook } from '../domain/setCommands';
import type { PrintedBook } from './printPages';

/** Questions about sets of Biểu that the session answers; part of the one contract. None changes anything. */
export interface SetInquiryMap {
  /** Sets of the plan of a sheet, in their order. */
  'sets.list': { request: { at: SheetAt }; response: readonly ReportSet[] };
  /** What the plan prints, as it is stored: values of the printed heading and page by key; those of one table by its sheet. */
  'print.stored': { request: { at: SheetAt }; response: Readonly<Record<string, string>> };
}

/** What is done with sets and with paper. */
export interface PrintRequestMap {
  /** A set as one workbook. Null when the person changed their mind or stopped it. */
  'workbook.exportSet': {
    request: { at: SheetAt; set: string; path: string | null };
    response: { path: string } | null;
  };
  /** A Biểu or a set page by page, as it will print. */
  'print.pages': { request: PagesRequest; response: PrintedBook };
  /** The pages that the window shows for print, as a PDF. Null when the person changed their mind. */
  'print.pdf': { request: { name: string; path: string | null }; response: { path: string } | null };
  /** The same pages to a printer, by the system's dialog; false when the person changed their mind. */
  'print.paper': { request: Readonly<Record<string, never>>; response: { printed: boolean } };
}

/** Names for the preload script. */
export const SET_INQUIRIES: Readonly<Record<keyof SetInquiryMap, true>> = { 'sets.list': true, 'print.stored': true };
export const PRINT_CHANNELS: Readonly<Record<keyof PrintRequestMap, true>> = {
  'workbook.exportSet': true,
  'print.pages': true,
  'print.pdf': true,
  'print.paper': true,
};

/** How a single Biểu is laid out; what is missing is as the plan has it, else left out. */
export interface PrintLook {
  readonly layout: 'phu-luc' | 'bieu';
  readonly profile: 'nha-nuoc' | 'dang' | null;
  readonly internal?: boolean | undefined;
  readonly fullHeading?: boolean | undefined;
  readonly recipients?: boolean | undefined;
  /** Columns that stay out of it, by id; the names of the rows never do. */
  readonly without?: readonly string[] | undefined;
}

export interface PagesRequest {
  readonly at: SheetAt;
  /** Id of a set; null: the Biểu alone. */
  readonly set: string | null;
  readonly look: PrintLook;
  /** Other than the plan has them, for this once. */
  readonly paper: 'A4' | 'A3' | null;
  readonly orientation: 'portrait' | 'landscape' | null;
}

export interface ReportSet {
  readonly id: string;
  readonly title: string;
  readonly period: Period;
  readonly entries: readonly ReportSetEntry[];
  readonly look: SetLook;
  /** ISO day; null while it can still be numbered anew. */
  readonly sentOn: string | null;
  readonly document: string;
}

export interface ReportSetEntry extends SetEntry {
  /** Of the annex, from 1. */
  readonly number: number;
  /** Short name of the form; '' when the Biểu is no longer in the plan. */
  readonly formName: string;
  readonly unitName: string;
}
