import type { AppError, UnitRefusal } from '../../../shared/contract/appError';
import { err, ok, type Result } from '../../../shared/contract/result';
import type {
  AddUnit,
  AddUnits,
  MoveUnit,
  NewUnit,
  RemoveUnit,
  RemoveUnitKind,
  SetUnit,
  SetUnitKind,
} from '../../../shared/domain/unitCommands';
import { foldText } from '../../../shared/target/tokenize';
import { UNIT_STEP } from '../../../shared/text/orgUnits';
import { newId } from '../../db/newId';
import { keyBetween, spreadKeys } from '../../db/orderKey';
import { numberOf, type SqlRow, textOf, textOrNull } from '../../db/sqlDb';
import { aliasesOf, isUsed, unitUses } from '../units/unitsList';
import type { Planned, Planner, Workbench } from './planned';

/** A change of a unit that cannot be, with the unit and the reason. */
export const refused = (name: string, why: UnitRefusal): Result<never, AppError> =>
  err({ code: 'unitRefused', name, why });

/** A planned step about the file as a whole: it has a label and no place on a sheet. */
export const step = (label: string): Result<Planned, AppError> => ok({ label, place: null, source: '' });

/** Whether the days of two units have one in common. */
const overlap = (a: SqlRow, b: SqlRow): boolean => {
  const isBefore = (end: string | null, start: string | null): boolean => end !== null && start !== null && end < start;
  return (
    !isBefore(textOrNull(a, 'valid_to'), textOrNull(b, 'valid_from')) &&
    !isBefore(textOrNull(b, 'valid_to'), textOrNull(a, 'valid_from'))
  );
};

/** What is wrong with a unit as it would be: two of one name at a time under one parent are one too many. */
const flaw = ({ db, set }: Workbench, row: SqlRow): UnitRefusal | null => {
  const name = textOf(row, 'name').trim();
  if (name === '') return 'nameMissing';
  const from = textOrNull(row, 'valid_from');
  const to = textOrNull(row, 'valid_to');
  if (from !== null && to !== null && from > to) return 'dates';
  if (!set.get('unit_kind', textOf(row, 'kind'))) return 'kindMissing';
  const parent = textOrNull(row, 'parent_id');
  const ids = db.all('SELECT id FROM org_unit WHERE parent_id IS ?', [parent]).map((one) => textOf(one, 'id'));
  const stored = ids.flatMap((id): SqlRow[] => [set.get('org_unit', id)].filter((one) => one !== null));
  const beside = [...stored, ...set.pending('org_unit')];
  const twin = beside.some(
    (one) =>
      textOf(one, 'id') !== textOf(row, 'id') &&
      textOrNull(one, 'parent_id') === parent &&
      foldText(textOf(one, 'name')) === foldText(name) &&
      overlap(one, row),
  );
  return twin ? 'nameTaken' : null;
};

/** The last order key among the units of a file and of this command. */
export const lastKey = ({ db, set }: Workbench): string | null => {
  const stored = db.one('SELECT max(sort_key) AS k FROM org_unit');
  const keys = [...set.pending('org_unit').map((row) => textOf(row, 'sort_key')), stored ? textOf(stored, 'k') : ''];
  const last = keys.reduce((a, b) => (a > b ? a : b), '');
  return last === '' ? null : last;
};

/** A unit that is new, behind all others; what is wrong with it is refused. */
export const addUnit = (
  bench: Workbench,
  unit: NewUnit,
  more: {
    readonly parent: string | null;
    readonly validFrom: string | null;
    readonly validTo: string | null;
    readonly source: string;
  },
): Result<string, AppError> => {
  const { set } = bench;
  if (more.parent !== null && !set.get('org_unit', more.parent)) return err({ code: 'unknownUnit', unit: more.parent });
  const id = newId();
  const row = {
    id,
    name: unit.name.normalize('NFC').trim(),
    short_name: unit.shortName.normalize('NFC').trim(),
    kind: unit.kind,
    code: '',
    parent_id: more.parent,
    valid_from: more.validFrom,
    valid_to: more.validTo,
    sort_key: keyBetween(lastKey(bench), null),
    source: more.source,
    aliases: '[]',
  };
  const why = flaw(bench, row);
  if (why) return refused(unit.name, why);
  set.put('org_unit', id, row);
  return ok(id);
};

/** Adds one unit below another, valid from a day on. */
export const planAddUnit: Planner<AddUnit> = (bench, command) => {
  const { parent, validFrom } = command;
  const added = addUnit(bench, command, { parent, validFrom, validTo: null, source: '' });
  return added.ok ? step(UNIT_STEP.add(command.name.trim())) : added;
};

/** One that cannot be is refused, and none of them is added. */
export const planAddUnits: Planner<AddUnits> = (bench, { names, kind, parent, validFrom }) => {
  for (const name of names) {
    const added = addUnit(bench, { name, shortName: '', kind }, { parent, validFrom, validTo: null, source: '' });
    if (!added.ok) return added;
  }
  return step(UNIT_STEP.addMany(names.length));
};

