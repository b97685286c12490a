import { useEffect, useRef, useState } from 'react';
import type { StepResult } from '../../shared/contract/channels';
import type { Command } from '../../shared/domain/command';
import { refusalText } from '../../shared/text/refusal';
import { runInDialog } from '../command/dialogSteps';
import { showError } from '../command/workspace';

interface Runner {
  /**
   * The step that came of a command. Null when it was refused, and `problem` says why, and when the answer came after the
   * dialog was closed: there is nothing left to go on with.
   */
  readonly run: (command: Command) => Promise<StepResult | null>;
  readonly problem: string;
  readonly setProblem: (problem: string) => void;
}

/** Runs commands of a dialog and keeps the last refusal, to be told where it happened. */
export const useRunner = (): Runner => {
  const [problem, setProblem] = useState('');
  const isThere = useRef(false);
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
    };
  }, []);
  const run = async (command: Command): Promise<StepResult | null> => {
    const answer = await runInDialog(command);
    if (!isThere.current) {
      if (!answer.ok) showError(answer.error);
      return null;
    }
    setProblem(answer.ok ? '' : refusalText(answer.error));
    return answer.ok ? answer.value : null;
  };
  return { run, problem, setProblem };
};
