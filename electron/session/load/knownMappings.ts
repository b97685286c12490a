import type { AppError } from '../../../shared/contract/appError';
import type {
  KeptMeasure,
  KnownMappings,
  MappingQuestionMap,
  ReadingWay,
  ReadingWays,
} from '../../../shared/contract/mappingAnswers';
import { parseStoredMapping } from '../../../shared/contract/mappingRequests';
import { ok, type Result } from '../../../shared/contract/result';
import { isDecimal, maxNumberLength } from '../../../shared/domain/decimal';
import type { SavedMapping } from '../../../shared/domain/importMapping';
import { jsonIn, type SqlDb, textOf } from '../../db/sqlDb';
import { definitionOf } from './sheetContext';

/** More ways to read a workbook than this are not looked through. */
const MOST = 50;

/** How foreign workbooks of a sheet were read before, and the units of measure of the file. */
export const knownMappings = (db: SqlDb, sheet: string): KnownMappings => {
  const rows = db.all(
    'SELECT shape, used_at, mapping FROM import_mapping WHERE sheet_id = ? ORDER BY used_at DESC, id LIMIT ?',
    [sheet, MOST],
  );
  const saved = rows.flatMap((row): SavedMapping[] => {
    const mapping = parseStoredMapping(textOf(row, 'mapping'));
    return mapping === null ? [] : [{ shape: textOf(row, 'shape'), usedAt: textOf(row, 'used_at'), mapping }];
  });
  return { saved, measures: keptMeasures(db).map(({ id: _id, ...measure }) => measure) };
};

/** The units of measure of the file; a row that cannot be read counts for nothing. */
export const keptMeasures = (db: SqlDb): readonly KeptMeasure[] =>
  db.all('SELECT id, label, family, factor, aliases FROM measure ORDER BY label, id').flatMap((row): KeptMeasure[] => {
    const factor = textOf(row, 'factor');
    const aliases = jsonIn(textOf(row, 'aliases'));
    const isUsable =
      factor.length <= maxNumberLength && isDecimal(factor) && Number(factor) > 0 && Array.isArray(aliases);
    if (!isUsable) return [];
    const spelt = aliases.filter((one): one is string => typeof one === 'string');
    return [
      { id: textOf(row, 'id'), label: textOf(row, 'label'), family: textOf(row, 'family'), factor, aliases: spelt },
    ];
  });

/** All kept ways of reading, of every Biểu of the file. */
const readingWays = (db: SqlDb, here: string): readonly ReadingWay[] =>
  db
    .all(
      `SELECT m.id, m.name, m.mapping, m.used_at, m.sheet_id, p.title AS plan, f.code, f.definition
       FROM import_mapping m JOIN sheet s ON s.id = m.sheet_id JOIN plan p ON p.id = s.plan_id JOIN form f ON f.id = s.form_id
       ORDER BY m.sheet_id <> ?, m.used_at DESC, m.id`,
      [here],
    )
    .map((row): ReadingWay => {
      // One that cannot be read is of no use any more, but can be seen and thrown away.
      const mapping = parseStoredMapping(textOf(row, 'mapping'));
      return {
        id: textOf(row, 'id'),
        name: textOf(row, 'name'),
        form: definitionOf(textOf(row, 'definition'))?.name ?? textOf(row, 'code'),
        plan: textOf(row, 'plan'),
        isHere: textOf(row, 'sheet_id') === here,
        sheetName: mapping?.sheetName ?? '',
        header: mapping?.header ?? { top: 1, bottom: 1 },
        columns: mapping?.columns.filter(({ meaning }) => meaning?.kind === 'cell').length ?? 0,
        rows: mapping?.rows.length ?? 0,
        usedAt: textOf(row, 'used_at'),
      };
    });

/** Answers for `inquire`. */
export const MAPPING_ANSWERS = {
  'mapping.known': (
    db: SqlDb,
    { at }: MappingQuestionMap['mapping.known']['request'],
  ): Result<KnownMappings, AppError> => ok(knownMappings(db, at.sheet)),
  'mapping.ways': (db: SqlDb, { at }: MappingQuestionMap['mapping.ways']['request']): Result<ReadingWays, AppError> =>
    ok({ ways: readingWays(db, at.sheet), measures: keptMeasures(db) }),
};
