import type { CellChangeWhat } from '../../../shared/contract/cellDetails';
import type { FigureAddress } from '../../../shared/form/columns';
import { RETURN_STATES } from '../../../shared/text/returns';
import type { Change } from '../../db/changes';
import { type SqlRow, textOf, textOrNull } from '../../db/sqlDb';
import { textPlace } from '../load/loadedValue';
import { RETURN_FIELDS } from '../load/loadReturns';
import type { SheetContext } from '../load/sheetContext';
import { holdsFigure, holdsTarget } from '../load/storedValues';
import type { CellKey } from './cellKey';

/** What a change of a stored row meant for a cell. */
export interface Aspect {
  readonly what: CellChangeWhat;
  readonly from: string | null;
  readonly to: string | null;
}

/** What a change of one stored row means for the cell; nothing when it is about another one, or left it as it was. */
export const aspectsOf = (change: Change, context: SheetContext, key: CellKey): Aspect[] =>
  aspects(change, context, key).filter(({ from, to }) => from !== to);

const aspects = (change: Change, context: SheetContext, key: CellKey): Aspect[] => {
  const image = change.after ?? change.before;
  if (!image) return [];
  const of = (what: CellChangeWhat, column: string): Aspect => ({
    what,
    from: change.before && textOrNull(change.before, column),
    to: change.after && textOrNull(change.after, column),
  });
  const { column } = key;
  if (change.table === 'cell_note') {
    const id = column === 'part' ? 'part' : column.id;
    const isHere = [['period', context.period] as const, ['unit', context.unit.id] as const].every(
      ([field, here]) => textOf(image, field) === '' || textOf(image, field) === here,
    );
    return image['row_id'] === key.row && image['column_id'] === id && isHere ? [of('note', 'body')] : [];
  }
  if (column === 'part') return isRow(change, key.row) ? rowAspects(change, of('text', 'name')) : [];
  if (column.calculation) return calculatedAspects(change, image, context, key, of);
  switch (column.address?.kind) {
    case 'marker':
      return isRow(change, key.row) ? rowAspects(change, of('text', 'marker')) : [];
    case 'name':
      return isRow(change, key.label) ? rowAspects(change, of('text', 'name')) : [];
    case 'unit':
      return change.table === 'indicator' && change.id === key.indicator ? [of('text', 'unit_label')] : [];
    case 'text': {
      const { field, perRow } = column.address;
      const at = textPlace(context, perRow);
      const here = image['row_id'] === key.row && image['unit_id'] === at.unit && image['period'] === at.period;
      return change.table === 'row_text' && here && image['field'] === field ? [of('text', 'typed')] : [];
    }
    case 'target':
      return change.table === 'target' &&
        image['indicator_id'] === key.indicator &&
        image['plan_id'] === context.plan.id &&
        holdsTarget(image, column.address)
        ? [of('text', 'typed')]
        : [];
    case 'return':
      return change.table === 'report_due' &&
        image['unit_id'] === key.row &&
        image['plan_id'] === context.plan.id &&
        image['period'] === column.address.period
        ? [
            inWords(
              of('text', RETURN_FIELDS[column.address.field]),
              column.address.field === 'state' ? stateWord : same,
            ),
          ]
        : [];
    case 'property':
      return change.table === 'indicator' && change.id === key.indicator && change.before && change.after
        ? [inWords(of('text', column.address.property === 'owner' ? 'owner_id' : 'provider_id'), key.unitName)]
        : [];
    case 'figure':
      if (change.table === 'figure_correction') return correction(change, image, key, column.address);
      return change.table === 'figure' && image['indicator_id'] === key.indicator && holdsFigure(image, column.address)
        ? [of('text', 'typed'), ...(change.before && change.after ? [of('nature', 'nature')] : [])]
        : [];
    default:
      return [];
  }
};

/** A stored code as the cell shows it. */
const inWords = ({ what, from, to }: Aspect, word: (code: string) => string): Aspect => ({
  what,
  from: from === null ? null : word(from),
  to: to === null ? null : word(to),
});
const same = (text: string): string => text;
const stateWord = (state: string): string => RETURN_STATES[state] ?? state;

/** A figure of a closed period that was corrected into another one: told where it stands and where it went. */
const correction = (change: Change, image: SqlRow, key: CellKey, address: FigureAddress): Aspect[] => {
  const isHere =
    image['indicator_id'] === key.indicator &&
    image['unit_id'] === address.unit &&
    image['item'] === address.item &&
    (image['corrects'] === address.period || image['period'] === address.period);
  if (!isHere) return [];
  const of = (row: SqlRow | null): string => textOf(row ?? image, row ? 'typed' : 'sent');
  return [{ what: 'correction', from: of(change.before), to: of(change.after) }];
};

/** A verdict changes by a person's word or with what the indicator is held to be. */
const calculatedAspects = (
  change: Change,
  image: SqlRow,
  context: SheetContext,
  key: CellKey,
  of: (what: CellChangeWhat, column: string) => Aspect,
): Aspect[] => {
  if (key.column === 'part' || key.column.kind !== 'ratio') return [];
  if (change.table === 'verdict_override' && isHere(image, context, key)) {
    return [of('verdict', 'verdict'), of('reason', 'reason')];
  }
  return change.table === 'indicator' && change.id === key.indicator && change.before && change.after
    ? [of('direction', 'direction'), of('rangeRule', 'range_rule')]
    : [];
};

const isRow = (change: Change, id: string): boolean => change.table === 'plan_row' && change.id === id;

/** A row that came or went is told as such; its content of that moment goes with it. */
const rowAspects = (change: Change, text: Aspect): Aspect[] =>
  change.before && change.after ? [text] : [{ ...text, what: 'row' }];

const isHere = (image: SqlRow, context: SheetContext, key: CellKey): boolean =>
  image['row_id'] === key.row && image['unit_id'] === context.unit.id && image['period'] === context.period;
