import { OWNER_LABEL } from '../text/owner';
import type { ViewColumn } from './columns';
import type { SheetView } from './types';

/** Cơ quan chủ trì of a row, to filter and sort by on a form that prints no such column. */
export const OWNER_COLUMN: ViewColumn = {
  id: '@owner',
  base: '@owner',
  kind: 'property',
  header: [OWNER_LABEL],
  width: 20,
  align: 'left',
  editable: false,
  synonyms: [],
  internal: true,
  choices: [],
  address: null,
  calculation: null,
};

/** Whether rows can be told apart by who is in charge of them. */
export const hasOwners = (view: SheetView): boolean => view.rows.some(({ owner }) => owner !== '');

/** Everything that rows can be filtered and sorted by. */
export const filterColumns = (view: SheetView): readonly ViewColumn[] =>
  hasOwners(view) ? [...view.columns, OWNER_COLUMN] : view.columns;
