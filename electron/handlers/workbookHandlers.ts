import { randomUUID } from 'node:crypto';
import type { ImportPreview } from '../../shared/contract/importPreview';
import { err, ok } from '../../shared/contract/result';
import type { ImportRows, SheetAt } from '../../shared/domain/command';
import { FILE_DIALOG } from '../../shared/text/fileDialogs';
import type { HandlerDeps, Handlers } from './handlers';
import { saveWorkbook, WORKBOOK_FILTERS } from './saveWorkbook';

type WorkbookChannel = 'workbook.export' | 'workbook.previewImport' | 'workbook.applyImport';

/** Excel out and in. A preview waits under a token until the person applies it; a newer one replaces it. */
export const workbookHandlers = (deps: HandlerDeps): Pick<Handlers, WorkbookChannel> => {
  const { session, workbook, dialogs } = deps;
  let waiting: { token: string; at: SheetAt; preview: ImportPreview } | null = null;
  const viewAt = ({ sheet, period, unit }: SheetAt) => session.view(sheet, period ?? null, unit ?? null);

  return {
    'workbook.export': async ({ profile, layout, path: given, ...at }) => {
      const view = await viewAt(at);
      if (!view.ok) return view;
      return saveWorkbook(deps, view.value, view.value.title, { layout, profile }, given);
    },
    'workbook.previewImport': async ({ path: given, ...at }) => {
      const view = await viewAt(at);
      if (!view.ok) return view;
      const file = given ?? (await dialogs.openFile(FILE_DIALOG.importTitle, WORKBOOK_FILTERS));
      if (file === null) return ok(null);
      const preview = await workbook.previewImport(file, view.value);
      if (!preview.ok) return preview;
      waiting = { token: randomUUID(), at, preview: preview.value };
      return ok({ token: waiting.token, preview: waiting.preview });
    },
    'workbook.applyImport': async ({ token, changed, added }) => {
      if (waiting?.token !== token) return err({ code: 'previewGone' });
      const { at, preview } = waiting;
      // What the person saw must still be what is there: a cell edited since would be overwritten unseen.
      const view = await viewAt(at);
      if (!view.ok) return view;
      const now = new Map(view.value.rows.map((row) => [row.id, row]));
      const chosen = preview.changed.filter((_, index) => changed.includes(index));
      const stale = chosen.some((change) => {
        const row = now.get(change.row);
        const text = change.column === 'part' ? row?.part : row?.cells[change.column]?.typed;
        return text !== change.from && row?.cells[change.column]?.text !== change.from;
      });
      if (stale) return err({ code: 'planChanged' });
      const result = await session.run(
        importCommand(at, {
          ...preview,
          changed: chosen,
          added: preview.added.filter((_, index) => added.includes(index)),
        }),
        null,
      );
      if (result.ok) waiting = null;
      return result;
    },
  };
};

/** The command that applies a preview. */
export const importCommand = ({ sheet, period, unit }: SheetAt, preview: ImportPreview): ImportRows => ({
  type: 'importRows',
  sheet,
  period,
  unit,
  edits: preview.changed.map(({ row, column, address, to }) => ({ row, column, address, text: to })),
  added: preview.added,
  source: { file: preview.file, sheetName: preview.sheetName, sha256: preview.sha256 },
});
