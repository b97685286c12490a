import { createHash, randomUUID } from 'node:crypto';
import path from 'node:path';
import type { AppError } from '../../shared/contract/appError';
import { err, ok, type Result } from '../../shared/contract/result';
import type {
  FilledTemplate,
  FillReport,
  FillRequest,
  StoredTemplate,
  TemplateFile,
  TemplateRequestMap,
} from '../../shared/contract/templateAnswers';
import type { WorkbookMapping } from '../../shared/contract/workbookMapping';
import type { SheetAt } from '../../shared/domain/command';
import type { Measure } from '../../shared/domain/measure';
import { formatPeriod } from '../../shared/domain/period';
import { TEMPLATE_TEXT } from '../../shared/text/templates';
import { atomicWrite } from '../file/atomicWrite';
import { systemCode } from '../file/fileSystem';
import { guardOutput } from '../file/outputGuard';
import { fileNameFrom } from './fileHandlers';
import type { HandlerDeps, Handlers } from './handlers';

/** A superior's workbook is kept in the plan file: larger ones would weigh on every save. */
const mostMegabytes = 10;
const FILTERS = [{ name: TEMPLATE_TEXT.filter, extensions: ['xlsx', 'xlsm'] }];

interface Waiting {
  readonly token: string;
  readonly at: SheetAt;
  /** The kept one that it becomes; null: a new one. */
  readonly template: string | null;
  /** Its bytes are kept already. */
  readonly stored: boolean;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly known: WorkbookMapping | null;
}

/** What of the handlers' means it uses. */
export interface TemplateDeps extends Pick<HandlerDeps, 'session' | 'fileSystem'> {
  readonly workbook: Pick<HandlerDeps['workbook'], 'readTemplate' | 'fillTemplate'>;
  readonly dialogs: Pick<HandlerDeps['dialogs'], 'openFile' | 'saveFile'>;
}

const shaOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const bytesOf = ({ body }: StoredTemplate): Uint8Array => new Uint8Array(Buffer.from(body, 'base64'));

