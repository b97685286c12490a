import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  firstState,
  isReachable,
  parseWindowState,
  readWindowState,
  writeWindowState,
} from '../../electron/windowState';

const screen = { x: 0, y: 0, width: 1920, height: 1040 };
const state = { bounds: { x: 100, y: 50, width: 1200, height: 700 }, maximized: false };

describe('window state', () => {
  let folder = '';
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'skh-window-'));
  });
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

  it('comes back as it was left', () => {
    const file = path.join(folder, 'window.json');
    writeWindowState(file, state);
    expect(readWindowState(file, [screen], screen)).toEqual(state);
    expect(fs.readdirSync(folder)).toEqual(['window.json']);
  });

  it('is the first one again when the screen it was on is gone', () => {
    const file = path.join(folder, 'window.json');
    writeWindowState(file, { ...state, bounds: { ...state.bounds, x: 2500 } });
    expect(readWindowState(file, [screen], screen)).toEqual(firstState(screen));
    expect(readWindowState(path.join(folder, 'none'), [screen], screen)).toEqual(firstState(screen));
  });

  it('refuses what is not a state', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        expect(parseWindowState(text)).toBeNull();
      }),
    );
    const small = { ...state, bounds: { ...state.bounds, width: 10 } };
    expect(parseWindowState(JSON.stringify(small))).toBeNull();
    expect(parseWindowState(JSON.stringify({ ...state, maximized: 1 }))).toBeNull();
    expect(parseWindowState(JSON.stringify(state))).toEqual(state);
  });

  it('fits the screen at the first start', () => {
    const office = { x: 0, y: 0, width: 1366, height: 728 };
    expect(firstState(office)).toEqual({ bounds: office, maximized: true });
    expect(isReachable(firstState(screen).bounds, [screen])).toBe(true);
  });
});
