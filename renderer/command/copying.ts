import { type CopiedBlock, copyBlock } from '../../shared/grid/copyBlock';
import { CLIPBOARD } from '../../shared/text/clipboard';
import { typedModel } from '../store/pendingTexts';
import { hasSeveralRanges, selectedRect, selectionStore, spotOf } from '../store/selectionStore';
import { say } from './saying';

/** What this window last put on the clipboard: a paste of the same text knows that its cells come from here. */
let lastCopy: string | null = null;

/** Whether a text of the clipboard is the block that this window copied last. */
export const isOwnCopy = (text: string): boolean => lastCopy !== null && lastCopy === text;

let withHeaders = false;

/** Copies with the headers of the columns above; the clipboard event that this raises does the work. */
export const copyWithHeaders = (): void => {
  withHeaders = true;
  document.execCommand('copy');
  withHeaders = false;
};

/** Puts a text on the clipboard by the page's own copy event, which needs no permission. */
export const copyText = (text: string): void => {
  const take = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData('text/plain', text);
  };
  document.addEventListener('copy', take, { capture: true, once: true });
  document.execCommand('copy');
  document.removeEventListener('copy', take, { capture: true });
};

/** The selection for the clipboard, outlined from now on; a cut empties its cells only when it is pasted. */
export const copySelection = (cut: boolean): CopiedBlock | null => {
  const model = typedModel();
  const rect = selectedRect();
  if (!model || !rect) return null;
  if (hasSeveralRanges()) {
    say(CLIPBOARD.severalRanges, 'warning');
    return null;
  }
  const block = copyBlock(model, rect, withHeaders && !cut);
  const from = spotOf(model, { r: rect.r0, c: rect.c0 });
  const to = spotOf(model, { r: rect.r1, c: rect.c1 });
  lastCopy = block.text;
  selectionStore.set({ copied: from && to && { from, to, cut, text: block.text } });
  return block;
};
