import { err, ok } from '../../../shared/contract/result';
import type { RemoveSheet, SaveForm } from '../../../shared/domain/formCommands';
import type { FormDefinition } from '../../../shared/form/definition';
import { parseForm } from '../../../shared/form/parseForm';
import { STEP_TEXT } from '../../../shared/text/steps';
import { newId } from '../../db/newId';
import { keyBetween } from '../../db/orderKey';
import { numberOf, type SqlRow, textOf, textOrNull } from '../../db/sqlDb';
import { usualPeriod } from '../load/planSheets';
import type { Planner, Workbench } from './planned';

/**
 * A form as an office wants it: the next version of one the file has, which all its sheets then use, or a new one with a
 * sheet in the plan at hand. Earlier versions stay in the file: what was closed with them is read with them.
 */
export const planSaveForm: Planner<SaveForm> = (bench, command) => {
  const { db, set } = bench;
  const parsed = parseForm(command.definition);
  if (!parsed.ok) return err({ code: 'formInvalid', at: parsed.error.at, detail: parsed.error.detail });
  const versions = db.all('SELECT id, version FROM form WHERE code = ? ORDER BY version', [parsed.value.id]);
  const last = versions.at(-1);
  const form: FormDefinition = { ...parsed.value, version: last ? numberOf(last, 'version') + 1 : 1 };
  const id = `${form.id}@${form.version}`;
  set.put('form', id, {
    code: form.id,
    version: form.version,
    origin: 'office',
    definition: JSON.stringify(form),
  });
  const sheets = db.all('SELECT s.* FROM sheet s JOIN form f ON f.id = s.form_id WHERE f.code = ?', [form.id]);
  for (const sheet of sheets) set.put('sheet', textOf(sheet, 'id'), { ...sheet, form_id: id });
  const own = sheets.find((sheet) => textOf(sheet, 'plan_id') === bench.context.plan.id);
  const sheet = own ? textOf(own, 'id') : addSheet(bench, form, id);
  return ok({
    label: last ? STEP_TEXT.changeForm(form.name) : STEP_TEXT.addForm(form.name),
    place: { sheet, row: null, column: null },
    source: '',
  });
};

const addSheet = ({ db, set, context }: Workbench, form: FormDefinition, formRow: string): string => {
  const id = newId();
  const last = db.one('SELECT max(sort_key) AS key FROM sheet WHERE plan_id = ?', [context.plan.id]);
  set.put('sheet', id, {
    plan_id: context.plan.id,
    form_id: formRow,
    unit_id: context.plan.unit,
    title: form.title ?? form.name.toLocaleUpperCase('vi'),
    period: usualPeriod(form, context.plan.period),
    sort_key: keyBetween(last ? textOrNull(last, 'key') : null, null),
  });
  return id;
};

/** What says how workbooks of a Biểu are read and filled, and goes with it. */
const ABOUT_WORKBOOKS = ['workbook_template', 'import_mapping'] as const;

/**
 * Takes a Biểu out of its plan's list. Its rows and figures are the plan's and stay; what was imported, closed, handed out
 * or sent back keeps it.
 */
export const planRemoveSheet: Planner<RemoveSheet> = ({ db, set, context }, command) => {
  const others = db.all('SELECT id FROM sheet WHERE plan_id = ? AND id <> ?', [context.plan.id, command.sheet]);
  const [next] = others;
  if (!next) return err({ code: 'lastSheet' });
  const used: SqlRow | null =
    db.one('SELECT id FROM import_batch WHERE sheet_id = ?', [command.sheet]) ??
    db.one('SELECT id FROM sheet_snapshot WHERE sheet_id = ?', [command.sheet]) ??
    db.one('SELECT id FROM request_form WHERE sheet_id = ?', [command.sheet]) ??
    db.one('SELECT id FROM returned_file WHERE sheet_id = ?', [command.sheet]);
  if (used) return err({ code: 'sheetInUse', sheet: command.sheet });
  for (const table of ABOUT_WORKBOOKS) {
    for (const row of db.all(`SELECT id FROM ${table} WHERE sheet_id = ?`, [command.sheet])) {
      set.remove(table, textOf(row, 'id'));
    }
  }
  set.remove('sheet', command.sheet);
  return ok({
    label: STEP_TEXT.removeSheet(context.form.name),
    place: { sheet: textOf(next, 'id'), row: null, column: null },
    source: '',
  });
};