/** Superiors' workbooks: read and confirmed once, then filled as often as needed. One waits at a time. */
export const templateHandlers = (deps: TemplateDeps): Pick<Handlers, keyof TemplateRequestMap> => {
  const { session, workbook, dialogs, fileSystem } = deps;
  let waiting: Waiting | null = null;
  const viewAt = ({ sheet, period, unit }: SheetAt) => session.view(sheet, period ?? null, unit ?? null);
  const measuresFor = async (at: SheetAt): Promise<readonly Measure[]> => {
    const known = await session.inquire('mapping.known', { at });
    return known.ok ? known.value.measures : [];
  };

  const readFile = async (file: string): Promise<Result<Uint8Array, AppError>> => {
    try {
      const stat = await fileSystem.stat(file);
      if (!stat) return err({ code: 'fileNotFound', path: file });
      const isTooLarge = stat.size > mostMegabytes * 1024 * 1024;
      if (isTooLarge) return err({ code: 'templateRefused', file: path.basename(file), why: 'tooLarge' });
      return ok(await fileSystem.readFile(file));
    } catch (error) {
      return err({ code: 'cannotRead', path: file, system: systemCode(error) });
    }
  };

  const ask = async (
    one: Waiting,
    choice: Parameters<typeof workbook.readTemplate>[0]['choice'],
    before: StoredTemplate | null,
  ) => {
    const view = await viewAt(one.at);
    if (!view.ok) return view;
    return workbook.readTemplate({
      fileName: one.fileName,
      bytes: one.bytes,
      view: view.value,
      measures: await measuresFor(one.at),
      choice,
      known: one.known,
      before: before && { bytes: bytesOf(before), mapping: before.mapping },
    });
  };

  /** The kept template with the sheet's values in it; `onto`: the same workbook with other sheets of it filled already. */
  const filled = async (
    { at, template, options }: FillRequest,
    onto: { readonly bytes: Uint8Array; readonly sha256: string } | null = null,
  ): Promise<Result<FilledTemplate & { readonly file: TemplateFile; readonly sha256: string }, AppError>> => {
    const kept = await session.inquire('template.body', { template });
    if (!kept.ok) return kept;
    const view = await viewAt(at);
    if (!view.ok) return view;
    const { id, name, fileName, mapping, sha256 } = kept.value;
    if (onto && onto.sha256 !== sha256) return err({ code: 'templateRefused', file: fileName, why: 'gone' });
    const file: TemplateFile = { id, name, fileName, bytes: onto?.bytes ?? bytesOf(kept.value), mapping };
    const made = await workbook.fillTemplate(file, view.value, options, await measuresFor(at));
    return made.ok ? ok({ ...made.value, file, sha256 }) : made;
  };

  /** Their own file, wherever it lies: known by its bytes. */
  const isTemplateItself = async (output: string, sha256: string): Promise<boolean> => {
    const stat = await fileSystem.stat(output).catch(() => null);
    if (!stat?.isFile || stat.size > mostMegabytes * 1024 * 1024) return false;
    return shaOf(await fileSystem.readFile(output).catch(() => new Uint8Array())) === sha256;
  };

  return {
    'template.open': async ({ at, path: given, template, stored }) => {
      const kept = template === null ? null : await session.inquire('template.body', { template });
      if (kept && !kept.ok) return kept;
      const before = kept?.value ?? null;
      let file = given;
      if (!stored) {
        file ??= await dialogs.openFile(TEMPLATE_TEXT.openTitle, FILTERS);
        if (file === null) return ok(null);
      }
      const bytes = stored && before ? ok(bytesOf(before)) : await readFile(file ?? '');
      if (!bytes.ok) return bytes;
      const isStored = stored && before !== null;
      const fileName = isStored ? before.fileName : path.basename(file ?? '');
      const next: Waiting = {
        token: randomUUID(),
        at,
        template,
        stored: isStored,
        fileName,
        bytes: bytes.value,
        known: isStored ? before.mapping : null,
      };
      const read = await ask(next, null, isStored ? null : before);
      if (!read.ok) return read;
      waiting = next;
      const name = before?.name ?? path.parse(fileName).name;
      return ok({ token: next.token, name, fileName, ...read.value });
    },
    'template.read': async ({ token, choice }) => {
      if (waiting?.token !== token) return err({ code: 'previewGone' });
      const read = await ask(waiting, choice, null);
      return read.ok ? ok(read.value.reading) : read;
    },
    'template.save': async ({ token, name, mapping }) => {
      if (waiting?.token !== token) return err({ code: 'previewGone' });
      const { at, stored, fileName, bytes } = waiting;
      const template = waiting.template ?? randomUUID();
      const base64 = Buffer.from(bytes).toString('base64');
      const file = stored ? null : { name: fileName, sha256: shaOf(bytes), base64 };
      // Formulas were given away on this very sheet of this very file; elsewhere each is a question anew.
      const isSameSheet = stored && waiting.known?.sheetName === mapping.sheetName;
      const overFormulas = isSameSheet ? waiting.known?.overFormulas : undefined;
      const kept = overFormulas ? { ...mapping, overFormulas } : mapping;
      const step = await session.run({ type: 'saveTemplate', ...at, template, name, file, mapping: kept }, null);
      if (!step.ok) return step;
      waiting = null;
      return ok({ template, step: step.value });
    },
    'template.close': async ({ token }) => {
      if (waiting?.token === token) waiting = null;
      return ok(null);
    },
    'template.formulas': async ({ at, template, cells, numbers }) => {
      const kept = await session.inquire('template.body', { template });
      if (!kept.ok) return kept;
      const before = kept.value.mapping.overFormulas ?? [];
      const others = before.filter((cell) => !cells.includes(cell));
      const mapping: WorkbookMapping = {
        ...kept.value.mapping,
        overFormulas: numbers ? [...others, ...cells] : others,
      };
      return session.run({ type: 'saveTemplate', ...at, template, name: kept.value.name, file: null, mapping }, null);
    },
    'template.preview': async (request) => {
      const made = await filled(request);
      return made.ok ? ok(made.value.report) : made;
    },
    'template.fill': async ({ path: given, also = [], ...request }) => {
      const info = await session.info();
      if (!info) return err({ code: 'noOpenPlan' });
      const made = await filled(request);
      if (!made.ok) return made;
      const { report, file, sha256 } = made.value;
      let { bytes } = made.value;
      const others: FillReport[] = [];
      for (const one of also) {
        const next = await filled(one, { bytes, sha256 });
        if (!next.ok) return next;
        bytes = next.value.bytes;
        others.push(next.value.report);
      }
      const { name, ext } = path.parse(file.fileName);
      const title = TEMPLATE_TEXT.fileName(name, formatPeriod(report.period), report.unit);
      const proposed = path.join(path.dirname(info.path), `${fileNameFrom(title)}${ext}`);
      const filters = [{ name: TEMPLATE_TEXT.filter, extensions: [ext.slice(1) || 'xlsx'] }];
      const chosen = given ?? (await dialogs.saveFile(TEMPLATE_TEXT.saveTitle, proposed, filters));
      if (chosen === null) return ok(null);
      // Excel refuses a workbook with macros under the name of one without, and the other way round.
      const output = path.extname(chosen).toLowerCase() === ext.toLowerCase() ? chosen : `${chosen}${ext}`;
      const guarded = await guardOutput(fileSystem, output, info.path);
      if (!guarded.ok) return guarded;
      if (await isTemplateItself(output, sha256)) {
        return err({ code: 'templateRefused', file: path.basename(output), why: 'itself' });
      }
      const written = await atomicWrite(fileSystem, output, bytes, { keepPrevious: false });
      return written.ok ? ok({ path: output, report, others }) : written;
    },
  };
};
