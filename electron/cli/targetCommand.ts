import { attain } from '../../shared/target/attain';
import { parseFigure } from '../../shared/target/parseFigure';
import { parseTarget } from '../../shared/target/parseTarget';
import { proposeDirection } from '../../shared/target/proposeDirection';
import type { Direction, RangeRule } from '../../shared/target/types';
import { CLI_TEXT } from '../../shared/text/cli';
import { explainAttainment, explainTargetReading } from '../../shared/text/target';
import { type Answer, answer, misuse } from './output';
import type { Arguments } from './parseArguments';

const DIRECTIONS: readonly Direction[] = ['higher', 'lower'];
const RANGES: readonly RangeRule[] = ['upper', 'lower', 'inside'];

/** `skh target TEXT [--figure TEXT] [--direction …] [--range …] [--scale "best,…,worst"]` */
export const targetCommand = async ({ words, values }: Arguments): Promise<Answer> => {
  const [text] = words;
  if (text === undefined) return misuse(CLI_TEXT.missing('TEXT'));
  const direction = DIRECTIONS.find((one) => one === values.direction);
  const range = RANGES.find((one) => one === values.range);
  if (values.direction !== undefined && !direction) return misuse(CLI_TEXT.badValue('direction', values.direction));
  if (values.range !== undefined && !range) return misuse(CLI_TEXT.badValue('range', values.range));
  const scale = values.scale?.split(',').map((rank) => rank.trim());
  const target = parseTarget(text, { scale });
  const used = direction ?? proposeDirection('', text);
  const figure = parseFigure(values.figure ?? '', { scale });
  const attainment = attain(target, figure, { direction: used, range });
  const { kind, low, high, error } = target;
  const { percent, verdict, reason } = attainment;
  return answer(
    { target: { kind, low, high, text, direction: used, error }, attainment: { percent, verdict, reason } },
    [
      explainTargetReading(target),
      ...(values.figure === undefined ? [] : [explainAttainment(target, figure, attainment, used)]),
    ],
  );
};
