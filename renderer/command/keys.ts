/** The parts of a keyboard event that shortcuts look at. */
export interface Pressed {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** Keys of a running composition belong to the input method (229 is what some of them report). */
export const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;

/** Letter keys by their place, so that a shortcut works under any keyboard layout or input method. */
const keyOf = (event: Pressed): string => {
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  if (letter !== undefined && (event.ctrlKey || event.metaKey)) return letter;
  if (event.key === '=') return '+';
  if (event.key === ' ') return 'Space';
  return event.key.length === 1 ? event.key.toUpperCase() : event.key;
};

/** "Ctrl+Shift+Z" for an event; Ctrl stands for the Mac's command key as well. */
export const shortcutOf = (event: Pressed): string => {
  const key = keyOf(event);
  const parts: string[] = [];
  if (event.ctrlKey || event.metaKey) parts.push('Ctrl');
  if (event.altKey) parts.push('Alt');
  if (event.shiftKey && key !== '+') parts.push('Shift');
  parts.push(key);
  return parts.join('+');
};

/** What a key does on the selected cell or in the cell editor. */
export type KeyIntent =
  | {
      readonly do: 'step';
      readonly direction: 'up' | 'down' | 'left' | 'right';
      readonly extend: boolean;
      readonly by: 'tab' | 'enter' | 'arrow';
    }
  | { readonly do: 'edge'; readonly direction: 'up' | 'down' | 'left' | 'right'; readonly extend: boolean }
  | { readonly do: 'page'; readonly direction: 'up' | 'down'; readonly extend: boolean }
  | { readonly do: 'rowStart' | 'rowEnd' | 'tableStart' | 'tableEnd'; readonly extend: boolean }
  | { readonly do: 'commit' | 'cancel' | 'newline' | 'edit' | 'clear' | 'erase' | 'selectAll' | 'menu' };

export type KeyMode = 'ready' | 'replace' | 'edit';

const ARROWS: Readonly<Record<string, 'up' | 'down' | 'left' | 'right'>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/**
 * Excel's keys. `ready`: a cell is selected; `replace`: typing began on the cell, so arrows commit and move;
 * `edit`: after F2, so arrows and Home/End belong to the caret. Null leaves the key to the text field or to a shortcut.
 */
export const keyIntent = (event: Pressed, mode: KeyMode): KeyIntent | null => {
  const ctrl = event.ctrlKey || event.metaKey;
  const extend = event.shiftKey && mode === 'ready';
  if (event.key === 'Enter') {
    if (event.altKey) return mode === 'ready' ? null : { do: 'newline' };
    if (ctrl) return mode === 'ready' ? null : { do: 'commit' };
    return { do: 'step', direction: event.shiftKey ? 'up' : 'down', extend: false, by: 'enter' };
  }
  if (event.key === 'Tab' && !ctrl && !event.altKey) {
    return { do: 'step', direction: event.shiftKey ? 'left' : 'right', extend: false, by: 'tab' };
  }
  if (event.key === 'Escape') return { do: 'cancel' };
  if (event.key === 'F2' && !event.shiftKey) return { do: 'edit' };
  if (event.altKey) return null;
  if (mode === 'edit') return null;
  const arrow = ARROWS[event.key];
  if (arrow)
    return ctrl ? { do: 'edge', direction: arrow, extend } : { do: 'step', direction: arrow, extend, by: 'arrow' };
  // With Ctrl they go from one open sheet to the next.
  if (ctrl && event.key.startsWith('Page')) return null;
  if (event.key === 'PageUp') return { do: 'page', direction: 'up', extend };
  if (event.key === 'PageDown') return { do: 'page', direction: 'down', extend };
  if (event.key === 'Home') return { do: ctrl ? 'tableStart' : 'rowStart', extend };
  if (event.key === 'End') return { do: ctrl ? 'tableEnd' : 'rowEnd', extend };
  if (mode !== 'ready') return null;
  if (event.key === 'Delete') return { do: 'clear' };
  if (event.key === 'Backspace') return { do: 'erase' };
  if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) return { do: 'menu' };
  if (ctrl && !event.shiftKey && keyOf(event) === 'A') return { do: 'selectAll' };
  return null;
};
