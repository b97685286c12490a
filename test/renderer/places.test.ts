import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  loadPlaces,
  movePlaces,
  notePlace,
  noteSheet,
  placeOf,
  placesStore,
  savePlaces,
  toggleBranch,
} from '../../renderer/store/placesStore';

const kept = new Map<string, string>();
vi.stubGlobal('localStorage', {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
});
afterAll(() => vi.unstubAllGlobals());
const all = (): boolean => true;

beforeEach(() => {
  kept.clear();
  loadPlaces('', all);
});

describe('how a file was left', () => {
  it('is brought back: sheet, tabs, folded branches, period, unit, cursor', () => {
    loadPlaces('/a.skh', all);
    for (const sheet of ['x', 'y', 'z']) noteSheet(sheet);
    noteSheet('x');
    notePlace('x', { period: '2022-M03', unit: 'u', row: 'r', column: 'c' });
    toggleBranch('units');
    savePlaces();
    loadPlaces('/b.skh', all);
    expect(placesStore.get()).toMatchObject({ sheet: null, tabs: [] });
    loadPlaces('/a.skh', all);
    expect(placesStore.get()).toMatchObject({ sheet: 'x', tabs: ['x', 'y', 'z'], folded: ['units'] });
    expect(placeOf('x')).toMatchObject({ period: '2022-M03', unit: 'u', row: 'r', column: 'c', away: false });
    expect(placeOf('other')).toMatchObject({ period: null, row: null });
  });

  it('puts a new tab beside the one on screen', () => {
    loadPlaces('/a.skh', all);
    for (const sheet of ['x', 'y']) noteSheet(sheet);
    noteSheet('x');
    noteSheet('w');
    expect(placesStore.get().tabs).toEqual(['x', 'w', 'y']);
  });

  it('forgets sheets that are gone and goes along to another name', () => {
    loadPlaces('/a.skh', all);
    for (const sheet of ['x', 'y']) noteSheet(sheet);
    movePlaces('/c.skh');
    loadPlaces('/c.skh', (sheet) => sheet !== 'y');
    expect(placesStore.get()).toMatchObject({ sheet: null, tabs: ['x'] });
  });

  it.each([
    '',
    'null',
    '[]',
    '{"/a.skh":7}',
    '{"/a.skh":{"usedAt":1,"tabs":[1,"x"],"sheets":{"x":null}}}',
    'không phải JSON',
  ])('survives what it cannot read: %j', (text) => {
    kept.set('skh.places', text);
    loadPlaces('/a.skh', all);
    expect(placesStore.get().sheet).toBe(null);
    expect(placeOf('x').row).toBe(null);
  });
});