/** A unit with other properties; a former name stays known. */
export const planSetUnit: Planner<SetUnit> = (bench, command) => {
  const { set } = bench;
  const unit = set.get('org_unit', command.of);
  if (!unit) return err({ code: 'unknownUnit', unit: command.of });
  const old = textOf(unit, 'name');
  const name = (command.name ?? old).normalize('NFC').trim();
  const known = (command.aliases ?? aliasesOf(unit)).map((one) => one.normalize('NFC').trim());
  const aliases = [...new Set(name === old ? known : [...known, old])].filter((one) => one !== '' && one !== name);
  const row = {
    ...unit,
    name,
    aliases: JSON.stringify(aliases),
    ...(command.shortName === undefined ? {} : { short_name: command.shortName.normalize('NFC').trim() }),
    ...(command.kind === undefined ? {} : { kind: command.kind }),
    ...(command.validFrom === undefined ? {} : { valid_from: command.validFrom }),
    ...(command.validTo === undefined ? {} : { valid_to: command.validTo }),
  };
  const why = flaw(bench, row);
  if (why) return refused(old, why);
  set.put('org_unit', command.of, row);
  if (name !== old) return step(UNIT_STEP.rename(old, name));
  const closes = textOrNull(unit, 'valid_to') === null && typeof command.validTo === 'string';
  return step(closes ? UNIT_STEP.close(name) : UNIT_STEP.edit(name));
};

/** Keys of all units as they follow each other, with one in another place; only what must change does. */
export const planMoveUnit: Planner<MoveUnit> = (bench, command) => {
  const { db, set } = bench;
  const unit = set.get('org_unit', command.of);
  if (!unit) return err({ code: 'unknownUnit', unit: command.of });
  const name = textOf(unit, 'name');
  for (let above = command.parent; above !== null; ) {
    const row = set.get('org_unit', above);
    if (!row) return err({ code: 'unknownUnit', unit: above });
    if (above === command.of) return refused(name, 'circle');
    above = textOrNull(row, 'parent_id');
  }
  const siblings = db
    .all('SELECT id, sort_key FROM org_unit WHERE parent_id IS ? AND id <> ? ORDER BY sort_key, id', [
      command.parent,
      command.of,
    ])
    .map((row) => ({ id: textOf(row, 'id'), key: textOf(row, 'sort_key') }));
  const at = command.after === null ? 0 : siblings.findIndex(({ id }) => id === command.after) + 1;
  if (command.after !== null && at === 0) return err({ code: 'unknownUnit', unit: command.after });
  const [before, after] = [siblings[at - 1]?.key ?? null, siblings[at]?.key ?? null];
  const moved = { ...unit, parent_id: command.parent };
  const why = flaw(bench, moved);
  if (why) return refused(name, why);
  if (before !== null && after !== null && before >= after) {
    // Two with the same key, as other programs may leave them: all of them get keys of their own.
    const ids = [...siblings.slice(0, at).map(({ id }) => id), command.of, ...siblings.slice(at).map(({ id }) => id)];
    const keys = spreadKeys(ids.length);
    for (const [index, id] of ids.entries()) {
      const row = id === command.of ? moved : set.get('org_unit', id);
      if (row) set.put('org_unit', id, { ...row, sort_key: keys[index] ?? 'i' });
    }
  } else set.put('org_unit', command.of, { ...moved, sort_key: keyBetween(before, after) });
  return step(UNIT_STEP.move(name));
};

/** Only what nothing hangs on can go; everything else ends on a day instead. */
export const planRemoveUnit: Planner<RemoveUnit> = ({ db, set }, command) => {
  const unit = set.get('org_unit', command.of);
  if (!unit) return err({ code: 'unknownUnit', unit: command.of });
  const name = textOf(unit, 'name');
  if (isUsed(unitUses(db, command.of).get(command.of))) return refused(name, 'inUse');
  set.remove('org_unit', command.of);
  return step(UNIT_STEP.remove(name));
};

/** Adds a kind of unit, or changes one; two of one name and role are refused. */
export const planSetUnitKind: Planner<SetUnitKind> = ({ db, set }, command) => {
  const name = command.name.normalize('NFC').trim();
  if (name === '') return refused('', 'nameMissing');
  const twin = db
    .all('SELECT id, name, role FROM unit_kind')
    .some(
      (row) =>
        textOf(row, 'id') !== command.kind &&
        textOf(row, 'role') === command.role &&
        foldText(textOf(row, 'name')) === foldText(name),
    );
  if (twin) return refused(name, 'kindTaken');
  const { level, role } = command;
  if (command.kind === null) {
    set.add('unit_kind', { name, level, role });
    return step(UNIT_STEP.addKind(name));
  }
  const kind = set.get('unit_kind', command.kind);
  if (!kind) return refused(name, 'kindMissing');
  set.put('unit_kind', command.kind, { ...kind, name, level, role });
  return step(UNIT_STEP.editKind(name));
};

/** Removes a kind that no unit has. */
export const planRemoveUnitKind: Planner<RemoveUnitKind> = ({ db, set }, command) => {
  const kind = set.get('unit_kind', command.kind);
  if (!kind) return refused('', 'kindMissing');
  const name = textOf(kind, 'name');
  const used = db.one('SELECT count(*) AS n FROM org_unit WHERE kind = ?', [command.kind]);
  if (used && numberOf(used, 'n') > 0) return refused(name, 'kindInUse');
  set.remove('unit_kind', command.kind);
  return step(UNIT_STEP.removeKind(name));
};
