import * as v from 'valibot';
import type { AppError } from '../../../shared/contract/appError';
import { mappingSchema } from '../../../shared/contract/mappingRequests';
import { err, ok, type Result } from '../../../shared/contract/result';
import type { StoredTemplate, TemplateInfo, TemplateQuestionMap } from '../../../shared/contract/templateAnswers';
import type { WorkbookMapping } from '../../../shared/contract/workbookMapping';
import { type SqlDb, type SqlRow, textOf } from '../../db/sqlDb';

/** A mapping as the file keeps it; one that cannot be read leads to nothing, and is to be confirmed anew. */
const mappingOf = (row: SqlRow): WorkbookMapping => {
  const parsed = v.safeParse(mappingSchema, JSON.parse(textOf(row, 'mapping')));
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
};
