import { checkBounds, checkReadable, checkUnitTexts } from './bounds';
import { checkJumps } from './jumps';
import { checkCumulative, checkCumulativeGap } from './overTime';
import { checkFarExceeded, checkTargetsAgainstPast } from './targets';
import { checkParts, checkTotals } from './totals';
import type { Check, CheckScope, RawFinding } from './types';
import { checkAssigned, checkProviders, checkUnits } from './units';

const CHECKS: readonly Check[] = [
  checkTotals,
  checkParts,
  checkUnits,
  checkAssigned,
  checkProviders,
  checkCumulative,
  checkCumulativeGap,
  checkJumps,
  checkBounds,
  checkUnitTexts,
  checkReadable,
  checkTargetsAgainstPast,
  checkFarExceeded,
];

/** Everything found in rows that belong together, a piece at a time: others may want to work in between. */
export function* checkSteps(scope: CheckScope): Generator<void, RawFinding[]> {
  const found: RawFinding[] = [];
  for (const check of CHECKS) {
    for (const one of check(scope)) found.push(one);
    yield;
  }
  const placeOf = ({ row, at }: RawFinding): string => JSON.stringify([row, at]);
  const wrong = new Set(found.filter(({ fact }) => fact.code !== 'targetFarExceeded').map(placeOf));
  // A figure that is wrong for another reason says nothing about its target.
  return found.filter((one) => one.fact.code !== 'targetFarExceeded' || !wrong.has(placeOf(one)));
}
