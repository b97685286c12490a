import { err, ok } from '../../../shared/contract/result';
import type { TakeProse } from '../../../shared/domain/proseCommands';
import { PROSE_TEXT } from '../../../shared/text/prosePaste';
import { STEP_TEXT } from '../../../shared/text/steps';
import { writeCell } from './cellWriter';
import { markersOnward } from './markerRuns';
import { type Planner, planRow } from './planned';
import { addRow } from './rowContent';
import { childIds, levelOf, spotAfter } from './rowTree';
import type { Origin } from './valueWriter';

/** Amounts and new rows from running text, each with the words it came from as its source; one step. */
export const planTakeProse: Planner<TakeProse> = (bench, command) => {
  const { column, edits, added, after } = command;
  if (after !== null && !planRow(bench, after)) return err({ code: 'unknownRow', row: after });
  const originOf = (words: string): Origin => ({ importId: null, address: '', source: PROSE_TEXT.source(words) });
  for (const { row, text, words } of edits) {
    const written = writeCell(bench, row, column, text, originOf(words));
    if (!written.ok) return written;
  }
  const ids: string[] = [];
  let spot = spotAfter(bench, after, after === null ? 0 : levelOf(bench, after));
  // Parts have none of their own; a person writes "-" or "a" where the office does.
  const markers = markersOnward(bench, spot, added.filter(({ under }) => under === null).length);
  for (const { name, unit, text, words, under } of added) {
    const parent = typeof under === 'number' ? ids[under] : under;
    if (typeof parent === 'string' && !planRow(bench, parent)) return err({ code: 'unknownRow', row: parent });
    const isOwn = parent === undefined || parent === null;
    const place = isOwn ? spot : { parent, after: childIds(bench, parent).at(-1) ?? null };
    const id = addRow(bench, place, {
      kind: 'indicator',
      marker: isOwn ? (markers.shift() ?? '') : '',
      name,
      unit,
    });
    if (isOwn) spot = { ...spot, after: id };
    ids.push(id);
    const written = writeCell(bench, id, column, text, originOf(words));
    if (!written.ok) return written;
  }
  const row = edits[0]?.row ?? ids[0] ?? null;
  return ok({
    label: STEP_TEXT.takeProse(edits.length, added.length),
    place: { sheet: command.sheet, row, column },
    source: '',
  });
};
