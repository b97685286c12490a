import { ASSIGNING } from './assigning';
import { COLLECTING } from './collecting';
import { CLOSED, EXCEL, MERGING, SAFETY, TERM } from './keeping';
import { OUTPUT } from './output';
import { PLANNING } from './planning';
import { RESULTS, SUMMING } from './results';
import { START } from './start';
import type { HelpGroup, HelpPage, HelpPageId } from './types';

/** The help, in the order in which an office comes to need it. */
export const HELP_GROUPS: readonly HelpGroup[] = [
  START,
  PLANNING,
  ASSIGNING,
  COLLECTING,
  SUMMING,
  RESULTS,
  OUTPUT,
  CLOSED,
  TERM,
  MERGING,
  SAFETY,
  EXCEL,
];

export const HELP_PAGES: readonly HelpPage[] = HELP_GROUPS.flatMap(({ pages }) => pages);

/** A page by its id; null for an id that no page has (a test holds that there is none). */
export const helpPage = (id: HelpPageId): HelpPage | null => HELP_PAGES.find((one) => one.id === id) ?? null;
