import { clearSelection, copyText, pasteText } from '../command/editing';
import { selectionStore } from '../store/selectionStore';

/** Copy, cut and paste of cells as the page's own clipboard events: they need no permission and work from any menu. */
export const attachClipboard = (field: HTMLElement): (() => void) => {
  const copy = (event: ClipboardEvent): void => {
    if (selectionStore.get().edit !== null) return;
    const text = copyText();
    if (text === null) return;
    event.preventDefault();
    event.clipboardData?.setData('text/plain', text);
    if (event.type === 'cut') clearSelection();
  };
  const paste = (event: ClipboardEvent): void => {
    if (selectionStore.get().edit !== null) return;
    event.preventDefault();
    pasteText(event.clipboardData?.getData('text/plain') ?? '');
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
