import type { AppError } from '../../../shared/contract/appError';
import { err, ok, type Result } from '../../../shared/contract/result';
import { dayBefore } from '../../../shared/domain/days';
import type { ImportMergers, MergeUnits, Share, SplitUnit } from '../../../shared/domain/unitCommands';
import { kindWord } from '../../../shared/domain/unitMergers';
import { foldText } from '../../../shared/target/tokenize';
import { UNIT_STEP } from '../../../shared/text/orgUnits';
import { numberOf, type SqlRow, textOf, textOrNull } from '../../db/sqlDb';
import {
  type FoundMerger,
  type FoundMergers,
  type FoundOld,
  findMergers,
  shippedMergers,
  UnitIndex,
} from '../units/unitsMergers';
import type { Planner, Workbench } from './planned';
import { addUnit, refused, step } from './unitsEdit';

/** Ends a unit on a day; one that ended before stays as it is. Refused when it only begins later. */
const end = ({ set }: Workbench, unit: SqlRow, last: string): Result<null, AppError> => {
  const from = textOrNull(unit, 'valid_from');
  const to = textOrNull(unit, 'valid_to');
  if (from !== null && from > last) return refused(textOf(unit, 'name'), 'beginsLater');
  if (to === null || to > last) set.put('org_unit', textOf(unit, 'id'), { ...unit, valid_to: last });
  return ok(null);
};

const link = (
  { set }: Workbench,
  old: string,
  fresh: string,
  share: Share,
  more: { readonly on: string; readonly note: string },
): void => {
  set.add('unit_link', {
    old_id: old,
    new_id: fresh,
    share,
    effective_on: more.on,
    document_id: null,
    note: more.note,
  });
};

/** A unit that had ended before the day cannot take part; one that ended the day before may have been closed by hand. */
const mayTakePart = (unit: SqlRow, last: string): boolean => {
  const to = textOrNull(unit, 'valid_to');
  return to === null || to >= last;
};

/** Several units into a new one: whole ones end the day before, and their series stay theirs. */
export const planMergeUnits: Planner<MergeUnits> = (bench, command) => {
  const { set } = bench;
  const last = dayBefore(command.from);
  const old: { readonly row: SqlRow; readonly share: Share }[] = [];
  for (const { id, share } of command.units) {
    const row = set.get('org_unit', id);
    if (!row) return err({ code: 'unknownUnit', unit: id });
    if (!mayTakePart(row, last)) return refused(textOf(row, 'name'), 'ended');
    old.push({ row, share });
  }
  if (new Set(command.units.map(({ id }) => id)).size !== command.units.length) return refused('', 'twice');
  if (old.length < 2) return refused(command.into.name, 'tooFew');
  for (const { row, share } of old) {
    const done = share === 'whole' ? end(bench, row, last) : ok(null);
    if (!done.ok) return done;
  }
  const { parent, from, note } = command;
  const added = addUnit(bench, command.into, { parent, validFrom: from, validTo: null, source: note });
  if (!added.ok) return added;
  for (const { row, share } of old) link(bench, textOf(row, 'id'), added.value, share, { on: from, note });
  return step(UNIT_STEP.merge(old.length, command.into.name.trim()));
};

/** One unit into several; each took a part of it. */
export const planSplitUnit: Planner<SplitUnit> = (bench, command) => {
  const { set } = bench;
  const unit = set.get('org_unit', command.of);
  if (!unit) return err({ code: 'unknownUnit', unit: command.of });
  const name = textOf(unit, 'name');
  const last = dayBefore(command.from);
  if (!mayTakePart(unit, last)) return refused(name, 'ended');
  if (!command.stays && command.into.length < 2) return refused(name, 'tooFew');
  const done = command.stays ? ok(null) : end(bench, unit, last);
  if (!done.ok) return done;
  for (const into of command.into) {
    const { from, note } = command;
    const parent = textOrNull(unit, 'parent_id');
    const added = addUnit(bench, into, { parent, validFrom: from, validTo: null, source: note });
    if (!added.ok) return added;
    link(bench, command.of, added.value, 'part', { on: from, note });
  }
  return step(UNIT_STEP.split(name, command.into.length));
};

/** What one import needs to know besides the data. */
interface Import {
  readonly bench: Workbench;
  readonly found: FoundMergers;
  readonly last: string;
  readonly source: string;
  /** Districts that were added because the file did not have them. */
  readonly added: Map<string, string>;
}

