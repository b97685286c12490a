import { lastYear, monthsOf, type Period, parsePeriod, periodWithin, yearsOf } from '../domain/period';
import { AUTHORITY_WORDS, PLAN_WORDS } from '../text/authority';

/** Names that a header, title or synonym may fill in; the years take a shift ("{year-1}"). */
export const PLACEHOLDER =
  /\{(year|startYear|endYear|month|period|unit|own|superior|asked|until|each)([+-]\d{1,2})?\}/g;

/** What a header, title or synonym may speak of. */
export interface PlaceholderFacts {
  readonly planPeriod: Period;
  readonly sheetPeriod: Period;
  readonly unit: { readonly name: string };
  /** What the plan's authority and the one above it are called in a header: "Tỉnh giao". */
  readonly authorityNames?: { readonly own: string; readonly superior: string };
}

/**
 * Text of a definition with its placeholders filled in; unknown ones stay as they are.
 * @param each what a repeated column stands for: a unit, a period.
 */
export const fillPlaceholders = (text: string, facts: PlaceholderFacts, each?: string): string =>
  text.replace(PLACEHOLDER, (whole, name: string, shift: string | undefined) => {
    const by = Number(shift ?? 0);
    const year = (value: number | null | undefined): string => (value == null ? whole : String(value + by));
    const parts = parsePeriod(facts.sheetPeriod);
    const span = parsePeriod(facts.planPeriod)?.kind === 'term' ? 'term' : 'year';
    switch (name) {
      case 'year':
        return year(parts?.lastYear);
      case 'startYear':
        return year(yearsOf(facts.planPeriod)[0]);
      case 'endYear':
        return year(lastYear(facts.planPeriod));
      case 'month':
        return parts ? String(monthsOf(parts).last + by) : whole;
      case 'period':
        return periodWithin(facts.sheetPeriod);
      case 'unit':
        return facts.unit.name;
      case 'own':
      case 'superior':
        return facts.authorityNames?.[name] || AUTHORITY_WORDS[name];
      case 'asked':
        return PLAN_WORDS.asked[span];
      case 'until':
        return PLAN_WORDS.until[span](year(lastYear(facts.planPeriod)));
      default:
        return each ?? whole;
    }
  });
