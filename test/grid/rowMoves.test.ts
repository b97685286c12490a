import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ViewRow } from '../../shared/form/types';
import { ancestorsOf, hiddenByFolds, outlineOf, withRowsBelow } from '../../shared/grid/outline';
import { type MoveScene, snapGap, stepGap, targetOf } from '../../shared/grid/rowMoves';
import { sampleView } from '../renderer/sampleView';

/** "  TT name", two blanks a level; "*" before the TT: heading; "a/b": a part. Ids are the names. */
const rowsOf = (...lines: readonly string[]): ViewRow[] => {
  const [like] = sampleView().rows;
  if (!like) throw new Error('row');
  return lines.map((line): ViewRow => {
    const [, blanks = '', star = '', marker = '', label = ''] = /^(\s*)(\*?)(\S*) (.*)$/.exec(line) ?? [];
    const [name = '', part = null] = label.split('/');
    const level = blanks.length / 2;
    return {
      ...like,
      id: part ?? name,
      kind: star === '' ? (part === null ? 'indicator' : 'part') : 'heading',
      marker,
      level: part === null ? level : level + 1,
      name,
      part,
      parent: part === null ? null : name,
    };
  });
};

const scene = (rows: readonly ViewRow[], ...folded: readonly string[]): MoveScene => {
  const hidden = hiddenByFolds({ rows }, new Set(folded));
  return { outline: outlineOf({ rows }), shown: rows.filter((row) => !hidden.has(row.id)), folded: new Set(folded) };
};

const TABLE = rowsOf('1 a', '1 b', '2 c', '3 T/x', '3 T/y', '3 T/z', '4 d');
const TREE = rowsOf('*I A', '  1 a', '  2 b', '*II B', '  3 c', '    - e', '4 d');

describe('outline', () => {
  it('tells parents, ends and ancestors', () => {
    const outline = outlineOf({ rows: TREE });
    expect(TREE.filter((row) => outline.isParent(row.id)).map((row) => row.id)).toEqual(['A', 'B', 'c']);
    expect(outline.end(0)).toBe(3);
    expect(ancestorsOf(outline, 'e')).toEqual(['c', 'B']);
    expect([...withRowsBelow(outline, ['B'])]).toEqual(['B', 'c', 'e']);
    const parts = outlineOf({ rows: TABLE });
    expect(TABLE.filter((row) => parts.isParent(row.id))).toEqual([]);
  });

  it('folds whole branches, folds inside folds too', () => {
    expect([...hiddenByFolds({ rows: TREE }, new Set(['B', 'c']))]).toEqual(['c', 'e']);
    expect([...hiddenByFolds({ rows: TREE }, new Set(['c']))]).toEqual(['e']);
  });
});

describe('one step up or down', () => {
  const step = (rows: readonly ViewRow[], ids: readonly string[], direction: 'up' | 'down', ...folded: string[]) => {
    const now = scene(rows, ...folded);
    const gap = stepGap(now, ids, direction);
    return gap === null ? null : targetOf(now, ids, gap);
  };

  it.each([
    ['past one row', TABLE, ['a'], 'down', { after: 'b' }],
    ['past all parts of a label', TABLE, ['b'], 'down', { after: 'c' }],
    ['a whole TT group past a whole one', TABLE, ['c'], 'up', { after: null }],
    ['the same downwards', TABLE, ['c'], 'down', { after: 'z' }],
    ['parts among themselves', TABLE, ['x'], 'down', { after: 'y' }],
    ['the same upwards', TABLE, ['y'], 'up', { after: 'c' }],
    ['not out of their label', TABLE, ['z'], 'down', null],
    ['all parts as one', TABLE, ['x', 'y', 'z'], 'up', { after: 'b' }],
    ['not over the end', TABLE, ['d'], 'down', null],
    ['not over the top', TABLE, ['a'], 'up', null],
    ['a section past a section', TREE, ['B'], 'up', { after: null }],
    ['the same downwards', TREE, ['A'], 'down', { after: 'e' }],
    ['into a group from below', TREE, ['d'], 'up', { after: 'c' }],
  ] as const)('%s', (_name, rows, ids, direction, wanted) => {
    expect(step(rows, ids, direction)).toEqual(wanted);
  });

  it('goes past a folded group and not into it', () => {
    expect(step(TREE, ['d'], 'up', 'B')).toEqual({ after: 'b' });
    expect(step(TREE, ['a'], 'up', 'B')).toEqual({ after: null });
    expect(step(TREE, ['b'], 'down', 'B')).toEqual({ after: 'e', level: 0 });
  });

  it('steps always lead somewhere else, until the end (property)', () => {
    const ids = fc.subarray(
      TABLE.map((row) => row.id),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(ids, fc.constantFrom('up' as const, 'down' as const), (chosen, direction) => {
        const now = scene(TABLE);
        const gap = stepGap(now, chosen, direction);
        if (gap !== null) expect(snapGap(now, chosen, gap)).toBe(gap);
      }),
    );
  });
});

describe('dropping', () => {
  it('snaps to the edges of parts, except for their own', () => {
    expect(snapGap(scene(TABLE), ['a'], 4)).toBe(3);
    expect(snapGap(scene(TABLE), ['a'], 5)).toBe(6);
    expect(snapGap(scene(TABLE), ['x'], 5)).toBe(5);
  });

  it('is nothing where the rows stand', () => {
    expect(targetOf(scene(TABLE), ['b'], 1)).toBeNull();
    expect(targetOf(scene(TABLE), ['b'], 2)).toBeNull();
    expect(targetOf(scene(TREE), ['A'], 2)).toBeNull();
    expect(targetOf(scene(TABLE), ['a', 'c'], 1)).toEqual({ after: 'a' });
  });
});
