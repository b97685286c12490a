import type { AppError } from '../../../shared/contract/appError';
import type { KnownMappings, MappingQuestionMap } from '../../../shared/contract/mappingAnswers';
import { parseStoredMapping } from '../../../shared/contract/mappingRequests';
import { ok, type Result } from '../../../shared/contract/result';
import { isDecimal } from '../../../shared/domain/decimal';
import type { SavedMapping } from '../../../shared/domain/importMapping';
import type { Measure } from '../../../shared/domain/measure';
import { type SqlDb, textOf } from '../../db/sqlDb';

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
  return { saved, measures: measuresOf(db) };
};

const measuresOf = (db: SqlDb): readonly Measure[] =>
  db.all('SELECT label, family, factor, aliases FROM measure ORDER BY id').flatMap((row): Measure[] => {
    const factor = textOf(row, 'factor');
    const aliases: unknown = JSON.parse(textOf(row, 'aliases'));
    const isUsable = isDecimal(factor) && Number(factor) > 0 && Array.isArray(aliases);
    if (!isUsable) return [];
    const spelt = aliases.filter((one): one is string => typeof one === 'string');
    return [{ label: textOf(row, 'label'), family: textOf(row, 'family'), factor, aliases: spelt }];
  });

/** Answers for `inquire`. */
export const MAPPING_ANSWERS = {
  'mapping.known': (
    db: SqlDb,
    { at }: MappingQuestionMap['mapping.known']['request'],
  ): Result<KnownMappings, AppError> => ok(knownMappings(db, at.sheet)),
};