/** The kind that a name tells, by what the file calls it; a new one where it has none. */
const kindFor = ({ db, set }: Workbench, name: string): string => {
  const word = kindWord(name);
  const rows = [...db.all("SELECT * FROM unit_kind WHERE role = 'area'"), ...set.pending('unit_kind')];
  const known = rows.find((row) => foldText(textOf(row, 'name')) === foldText(word));
  if (known) return textOf(known, 'id');
  const levels = rows.map((row) => numberOf(row, 'level'));
  const level = isDistrict(name) ? 2 : Math.max(2, ...levels);
  return set.add('unit_kind', { name: word === '' ? name : word, level, role: 'area' });
};

const isDistrict = (name: string): boolean => /^(huyện|quận|thành phố|thị xã)$/iu.test(kindWord(name));

const districtOf = (work: Import, district: string): Result<string, AppError> => {
  const row = work.found.districts.get(district);
  if (row) return ok(textOf(row, 'id'));
  const known = work.added.get(district);
  if (known !== undefined) return ok(known);
  const unit = { name: district, shortName: '', kind: kindFor(work.bench, district) };
  const top = work.found.units.some(({ own }) => own !== null) ? null : work.found.top;
  const parent = top ? textOf(top, 'id') : null;
  const made = addUnit(work.bench, unit, { parent, validFrom: null, validTo: work.last, source: work.source });
  if (made.ok) work.added.set(district, made.value);
  return made;
};

/** An old unit, ended; one that the file lacks is added as ended, so that nothing is rebuilt without it. */
const oldUnit = (work: Import, old: FoundOld): Result<string, AppError> => {
  const known = old.row && work.bench.set.get('org_unit', textOf(old.row, 'id'));
  if (known) {
    const ended = end(work.bench, known, work.last);
    return ended.ok ? ok(textOf(known, 'id')) : ended;
  }
  const district = districtOf(work, old.district);
  if (!district.ok) return district;
  const unit = { name: old.name, shortName: '', kind: kindFor(work.bench, old.name) };
  return addUnit(work.bench, unit, {
    parent: district.value,
    validFrom: null,
    validTo: work.last,
    source: work.source,
  });
};

/** A new unit from the day on: the file's own, which only learns its day, or one more below the province. */
const newUnit = ({ bench, found, source }: Import, unit: FoundMerger, parent: string): Result<string, AppError> => {
  const validFrom = found.data.effective;
  const own = unit.own && bench.set.get('org_unit', textOf(unit.own, 'id'));
  if (own) {
    bench.set.put('org_unit', textOf(own, 'id'), { ...own, valid_from: validFrom });
    return ok(textOf(own, 'id'));
  }
  const fresh = { name: unit.name, shortName: '', kind: kindFor(bench, unit.name) };
  return addUnit(bench, fresh, { parent, validFrom, validTo: null, source });
};

/** New communes below the province; the old ones and their districts, with the offices of these, end the day before. */
export const planImportMergers: Planner<ImportMergers> = (bench, command) => {
  const index = new UnitIndex(bench.db);
  const found = findMergers(index, shippedMergers());
  const { effective, source } = found.data;
  const work: Import = { bench, found, last: dayBefore(effective), source, added: new Map() };
  const taken = found.units.filter(({ name, row }) => row === null && command.take.includes(name));
  const unknown = command.take.find((name) => !found.units.some((unit) => unit.name === name));
  if (unknown !== undefined) return err({ code: 'unknownUnit', unit: unknown });
  if (!found.top) return refused('', 'noProvince');
  const districts = new Set<string>();
  for (const unit of taken) {
    const olds: string[] = [];
    for (const old of unit.old) {
      const id = oldUnit(work, old);
      if (!id.ok) return id;
      olds.push(id.value);
      districts.add(old.district);
    }
    const added = newUnit(work, unit, textOf(found.top, 'id'));
    if (!added.ok) return added;
    for (const old of olds) link(bench, old, added.value, 'whole', { on: effective, note: source });
  }
  for (const name of districts) {
    const district = found.districts.get(name);
    if (!district) continue;
    const offices = index.below(textOf(district, 'id')).filter((row) => textOf(row, 'role') === 'office');
    for (const unit of [district, ...offices]) {
      // As this command has it by now: with its own columns only.
      const row = bench.set.get('org_unit', textOf(unit, 'id'));
      const done = row ? end(bench, row, work.last) : ok(null);
      if (!done.ok) return done;
    }
  }
  return step(UNIT_STEP.import(taken.length));
};
