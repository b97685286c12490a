import { decimalFromNumber } from '../../../shared/reading/numberText';
import { rangeOf } from '../read/cellPlaces';
import { WorkbookFault } from '../read/limits';
import type { MergeModel } from '../read/sheetModel';
import { isOn } from '../read/xmlReader';
import { attributeOf, decodeXml, localName, type Tag, TagScanner } from './scanXml';
import { isWithin, type SheetPlaces } from './sheetPlaces';
import type { CellWrite } from './sheetXml';

/** What a sheet lets a person type: its protection and its data validations. */
export interface EntryRules {
  readonly isProtected: boolean;
  /** Whether a value surely breaks the rule of its cell; rules that have to be worked out are not judged. */
  readonly breaks: (row: number, column: number, write: CellWrite) => boolean;
}

interface Rule {
  readonly type: string;
  readonly operator: string;
  readonly ranges: readonly MergeModel[];
  readonly formulas: readonly string[];
}

/** Reads them from what stands behind the cells of a worksheet. Throws WorkbookFault. */
export const readEntryRules = ({ xml, dataClose }: SheetPlaces): EntryRules => {
  const tail = xml.slice(dataClose);
  const scanner = new TagScanner(tail);
  const rules: Rule[] = [];
  let isProtected = false;
  let open: { tag: Tag; formulas: string[] } | null = null;
  for (let tag = scanner.next(); tag; tag = scanner.next()) {
    const name = localName(tag.name);
    if (name === 'sheetProtection' && tag.kind !== 'close') {
      isProtected = isOn(attributeOf(tail, tag, 'sheet') ?? undefined);
    } else if (name === 'dataValidation') {
      if (tag.kind === 'open') open = { tag, formulas: [] };
      else if (tag.kind === 'close' && open) {
        rules.push(ruleOf(tail, open.tag, open.formulas));
        open = null;
      }
    } else if (/^formula[12]$/.test(name) && tag.kind === 'open') {
      const end = tail.indexOf('</', tag.end);
      if (end > 0) open?.formulas.push(decodeXml(tail.slice(tag.end, end)).trim());
    }
  }
  return {
    isProtected,
    breaks: (row, column, write) =>
      rules.some((rule) => rule.ranges.some((range) => isWithin(range, row, column)) && isBroken(rule, write)),
  };
};

const ruleOf = (xml: string, tag: Tag, formulas: readonly string[]): Rule => ({
  type: attributeOf(xml, tag, 'type') ?? 'none',
  operator: attributeOf(xml, tag, 'operator') ?? 'between',
  ranges: (attributeOf(xml, tag, 'sqref') ?? '').split(/\s+/).flatMap(placeOf),
  formulas,
});

/** Rules are advice: a place that cannot be read has none. */
const placeOf = (reference: string): readonly MergeModel[] => {
  try {
    return [rangeOf(reference)];
  } catch (error) {
    if (error instanceof WorkbookFault) return [];
    throw error;
  }
};

const number = /^-?\d+(?:\.\d+)?$/;

const isBroken = ({ type, operator, formulas }: Rule, write: CellWrite): boolean => {
  if (write.kind !== 'number' && write.kind !== 'text') return false;
  const [first = '', second = ''] = formulas;
  if (type === 'list') return isOutsideList(first, write);
  if (type !== 'decimal' && type !== 'whole' && type !== 'date' && type !== 'time' && type !== 'textLength')
    return false;
  if (type !== 'textLength' && write.kind === 'text') return true;
  if (type === 'whole' && write.kind === 'number' && write.decimal.includes('.')) return true;
  if (!number.test(first) || (/etween$/.test(operator) && !number.test(second))) return false;
  const value = write.kind === 'number' ? Number(write.decimal) : write.text.length;
  const [low, high] = [Number(first), Number(second)];
  const measured = type === 'textLength' && write.kind === 'number' ? write.decimal.length : value;
  const holds = Object.hasOwn(HOLDS, operator) ? HOLDS[operator] : undefined;
  return holds !== undefined && !holds(measured, low, high);
};

/** Operators of a rule; an unknown one holds nothing back. */
const HOLDS: Readonly<Record<string, (value: number, low: number, high: number) => boolean>> = {
  between: (value, low, high) => value >= low && value <= high,
  notBetween: (value, low, high) => value < low || value > high,
  equal: (value, low) => value === low,
  notEqual: (value, low) => value !== low,
  greaterThan: (value, low) => value > low,
  greaterThanOrEqual: (value, low) => value >= low,
  lessThan: (value, low) => value < low,
  lessThanOrEqual: (value, low) => value <= low,
};

/** A list that stands in the rule itself: "Đạt,Chưa đạt" in quotes. One on a sheet is not judged. */
const isOutsideList = (formula: string, write: CellWrite): boolean => {
  const inner = /^"(.*)"$/s.exec(formula)?.[1];
  if (inner === undefined) return false;
  const items = inner.replaceAll('""', '"').split(',');
  const text = write.kind === 'text' ? write.text : write.kind === 'number' ? write.decimal : '';
  const isItem = (item: string): boolean =>
    item.trim().toLocaleLowerCase('vi') === text.trim().toLocaleLowerCase('vi') ||
    (write.kind === 'number' && number.test(item.trim()) && decimalFromNumber(Number(item)) === write.decimal);
  return !items.some(isItem);
};
