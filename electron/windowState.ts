import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WindowState {
  readonly bounds: Rectangle;
  readonly maximized: boolean;
}

export const MIN_WIDTH = 800;
export const MIN_HEIGHT = 460;
const FIRST_WIDTH = 1440;
const FIRST_HEIGHT = 900;
/** So much of the title bar must be on a screen, or the window could not be dragged back. */
const GRIP = 80;

const pixels = v.pipe(v.number(), v.safeInteger());
const StoredState = v.object({
  bounds: v.object({
    x: pixels,
    y: pixels,
    width: v.pipe(pixels, v.minValue(MIN_WIDTH)),
    height: v.pipe(pixels, v.minValue(MIN_HEIGHT)),
  }),
  maximized: v.boolean(),
});

/** Untrusted JSON → the state, or null when it is not one. */
export function parseWindowState(text: string): WindowState | null {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), StoredState), text);
  return parsed.success ? parsed.output : null;
}

/** True when the title bar can be reached on one of the screens: a second screen may be gone since. */
export function isReachable(bounds: Rectangle, screens: readonly Rectangle[]): boolean {
  return screens.some((screen) => {
    const across = Math.min(bounds.x + bounds.width, screen.x + screen.width) - Math.max(bounds.x, screen.x);
    return across >= GRIP && bounds.y >= screen.y && bounds.y <= screen.y + screen.height - GRIP;
  });
}

/** The first start: in the middle of the screen, filling a small one. */
export function firstState(screen: Rectangle): WindowState {
  const width = Math.min(FIRST_WIDTH, screen.width);
  const height = Math.min(FIRST_HEIGHT, screen.height);
  const x = screen.x + Math.round((screen.width - width) / 2);
  const y = screen.y + Math.round((screen.height - height) / 2);
  return { bounds: { x, y, width, height }, maximized: screen.width <= FIRST_WIDTH };
}

/** The remembered state, if the file holds one that fits the screens of today; else the first one. */
export function readWindowState(file: string, screens: readonly Rectangle[], main: Rectangle): WindowState {
  let state: WindowState | null = null;
  try {
    state = parseWindowState(readFileSync(file, 'utf8'));
  } catch {
    // No file yet: the first start.
  }
  return state && isReachable(state.bounds, screens) ? state : firstState(main);
}

/** Remembers the state. A loss is harmless, so a failure is not reported. */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    writeFileSync(`${file}.tmp`, JSON.stringify(state));
    renameSync(`${file}.tmp`, file);
  } catch {
    // The next start opens as the first one did.
  }
}
