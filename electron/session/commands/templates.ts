import type { AppError } from '../../../shared/contract/appError';
import { err, ok, type Result } from '../../../shared/contract/result';
import type { Command } from '../../../shared/domain/command';
import type {
  RemoveTemplate,
  RenameTemplate,
  SaveTemplate,
  TemplateCommand,
} from '../../../shared/domain/templateCommands';
import { TEMPLATE_TEXT } from '../../../shared/text/templates';
import { type SqlRow, textOf } from '../../db/sqlDb';
import { userName } from '../../file/userName';
import type { Planned, Planner, Workbench } from './planned';

type Type = TemplateCommand['type'];
type Of<T extends Type> = Extract<TemplateCommand, { type: T }>;

const gone = (file: string): Result<never, AppError> => err({ code: 'templateRefused', file, why: 'gone' });
const done = (label: string, source = ''): Result<Planned, AppError> => ok({ label, place: null, source });

/** A template of the sheet at hand, or null. */
const templateOf = ({ set, context }: Workbench, id: string): SqlRow | null => {
  const row = set.get('workbook_template', id);
  return row && textOf(row, 'sheet_id') === context.sheet ? row : null;
};

const planSave: Planner<SaveTemplate> = (bench, { template, name, file, mapping }) => {
  const { set, context } = bench;
  const before = templateOf(bench, template);
  if (!before && (file === null || set.get('workbook_template', template))) return gone(name);
  const title = name.trim() || (file?.name ?? (before ? textOf(before, 'name') : ''));
  set.put('workbook_template', template, {
    ...(before ?? { sheet_id: context.sheet }),
    name: title,
    mapping: JSON.stringify(mapping),
    ...(file
      ? {
          file_name: file.name,
          sha256: file.sha256,
          body: file.base64,
          added_at: new Date().toISOString(),
          added_by: userName(),
        }
      : {}),
  });
  return done(before ? TEMPLATE_TEXT.changeStep(title) : TEMPLATE_TEXT.addStep(title), file?.name ?? '');
};

const planRename: Planner<RenameTemplate> = (bench, { template, name }) => {
  const before = templateOf(bench, template);
  if (!before) return gone(name);
  const title = name.trim() || textOf(before, 'name');
  bench.set.put('workbook_template', template, { ...before, name: title });
  return done(TEMPLATE_TEXT.changeStep(title));
};

const planRemove: Planner<RemoveTemplate> = (bench, { template }) => {
  const before = templateOf(bench, template);
  if (!before) return gone('');
  bench.set.remove('workbook_template', template);
  return done(TEMPLATE_TEXT.removed(textOf(before, 'name')));
};

const PLANNERS: { readonly [T in Type]: Planner<Of<T>> } = {
  saveTemplate: planSave,
  renameTemplate: planRename,
  removeTemplate: planRemove,
};

/** Whether a command is one of those about superiors' workbooks. */
export const isTemplateCommand = (command: Command): command is TemplateCommand =>
  Object.hasOwn(PLANNERS, command.type);

/** Commands about superiors' workbooks. */
export const planTemplateCommand = <T extends Type>(bench: Workbench, command: Of<T>): Result<Planned, AppError> =>
  (PLANNERS[command.type] as Planner<Of<T>>)(bench, command);
