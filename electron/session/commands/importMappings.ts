import type { AppError } from '../../../shared/contract/appError';
import { err, ok, type Result } from '../../../shared/contract/result';
import type { Command } from '../../../shared/domain/command';
import { defineMeasure, measureWorth } from '../../../shared/domain/defineMeasure';
import type { RememberedMapping } from '../../../shared/domain/importMapping';
import type { MappingCommand } from '../../../shared/domain/mappingCommands';
import { READING_WAYS as TEXT } from '../../../shared/text/readingWays';
import { newId } from '../../db/newId';
import { textOf } from '../../db/sqlDb';
import { keptMeasures } from '../load/knownMappings';
import type { Planned, Planner, Workbench } from './planned';

/**
 * Keeps how a workbook was read, in the step that takes it in; a newer way of reading the same shape replaces the older,
 * under the name that it has, for a person may have given it.
 */
export const rememberMapping = ({ db, set }: Workbench, sheet: string, remembered: RememberedMapping): void => {
  const { shape, name, mapping } = remembered;
  const [known] = db.all('SELECT id, name FROM import_mapping WHERE sheet_id = ? AND shape = ?', [sheet, shape]);
  set.put('import_mapping', known ? textOf(known, 'id') : newId(), {
    sheet_id: sheet,
    shape,
    name: known ? textOf(known, 'name') : name,
    mapping: JSON.stringify(mapping),
    used_at: new Date().toISOString(),
  });
};

type Type = MappingCommand['type'];
type Of<T extends Type> = Extract<MappingCommand, { type: T }>;

const gone: Result<never, AppError> = err({ code: 'badRequest', detail: 'no such row' });
const done = (label: string): Result<Planned, AppError> => ok({ label, place: null, source: '' });

const PLANNERS: { readonly [T in Type]: Planner<Of<T>> } = {
  renameMapping: ({ set }, { mapping, name }) => {
    const before = set.get('import_mapping', mapping);
    if (!before) return gone;
    const title = name.trim() || textOf(before, 'name');
    set.put('import_mapping', mapping, { ...before, name: title });
    return done(TEXT.renameStep(title));
  },
  forgetMapping: ({ set }, { mapping }) => {
    const before = set.get('import_mapping', mapping);
    if (!before) return gone;
    set.remove('import_mapping', mapping);
    return done(TEXT.forgetStep(textOf(before, 'name')));
  },
  saveMeasure: ({ db, set }, { measure: id, label, amount, base, aliases }) => {
    const others = keptMeasures(db).filter((one) => one.id !== id);
    const defined = defineMeasure({ label, amount, base, aliases }, others);
    if (!defined.ok) return err({ code: 'measureRefused', label, why: defined.why });
    const { measure } = defined;
    set.put('measure', id, { ...measure, aliases: JSON.stringify(measure.aliases) });
    return done(TEXT.measureStep(measure.label, measureWorth(measure)));
  },
  removeMeasure: ({ set }, { measure }) => {
    const before = set.get('measure', measure);
    if (!before) return gone;
    set.remove('measure', measure);
    return done(TEXT.removeMeasureStep(textOf(before, 'label')));
  },
};

/** Whether a command is one of those about kept ways of reading. */
export const isMappingCommand = (command: Command): command is MappingCommand => Object.hasOwn(PLANNERS, command.type);

/** Commands about kept ways of reading and units of measure. */
export const planMappingCommand = <T extends Type>(bench: Workbench, command: Of<T>): Result<Planned, AppError> =>
  (PLANNERS[command.type] as Planner<Of<T>>)(bench, command);
