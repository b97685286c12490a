import * as v from 'valibot';
import type { AppError } from '../../../shared/contract/appError';
import { mappingSchema } from '../../../shared/contract/mappingRequests';
import { err, ok, type Result } from '../../../shared/contract/result';
import type {
  StoredTemplate,
  TemplateInfo,
  TemplateQuestionMap,
  TemplateSibling,
} from '../../../shared/contract/templateAnswers';
import type { WorkbookMapping } from '../../../shared/contract/workbookMapping';
import type { SheetAt } from '../../../shared/domain/command';
import { parsePeriod } from '../../../shared/domain/period';
import { jsonIn, type SqlDb, type SqlRow, textOf } from '../../db/sqlDb';
import { sheetContext } from '../load/sheetContext';

/** A mapping as the file keeps it; one that cannot be read leads to nothing, and is to be confirmed anew. */
const mappingOf = (row: SqlRow): WorkbookMapping => {
  const parsed = v.safeParse(mappingSchema, jsonIn(textOf(row, 'mapping')));
  return parsed.success ? parsed.output : { sheetName: '', header: { top: 1, bottom: 1 }, columns: [], rows: [] };
};

/** The superiors' workbooks of a sheet, by name. */
export const templateList = (db: SqlDb, sheet: string): readonly TemplateInfo[] =>
  db
    .all(
      'SELECT id, name, file_name, mapping, added_at, added_by FROM workbook_template WHERE sheet_id = ? ORDER BY name, id',
      [sheet],
    )
    .map((row) => {
      const mapping = mappingOf(row);
      return {
        id: textOf(row, 'id'),
        name: textOf(row, 'name'),
        fileName: textOf(row, 'file_name'),
        sheetName: mapping.sheetName,
        columns: mapping.columns.filter(({ meaning }) => meaning?.kind === 'cell').length,
        rows: mapping.rows.filter(({ target, by }) => target !== null && by !== 'proposal').length,
        addedAt: textOf(row, 'added_at'),
        addedBy: textOf(row, 'added_by'),
      };
    });

const templateBody = (db: SqlDb, id: string): Result<StoredTemplate, AppError> => {
  const row = db.one('SELECT * FROM workbook_template WHERE id = ?', [id]);
  if (!row) return err({ code: 'templateRefused', file: '', why: 'gone' });
  return ok({
    id,
    sheet: textOf(row, 'sheet_id'),
    name: textOf(row, 'name'),
    fileName: textOf(row, 'file_name'),
    sha256: textOf(row, 'sha256'),
    body: textOf(row, 'body'),
    mapping: mappingOf(row),
  });
};

/** Of one workbook each sheet is filled once, by the Biểu whose template was kept first. */
const templateSiblings = (db: SqlDb, at: SheetAt, id: string): readonly TemplateSibling[] => {
  const own = db.one('SELECT sha256, mapping FROM workbook_template WHERE id = ?', [id]);
  if (!own) return [];
  const taken = new Set([mappingOf(own).sheetName]);
  return db
    .all(
      `SELECT id, sheet_id, mapping FROM workbook_template WHERE sha256 = ? AND sheet_id <> ? ORDER BY added_at, id`,
      [textOf(own, 'sha256'), at.sheet],
    )
    .flatMap((row) => {
      const { sheetName } = mappingOf(row);
      const place = siblingPlace(db, textOf(row, 'sheet_id'), at);
      if (taken.has(sheetName) || place === null) return [];
      taken.add(sheetName);
      return [{ id: textOf(row, 'id'), sheetName, ...place }];
    });
};

/** Another Biểu at the period and unit of the first; at its own period where its form has no such. */
const siblingPlace = (
  db: SqlDb,
  sheet: string,
  { period, unit }: SheetAt,
): Pick<TemplateSibling, 'at' | 'title'> | null => {
  const wanted = sheetContext(db, sheet, period, unit);
  if (!wanted.ok) return null;
  const { form, period: shown } = wanted.value;
  const kind = parsePeriod(shown)?.kind;
  const isOwn = form.periods === undefined || (kind !== undefined && form.periods.includes(kind));
  const context = isOwn ? wanted : sheetContext(db, sheet, null, unit);
  if (!context.ok) return null;
  return { title: form.name, at: { sheet, period: context.value.period, unit: context.value.unit.id } };
};

type Answers = {
  readonly [K in keyof TemplateQuestionMap]: (
    db: SqlDb,
    request: TemplateQuestionMap[K]['request'],
  ) => Result<TemplateQuestionMap[K]['response'], AppError>;
};

/** Answers for `inquire`. */
export const TEMPLATE_ANSWERS: Answers = {
  'template.list': (db, { at }) => ok(templateList(db, at.sheet)),
  'template.body': (db, { template }) => templateBody(db, template),
  'template.siblings': (db, { at, template }) => ok(templateSiblings(db, at, template)),
};
