import { type BrowserWindow, dialog } from 'electron';
import { isUnfinished, type Unfinished } from '../shared/contract/unfinished';
import { WINDOW_TEXT } from '../shared/text/window';

/** How long a page may take to commit what is being typed before the window closes all the same. */
const FLUSH_LIMIT_MS = 3000;

/** Asks the page; null where it fails or hangs, which must not keep the window open. */
async function askPage(window: BrowserWindow, script: string): Promise<unknown> {
  const answer = window.webContents.executeJavaScript(script).catch(() => null);
  const limit = new Promise<null>((resolve) => {
    setTimeout(() => resolve(null), FLUSH_LIMIT_MS).unref();
  });
  return Promise.race([answer, limit]);
}

/** Text that is still in the cell editor, or in a note, belongs to the plan: it is committed. */
async function commitTyping(window: BrowserWindow): Promise<void> {
  await askPage(window, 'window.skhFlush?.()');
}

/**
 * Commits what is being typed, then asks about what that leaves: texts in an open dialog, a file that is being written.
 * True when the page may be left.
 */
export async function mayLeave(window: BrowserWindow): Promise<boolean> {
  await commitTyping(window);
  const left = await askPage(window, 'window.skhUnfinished?.()');
  return !isUnfinished(left) || confirmLeaving(window, left);
}

async function confirmLeaving(window: BrowserWindow, { kind, what }: Unfinished): Promise<boolean> {
  const text = WINDOW_TEXT[kind];
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: text.title,
    detail: text.detail(what),
    buttons: [text.stay, text.leave],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}
