import { ok } from '../../shared/contract/result';
import { FILE_DIALOG } from '../../shared/text/fileDialogs';
import type { HandlerDeps, Handlers } from './handlers';
import { saveOutput } from './saveWorkbook';
import { findSet, loadSet } from './setHandlers';

const PDF_FILTERS = [{ name: FILE_DIALOG.pdfFilter, extensions: ['pdf'] }];

/** Print preview, PDF and paper: the pages are laid out in the workbook thread, the window draws and prints them. */
export const printHandlers = (deps: HandlerDeps): Pick<Handlers, 'print.pages' | 'print.pdf' | 'print.paper'> => ({
  'print.pages': async ({ at, set: id, look, paper, orientation }) => {
    if (id !== null) {
      const set = await findSet(deps, at, id);
      if (!set.ok) return set;
      const loaded = await loadSet(deps, set.value, null);
      if (!loaded.ok) return loaded;
      const { sheets = [], options } = loaded.value ?? {};
      return options ? deps.workbook.printPages(sheets, options) : ok({ sheets: [] });
    }
    const view = await deps.session.view(at.sheet, at.period ?? null, at.unit ?? null);
    if (!view.ok) return view;
    const { print } = view.value;
    const shown = {
      ...view.value,
      print: { ...print, paper: paper ?? print.paper, orientation: orientation ?? print.orientation },
    };
    return deps.workbook.printPages([{ view: shown, number: null }], {
      ...look,
      profile: look.profile ?? print.profile,
      title: '',
      attachedTo: '',
      contents: false,
    });
  },
  'print.pdf': ({ name, path: given }) =>
    saveOutput(deps, { title: FILE_DIALOG.pdfTitle, name, extension: '.pdf', filters: PDF_FILTERS, given }, async () =>
      ok(await deps.print.pdf()),
    ),
  'print.paper': async () => ok({ printed: await deps.print.paper() }),
});
