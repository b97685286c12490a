import { useEffect, useState } from 'react';
import type { PrintedBook } from '../../../shared/contract/printPages';
import type { PagesRequest } from '../../../shared/contract/setAnswers';
import { refusalText } from '../../../shared/text/refusal';
import { invoke } from '../../api/client';
import { useStore } from '../../store/createStore';
import { planStore } from '../../store/planStore';

interface Pages {
  /** What was asked for last; the pages before it stay in sight until then. */
  readonly book: PrintedBook | null;
  readonly isCurrent: boolean;
  readonly problem: string;
}

/** The pages of a Biểu or a set as they will print, anew after each step and each other choice. */
export const usePages = (request: PagesRequest | null): Pages => {
  const undo = useStore(planStore, (state) => state.undo);
  const [known, setKnown] = useState<{ key: string; undo: unknown; book: PrintedBook | null; problem: string }>();
  const key = JSON.stringify(request);
  useEffect(() => {
    let current = true;
    const asked = JSON.parse(key) as PagesRequest | null;
    if (asked === null) return;
    void invoke('print.pages', asked).then((answer) => {
      if (!current) return;
      if (answer.ok) setKnown({ key, undo, book: answer.value, problem: '' });
      else setKnown({ key, undo, book: null, problem: refusalText(answer.error) });
    });
    return () => {
      current = false;
    };
  }, [key, undo]);
  return {
    book: known?.book ?? null,
    isCurrent: known?.key === key && known.undo === undo,
    problem: known?.problem ?? '',
  };
};
