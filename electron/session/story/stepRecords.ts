import { formatPeriod, isPeriod } from '../../../shared/domain/period';
import { sheetTitle } from '../../../shared/form/sheetTitle';
import { RETURN_STATES } from '../../../shared/text/returns';
import { OVER_TIME, OVER_UNITS } from '../../../shared/text/series';
import { correctionName, RECORD_FIELDS } from '../../../shared/text/story';
import type { Change } from '../../db/changes';
import { type SqlRow, textOf, textOrNull } from '../../db/sqlDb';
import type { Teller } from './teller';

/** Something that a step changed beside cells: a unit, a closing, a deadline. */
export interface ToldRecord {
  /** What it is about, and what of it. */
  readonly name: string;
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** Fields of a changed record that a person knows, each in words; nothing for tables that are no person's business. */
export const tellRecord = (teller: Teller, { table, before, after }: Change): ToldRecord[] => {
  const fields = RECORD_FIELDS[table];
  const image = after ?? before;
  if (!fields || !image) return [];
  if (table === 'sheet' && before?.['title'] === after?.['title']) return [];
  const name = recordName(teller, table, image);
  return Object.entries(fields).flatMap(([column, field]): ToldRecord[] => {
    const said = (row: SqlRow | null): string | null =>
      row && (table === 'sheet' ? titleOfSheet(teller, row) : wordOf(teller, column, textOrNull(row, column)));
    const [from, to] = [said(before), said(after)];
    return (from ?? '') === (to ?? '') ? [] : [{ name, field, from, to }];
  });
};

const recordName = (teller: Teller, table: string, image: SqlRow): string => {
  const unit = textOrNull(image, 'unit_id');
  const period = textOrNull(image, 'period');
  switch (table) {
    case 'org_unit':
    case 'unit_kind':
    case 'authority':
      return textOf(image, 'name');
    case 'sheet':
      return titleOfSheet(teller, image);
    case 'plan':
    case 'report_set':
      return textOf(image, 'title');
    case 'measure':
      return textOf(image, 'label');
    case 'period_close':
      return unit === null ? teller.nameIn('plan', textOf(image, 'plan_id')) : teller.nameIn('org_unit', unit);
    case 'figure_correction':
      return correctionName(textOf(image, 'corrects'), textOf(image, 'period'));
    default:
      return [unit === null ? '' : teller.nameIn('org_unit', unit), period === null ? '' : inWords(period)]
        .filter((part) => part !== '')
        .join(' · ');
  }
};

/** As it is printed: the title is kept with blanks for period and unit. */
const titleOfSheet = (teller: Teller, row: SqlRow): string => {
  const plan = teller.db.one('SELECT period FROM plan WHERE id = ?', [textOf(row, 'plan_id')]);
  const [id, period] = [textOf(row, 'unit_id'), textOf(row, 'period')];
  const unit = { id, name: teller.nameIn('org_unit', id) };
  return sheetTitle(textOf(row, 'title'), {
    planPeriod: plan ? textOf(plan, 'period') : period,
    sheetPeriod: period,
    unit,
  });
};

const inWords = (period: string): string => (isPeriod(period) ? formatPeriod(period) : period);

const wordIn = (words: Readonly<Partial<Record<string, string>>>, value: string): string => words[value] ?? value;

/** A stored value as a person reads it. */
const wordOf = (teller: Teller, column: string, value: string | null): string | null => {
  if (value === null || value === '') return value;
  switch (column) {
    case 'parent_id':
    case 'owner_id':
    case 'provider_id':
      return teller.nameIn('org_unit', value);
    case 'kind':
      return teller.nameIn('unit_kind', value);
    case 'over_units':
      return wordIn(OVER_UNITS, value);
    case 'over_time':
      return wordIn(OVER_TIME, value);
    case 'state':
      return wordIn(RETURN_STATES, value);
    case 'period':
      return inWords(value);
    default:
      return value;
  }
};
