import * as v from 'valibot';
import { isPeriod } from '../domain/period';

/** What requests are made of; each file of parsers takes its parts from here. */
export const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
export const path = v.pipe(v.string(), v.minLength(1), v.maxLength(4096));
export const period = v.pipe(v.string(), v.check(isPeriod));
/** An ISO date. */
export const day = v.pipe(v.string(), v.isoDate());
/** The fields of a `SheetAt`, which every command has, and these as an object of their own. */
export const at = { sheet: id, period: v.optional(period), unit: v.optional(id) };
export const sheetAt = v.strictObject(at);
export const nature = v.picklist(['actual', 'preliminary', 'estimate']);
export const basis = v.picklist(['period', 'cumulative']);
export const layout = v.picklist(['phu-luc', 'bieu']);
/** Null: as the plan has it. */
export const profile = v.nullable(v.picklist(['nha-nuoc', 'dang']));
