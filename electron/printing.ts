import type { BrowserWindow } from 'electron';
import type { PrintPort } from './handlers/ports';

/**
 * Prints the window itself: while a print is under way its page shows paper only (renderer/dialog/print/paper.css), each
 * page with the size and margins that its sheet asks for.
 */
export function createPrintPort(currentWindow: () => BrowserWindow | null): PrintPort {
  const contents = () => {
    const window = currentWindow();
    if (!window) throw new Error('no window to print');
    return window.webContents;
  };
  return {
    pdf: () => contents().printToPDF({ preferCSSPageSize: true, printBackground: true }),
    paper: () =>
      new Promise((resolve, reject) => {
        contents().print({ printBackground: true }, (success, reason) => {
          if (success || /cancel/i.test(reason)) resolve(success);
          else reject(new Error(`print: ${reason}`));
        });
      }),
  };
}
