import { copySelection } from '../command/copying';
import { pasteFrom } from '../command/pasting';
import { selectionStore } from '../store/selectionStore';

/** Copy, cut and paste of cells as the page's own clipboard events: they need no permission and work from any menu. */
export const attachClipboard = (field: HTMLElement): (() => void) => {
  const copy = (event: ClipboardEvent): void => {
    if (selectionStore.get().edit !== null) return;
    const block = copySelection(event.type === 'cut');
    event.preventDefault();
    if (block === null) return;
    event.clipboardData?.setData('text/plain', block.text);
    event.clipboardData?.setData('text/html', block.html);
  };
  const paste = (event: ClipboardEvent): void => {
    if (selectionStore.get().edit !== null) return;
    event.preventDefault();
    const { clipboardData } = event;
    pasteFrom(clipboardData?.getData('text/html') ?? '', clipboardData?.getData('text/plain') ?? '');
  };
  field.addEventListener('copy', copy);
  field.addEventListener('cut', copy);
  field.addEventListener('paste', paste);
  return () => {
    field.removeEventListener('copy', copy);
    field.removeEventListener('cut', copy);
    field.removeEventListener('paste', paste);
  };
};
