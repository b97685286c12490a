import { useState } from 'react';
import type { StepResult } from '../../shared/contract/channels';
import type { Command } from '../../shared/domain/command';
import { explainError } from '../../shared/text/errors';
import { runInDialog } from '../command/periodActions';
import styles from './PeriodDialog.module.css';

interface Runner {
  /** The step that came of a command; null when it was refused, and `problem` says why. */
  readonly run: (command: Command) => Promise<StepResult | null>;
  readonly problem: string;
  readonly setProblem: (problem: string) => void;
}

/** Runs commands of a dialog and keeps the last refusal, to be told where it happened. */
export const useRunner = (): Runner => {
  const [problem, setProblem] = useState('');
  const run = async (command: Command): Promise<StepResult | null> => {
    const answer = await runInDialog(command);
    if (answer.ok) {
      setProblem('');
      return answer.value;
    }
    const { message, next } = explainError(answer.error);
    setProblem(`${message} ${next}`);
    return null;
  };
  return { run, problem, setProblem };
};

/** What went wrong, beside what it is about; nothing when nothing did. */
export const Problem = ({ text }: { text: string }) =>
  text === '' ? null : (
    <p className={`${styles['said']} ${styles['problem']}`} role="alert">
      {text}
    </p>
  );
