import { useEffect, useRef, useState } from 'react';
import type { AppError } from '../../shared/contract/appError';
import type { Result } from '../../shared/contract/result';
import { useStore } from '../store/createStore';
import { planStore } from '../store/planStore';

/** Steps come in bursts; a list beside the sheet need not follow each of them. */
const REST_MS = 250;

/**
 * An answer about the open plan, asked for anew after each step. Null until the first one has come; an error keeps the last.
 * @param key what the question depends on besides.
 */
export const useAnswer = <T>(key: string, ask: () => Promise<Result<T, AppError> | null>): T | null => {
  const undo = useStore(planStore, (state) => state.undo);
  const path = useStore(planStore, (state) => state.plan?.path ?? '');
  const [known, setKnown] = useState<{ readonly key: string; readonly value: T } | null>(null);
  const whole = `${path}\n${key}`;
  const isKnown = known?.key === whole;
  const now = useRef({ ask, isKnown });
  // Made anew with each drawing; the key says when it is another question.
  useEffect(() => {
    now.current = { ask, isKnown };
  });
  useEffect(() => {
    void undo;
    let current = true;
    const timer = window.setTimeout(
      () => {
        void now.current.ask().then((answer) => {
          if (current && answer?.ok) setKnown({ key: whole, value: answer.value });
        });
      },
      now.current.isKnown ? REST_MS : 0,
    );
    return () => {
      current = false;
      window.clearTimeout(timer);
    };
  }, [whole, undo]);
  return isKnown ? known.value : null;
};
