import type { SheetUnit } from '../contract/channels';
import type { Period } from '../domain/period';
import { existsIn } from '../domain/validity';
import { withoutAccents } from './foldText';

/** Units that a sheet offers in a period: its own, the one on screen, and those that exist then. */
export const unitsOffered = (units: readonly SheetUnit[], period: Period, shown: string): readonly SheetUnit[] =>
  units.filter((unit) => unit.depth === 0 || unit.id === shown || existsIn(unit, period));

/** A unit found by its name, or one that only stands there because a unit below it was found. */
export interface FoundUnit {
  readonly unit: SheetUnit;
  readonly isHit: boolean;
}

/** Those whose name has the words, accents typed or not, with what they belong to: the list stays a tree. */
export const findUnits = (units: readonly SheetUnit[], query: string): readonly FoundUnit[] => {
  const wanted = withoutAccents(query.trim());
  const hits = units.map(({ name }) => withoutAccents(name).includes(wanted));
  const kept = new Set<number>();
  units.forEach(({ depth }, at) => {
    if (!hits[at]) return;
    kept.add(at);
    let last = depth;
    for (let above = at - 1; above >= 0 && last > 0; above -= 1) {
      const own = units[above]?.depth ?? 0;
      if (own >= last) continue;
      kept.add(above);
      last = own;
    }
  });
  return units.flatMap((unit, at) => (kept.has(at) ? [{ unit, isHit: hits[at] === true }] : []));
};
