import { describe, expect, it } from 'vitest';
import { keyIntent, type Pressed, shortcutOf } from '../../renderer/command/keys';

const press = (key: string, flags: Partial<Pressed> = {}): Pressed => ({
  key,
  code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...flags,
});
const ctrl = { ctrlKey: true };

describe('shortcutOf', () => {
  it('names keys by their place, whatever the layout types', () => {
    expect(shortcutOf(press('я', { ...ctrl, code: 'KeyZ' }))).toBe('Ctrl+Z');
    expect(shortcutOf(press('s', { ...ctrl, shiftKey: true }))).toBe('Ctrl+Shift+S');
    expect(shortcutOf(press('=', ctrl))).toBe('Ctrl++');
    expect(shortcutOf(press('F2'))).toBe('F2');
  });
});

describe('keyIntent', () => {
  it('moves with arrows while a cell is selected, and commits with them after typing', () => {
    expect(keyIntent(press('ArrowDown'), 'ready')).toMatchObject({ do: 'step', direction: 'down', extend: false });
    expect(keyIntent(press('ArrowDown', { shiftKey: true }), 'ready')).toMatchObject({ extend: true });
    expect(keyIntent(press('ArrowDown', { shiftKey: true }), 'replace')).toMatchObject({ extend: false });
  });

  it('leaves arrows, Home, End and Delete to the caret after F2', () => {
    for (const key of ['ArrowLeft', 'ArrowUp', 'Home', 'End', 'Delete', 'Backspace']) {
      expect(keyIntent(press(key), 'edit')).toBeNull();
    }
  });

  it('goes by Enter and Tab in every mode', () => {
    for (const mode of ['ready', 'replace', 'edit'] as const) {
      expect(keyIntent(press('Enter'), mode)).toMatchObject({ do: 'step', direction: 'down' });
      expect(keyIntent(press('Enter', { shiftKey: true }), mode)).toMatchObject({ direction: 'up' });
      expect(keyIntent(press('Tab', { shiftKey: true }), mode)).toMatchObject({ direction: 'left' });
    }
  });

  it('breaks the line with Alt+Enter and commits in place with Ctrl+Enter, while editing only', () => {
    expect(keyIntent(press('Enter', { altKey: true }), 'replace')).toEqual({ do: 'newline' });
    expect(keyIntent(press('Enter', { altKey: true }), 'ready')).toBeNull();
    expect(keyIntent(press('Enter', ctrl), 'edit')).toEqual({ do: 'commit' });
  });

  it('clears with Delete and starts an empty edit with Backspace, on a selected cell only', () => {
    expect(keyIntent(press('Delete'), 'ready')).toEqual({ do: 'clear' });
    expect(keyIntent(press('Backspace'), 'ready')).toEqual({ do: 'erase' });
    expect(keyIntent(press('Delete'), 'replace')).toBeNull();
  });

  it('leaves letters to the text field', () => {
    expect(keyIntent(press('a'), 'ready')).toBeNull();
    expect(keyIntent(press('a', ctrl), 'ready')).toEqual({ do: 'selectAll' });
    expect(keyIntent(press('a', ctrl), 'replace')).toBeNull();
  });
});
