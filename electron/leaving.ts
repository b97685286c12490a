import { type BrowserWindow, dialog } from 'electron';
import { WINDOW_TEXT } from '../shared/text/window';

/** How long a page may take to answer before the window closes all the same. */
const ANSWER_LIMIT_MS = 3000;

/** Asks the page; null where it fails or hangs, which must not keep the window open. */
async function askPage(window: BrowserWindow, script: string): Promise<unknown> {
  const answer = window.webContents.executeJavaScript(script).catch(() => null);
  const limit = new Promise<null>((resolve) => {
    setTimeout(() => resolve(null), ANSWER_LIMIT_MS).unref();
  });
  return Promise.race([answer, limit]);
}

/**
 * Commits what is being typed, which belongs to the plan; the page itself asks about texts in an open dialog. Then asks about
 * work that would be cut short. True when the page may be left.
 */
export async function mayLeave(window: BrowserWindow): Promise<boolean> {
  if ((await askPage(window, 'window.skhFlush?.()')) === false) return false;
  const work = await askPage(window, 'window.skhUnderWay?.()');
  return typeof work !== 'string' || confirmLeaving(window, work);
}

async function confirmLeaving(window: BrowserWindow, work: string): Promise<boolean> {
  const { title, detail, stay, leave } = WINDOW_TEXT.work;
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: title,
    detail: detail(work),
    buttons: [stay, leave],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}
