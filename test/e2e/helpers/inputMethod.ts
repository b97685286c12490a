import type { CDPSession, Page } from 'playwright-core';

/** What Vietnamese input methods send to the page, through the browser's own door for them. */
export interface InputMethod {
  /** A key that the input method takes for itself: the page is told 229 and nothing else. */
  taken(code: string): Promise<void>;
  released(code: string): Promise<void>;
  /** Composition as the Telex and VNI keyboards of Windows, macOS and ibus make it: the word so far, key by key. */
  compose(...steps: readonly string[]): Promise<void>;
  /** The word is done. */
  finish(text: string): Promise<void>;
  /** UniKey on Windows: no composition; a letter goes out by Backspace and comes back with its accent, at once. */
  unikey(...keys: readonly (string | readonly [backspaces: number, text: string])[]): Promise<void>;
}

export const inputMethod = (page: Page, cdp: CDPSession): InputMethod => {
  const key = async (type: 'rawKeyDown' | 'keyUp', code: string): Promise<void> => {
    await cdp.send('Input.dispatchKeyEvent', { type, windowsVirtualKeyCode: 229, key: 'Process', code });
  };
  const taken = (code: string): Promise<void> => key('rawKeyDown', code);
  const released = (code: string): Promise<void> => key('keyUp', code);
  return {
    taken,
    released,
    async compose(...steps) {
      for (const text of steps) {
        await taken('KeyA');
        await cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
        await released('KeyA');
      }
    },
    async finish(text) {
      await cdp.send('Input.insertText', { text });
    },
    async unikey(...keys) {
      for (const step of keys) {
        const [backspaces, text] = typeof step === 'string' ? [0, step] : step;
        for (let i = 0; i < backspaces; i += 1) await page.keyboard.press('Backspace');
        if (typeof step === 'string') await page.keyboard.type(text);
        // Unicode packets: a key without a place on the keyboard, then its text.
        else {
          for (const letter of text) {
            const packet = { windowsVirtualKeyCode: 231, key: letter };
            await cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', ...packet, text: letter });
            await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...packet });
          }
        }
      }
    },
  };
};
