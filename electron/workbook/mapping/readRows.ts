import type { ReadRow, RowState } from '../../../shared/contract/mappingAnswers';
import type { MappedColumn, MappedRow } from '../../../shared/contract/workbookMapping';
import { conversionOf } from '../../../shared/domain/measure';
import type { SheetView, ViewRow } from '../../../shared/form/types';
import { ALIKE, rowSuggester } from '../../../shared/reading/suggestRows';
import { ourUnit, unitOfAdded, unitOfLine } from '../import/compareRow';
import { headingsOf } from '../import/firstRows';
import type { RowMatches } from '../import/matchRows';
import type { ReadTable } from '../import/readTable';
import { cellText, rowNature, type TableRow } from '../import/tableRows';
import { valueColumns } from '../import/valueColumns';
import { shownText } from './picture';

/** Most rows of one table that a person is asked to look through. */
export const mostRows = 5_000;
/** Likenesses are looked for that many times: each is a walk over all rows of ours. */
const mostSuggested = 400;

interface Found {
  readonly state: RowState;
  readonly decision: MappedRow | null;
  readonly candidates: readonly string[];
}

/** What became of each line, by what the matching found. */
const findings = (matches: RowMatches, decided: ReadonlyMap<number, MappedRow>): ReadonlyMap<TableRow, Found> => {
  const found = new Map<TableRow, Found>();
  for (const { source, row } of matches.matched) {
    const by = source.key === row.id ? 'key' : 'label';
    const decision = decided.get(source.row) ?? { row: source.row, target: row.id, by };
    found.set(source, { state: 'same', decision, candidates: [row.id] });
  }
  for (const { source } of matches.added) {
    const decision: MappedRow = { row: source.row, target: null, by: 'proposal', add: true };
    found.set(source, { state: 'unknown', decision: decided.get(source.row) ?? decision, candidates: [] });
  }
  for (const { source, row } of matches.suggested) {
    found.set(source, { state: 'resembles', decision: null, candidates: [row.id] });
  }
  for (const { source, reason, rows } of matches.unmatched) {
    const isSeveral = reason === 'ambiguous' || reason === 'otherParent';
    const state = isSeveral ? 'ambiguous' : reason === 'duplicate' ? reason : 'unknown';
    found.set(source, { state, decision: null, candidates: rows.map(({ id }) => id) });
  }
  return found;
};

/** Every line of a table, how it was recognised, and what it may be. */
export const readRows = (
  table: ReadTable,
  view: SheetView,
  matches: RowMatches,
  columns: readonly MappedColumn[],
  decided: ReadonlyMap<number, MappedRow>,
): readonly ReadRow[] => {
  const found = findings(matches, decided);
  const suggest = rowSuggester(view.rows);
  const ours = new Map(view.rows.map((row) => [row.id, row]));
  const values = valueColumns(view);
  const taken = new Set(matches.matched.map(({ row }) => row.id));
  let left = mostSuggested;
  const hasValues = (line: TableRow): boolean => values.some((id) => cellText(line.cells.get(id) ?? null) !== '');
  const isBlank = !table.rows.some(hasValues);
  const isColumnConverted = columns.some(({ factor }) => factor !== null);
  const headings = view.rows.length === 0 ? headingsOf(table, matches) : null;
  return table.rows.slice(0, mostRows).map((line): ReadRow => {
    const {
      state: matched,
      decision: settled,
      candidates,
    } = (headings?.has(line) ? null : found.get(line)) ?? asideOf(line, decided);
    const nature = rowNature(line);
    // A line without numbers may still be one of ours: a superior's template is blank.
    const isOpen = matched !== 'same' && (matched !== 'aside' || nature === 'other') && left-- > 0;
    const ownUnit = unitOfLine(view, line, '', table);
    const near = isOpen ? suggest(line, ownUnit) : [];
    const target = ours.get(settled?.target ?? candidates[0] ?? near[0]?.id ?? '');
    const unit = unitOfLine(view, line, target ? ourUnit(view, target) : '', table);
    // What is much like a row of ours that nothing else is had better not become a row of its own unasked.
    const isAlike =
      !table.own &&
      settled?.by === 'proposal' &&
      near.some((one) => one.like >= ALIKE && one.sameNumbers && !taken.has(one.id));
    // In a blank template what names a unit of measure is no heading: one of ours that is like it is proposed.
    const isAsked = isBlank && matched === 'aside' && ownUnit !== '' && near.some(({ id }) => !taken.has(id));
    const state = isAlike ? 'alike' : isAsked ? 'resembles' : matched;
    const decision = isAlike ? null : settled;
    const free = near.filter(({ id }) => !candidates.includes(id)).map(({ id }) => id);
    return {
      row: line.row,
      address: line.labelAddress,
      marker: shownMarker(table, line),
      label: line.label,
      part: line.part,
      level: line.level,
      hidden: line.hidden,
      hasValues: hasValues(line),
      state,
      nature,
      decision: decision && converted(decision, unit, target, table, view, isColumnConverted),
      suggestions: [...candidates, ...free.filter((id) => !taken.has(id)), ...free.filter((id) => taken.has(id))],
      unit: unit === '' && decision?.add === true ? unitOfAdded(view, line, table).unit : unit,
      values: columns.map(({ column }) => shownText(cellIn(table, line, column))),
    };
  });
};

const cellIn = (table: ReadTable, line: TableRow, column: number) => {
  const cell = table.index.at(line.row, column);
  return cell && cell.row === line.row && cell.column === column ? cell : null;
};

/** A TT that is merged down, or stands above, is shown once. */
const shownMarker = ({ index, place }: ReadTable, line: TableRow): string => {
  const cell = place.marker === null ? null : index.at(line.row, place.marker);
  return cell?.row === line.row ? line.marker : '';
};

const asideOf = (line: TableRow, decided: ReadonlyMap<number, MappedRow>): Found => ({
  state: 'aside',
  decision: decided.get(line.row) ?? null,
  candidates: [],
});

/** Money, areas, weights and counts in another size are proposed to be converted; % and ‰ wait for a person. */
const converted = (
  decision: MappedRow,
  unit: string,
  target: ViewRow | undefined,
  { measures }: ReadTable,
  view: SheetView,
  isColumnConverted: boolean,
): MappedRow => {
  if (decision.factor !== undefined || decision.target === null || !target || isColumnConverted) return decision;
  const conversion = conversionOf(unit, ourUnit(view, target), measures);
  const factor = conversion === null || conversion.isRate || conversion.factor === '1' ? null : conversion.factor;
  return factor === null ? decision : { ...decision, factor };
};
