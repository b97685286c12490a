import type { AppError } from '../../shared/contract/appError';
import type { StepResult } from '../../shared/contract/channels';
import type { Result } from '../../shared/contract/result';
import type { Command, Place } from '../../shared/domain/command';
import { invoke } from '../api/client';
import { currentPlace } from './places';
import { enqueue, foldStep } from './workspace';

type Answer = Promise<Result<StepResult, AppError>>;

/** Steps that are not answered yet, by what was asked for. */
const underWay = new Map<string, Answer>();

/**
 * Runs a command of an open dialog, which itself says what went wrong. What is asked for twice before it is answered
 * (a double click, Enter held down) is one step.
 * @param place where undo leads back to; null: to where the step happened.
 */
export const runInDialog = (command: Command, place: Place | null = currentPlace()): Answer => {
  const key = JSON.stringify(command);
  const same = underWay.get(key);
  if (same) return same;
  const step = enqueue(() => invoke('plan.run', { command, place }))
    .then((answer) => {
      if (answer.ok) foldStep(answer.value, false);
      return answer;
    })
    .finally(() => underWay.delete(key));
  underWay.set(key, step);
  return step;
};
