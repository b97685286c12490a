import type { BrowserWindow, Dialog, FileFilter as ElectronFilter, OpenDialogOptions } from 'electron';
import type { DialogPort, FileFilter } from './handlers/ports';

const toElectron = ({ name, extensions }: FileFilter): ElectronFilter => ({ name, extensions: [...extensions] });

/** Native file dialogs, hung on the window while there is one. */
export function createDialogPort(dialog: Dialog, currentWindow: () => BrowserWindow | null): DialogPort {
  const open = async (options: OpenDialogOptions): Promise<readonly string[] | null> => {
    const window = currentWindow();
    const answer = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
    return answer.canceled || answer.filePaths.length === 0 ? null : answer.filePaths;
  };
  return {
    async openFile(title, filters) {
      return (await open({ title, filters: filters.map(toElectron), properties: ['openFile'] }))?.[0] ?? null;
    },
    openFiles: (title, filters) =>
      open({ title, filters: filters.map(toElectron), properties: ['openFile', 'multiSelections'] }),
    async openFolder(title, defaultPath) {
      const options: OpenDialogOptions = { title, defaultPath, properties: ['openDirectory', 'createDirectory'] };
      return (await open(options))?.[0] ?? null;
    },
    async saveFile(title, defaultPath, filters) {
      const options = {
        title,
        defaultPath,
        filters: filters.map(toElectron),
        // Windows and macOS ask by themselves; GTK has to be told.
        properties: ['showOverwriteConfirmation' as const, 'createDirectory' as const],
      };
      const window = currentWindow();
      const answer = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
      return answer.canceled || answer.filePath === '' ? null : answer.filePath;
    },
  };
}
