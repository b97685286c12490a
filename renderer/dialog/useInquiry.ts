import { useEffect, useRef, useState } from 'react';
import type { RequestOf, ResponseOf } from '../../shared/contract/channels';
import type { PeriodChannel } from '../../shared/contract/periodAnswers';
import { invoke } from '../api/client';
import { tellingWait } from '../command/waiting';
import { showError } from '../command/workspace';
import { useStore } from '../store/createStore';
import { planStore } from '../store/planStore';
import { closeDialog } from '../store/uiStore';

/**
 * Asks the plan for what a dialog shows, anew after each step; null until it has answered what is asked now. When the first
 * answer fails, the dialog closes; a later failure is told and leaves what is there.
 */
export const useInquiry = <C extends PeriodChannel>(channel: C, request: RequestOf<C> | null): ResponseOf<C> | null => {
  const undo = useStore(planStore, (state) => state.undo);
  const [known, setKnown] = useState<{ readonly key: string; readonly answer: ResponseOf<C> } | null>(null);
  const isFirst = useRef(true);
  const key = JSON.stringify(request);
  useEffect(() => {
    void undo;
    let current = true;
    const asked = JSON.parse(key) as RequestOf<C> | null;
    if (asked === null) return;
    const ask = () => invoke(channel, asked);
    // Until the first answer nothing of the dialog is there to see.
    void (isFirst.current ? tellingWait(ask) : ask()).then((found) => {
      if (!current) return;
      if (found.ok) setKnown({ key, answer: found.value });
      else {
        if (isFirst.current) closeDialog();
        showError(found.error);
      }
      isFirst.current = false;
    });
    return () => {
      current = false;
    };
  }, [channel, key, undo]);
  return known?.key === key ? known.answer : null;
};
