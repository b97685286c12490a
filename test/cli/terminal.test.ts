import { expect, test } from 'vitest';
import { toJson, toTerminal } from '../../electron/cli/output';

/** Clears the screen, names the window, fills the clipboard, turns the line about. */
const STEERING = [
  '\u001b[2J',
  '\u001b]0;tên\u0007',
  '\u001b]52;c;eA==\u0007',
  '\u009b31m',
  '\r',
  '\u202E',
  '\u2066',
  '\0',
  '\u007f',
];

test('what a plan says never steers the terminal that it is shown in', () => {
  for (const text of STEERING) {
    const shown = toTerminal([`Lúa ${text} mùa\tđạt`, 'hai\nba']);
    expect(shown).toMatch(/^Lúa [^\p{Cc}\u202a-\u202e\u2066-\u2069]+ mùa\tđạt\nhai\nba\n$/u);
    const json = toJson({ label: `Lúa ${text}` });
    expect(json.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
    expect(JSON.parse(json)).toEqual({ label: `Lúa ${text}` });
  }
});
