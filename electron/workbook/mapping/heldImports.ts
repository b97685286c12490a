import type { AppError } from '../../../shared/contract/appError';
import type { ImportPreview } from '../../../shared/contract/importPreview';
import type { KnownMappings, MappingChoice, WorkbookReading } from '../../../shared/contract/mappingAnswers';
import { err, ok, type Result } from '../../../shared/contract/result';
import type { WorkbookMapping } from '../../../shared/contract/workbookMapping';
import type { RememberedMapping } from '../../../shared/domain/importMapping';
import type { Measure } from '../../../shared/domain/measure';
import type { SheetView } from '../../../shared/form/types';
import { readImport } from '../import/importFile';
import { previewMapped } from '../import/previewImport';
import { valueColumns } from '../import/valueColumns';
import { within } from '../read/share';
import { indexSheet, type WorkbookModel } from '../read/sheetModel';
import { mappedTable } from './mappedTable';
import { readForMapping } from './readForMapping';
import type { ReadingStep } from './readingStep';
import { toRemember } from './shape';

/** What a mapping would do, and what to keep of it for the next workbook of the kind (null for an own export). */
export interface MappedPreview {
  readonly preview: ImportPreview;
  readonly remember: RememberedMapping | null;
}

/** The workbook that waits in this thread: read once, looked at as often as the person changes their mind. */
let held: { readonly file: string; readonly sha256: string; readonly model: WorkbookModel } | null = null;

/** Cells take about that much of the time of a large workbook. */
const cellShare = 0.35;

/** Methods of the workbook thread for reading a foreign workbook step by step; `tell` hears how far the first one is. */
export const heldImports = (tell: (step: ReadingStep) => void) => ({
  /** Reads the file and keeps it. Errors: those of `readImport`. */
  openImport: async (
    path: string,
    view: SheetView,
    known: KnownMappings,
  ): Promise<Result<WorkbookReading, AppError>> => {
    const read = await readImport(path, (share) => tell({ stage: 'cells', share: share * cellShare }));
    if (!read.ok) return read;
    held = { file: path, ...read.value };
    const rest = within((share) => tell({ stage: 'rows', share }), cellShare, 1);
    return ok(readForMapping(held.model, view, known, path, null, rest));
  },

  /** Reads what is kept anew, as chosen. Error: `previewGone`. */
  readHeld: async (
    view: SheetView,
    known: KnownMappings,
    choice: MappingChoice,
  ): Promise<Result<WorkbookReading, AppError>> =>
    held ? ok(readForMapping(held.model, view, known, held.file, choice)) : err({ code: 'previewGone' }),

  /** What importing by a mapping would do. Errors: `previewGone`, `noTable`. */
  previewHeld: async (
    view: SheetView,
    mapping: WorkbookMapping,
    measures: readonly Measure[],
  ): Promise<Result<MappedPreview, AppError>> => {
    if (!held) return err({ code: 'previewGone' });
    const { file, sha256, model } = held;
    const preview = previewMapped(model, view, mapping, { file, sha256 }, measures);
    if (!preview.ok) return preview;
    const sheet = model.sheets.find(({ name }) => name === mapping.sheetName);
    if (!sheet || preview.value.recognisedBy === 'keys') return ok({ preview: preview.value, remember: null });
    const table = mappedTable(indexSheet(sheet), view, mapping, measures);
    const name = file.split(/[\\/]/).at(-1) ?? file;
    return ok({ preview: preview.value, remember: toRemember(table, mapping, valueColumns(view), name) });
  },
});
