import { useEffect, useState } from 'react';
import type { RequestOf, ResponseOf } from '../../shared/contract/channels';
import type { PeriodChannel } from '../../shared/contract/periodAnswers';
import { invoke } from '../api/client';
import { showError } from '../command/workspace';
import { useStore } from '../store/createStore';
import { planStore } from '../store/planStore';
import { closeDialog } from '../store/uiStore';

/** Asks the plan for what a dialog shows, anew after each step; null until it has answered. A failure closes the dialog. */
export const useInquiry = <C extends PeriodChannel>(channel: C, request: RequestOf<C> | null): ResponseOf<C> | null => {
  const undo = useStore(planStore, (state) => state.undo);
  const [answer, setAnswer] = useState<ResponseOf<C> | null>(null);
  const key = JSON.stringify(request);
  useEffect(() => {
    void undo;
    let current = true;
    const asked = JSON.parse(key) as RequestOf<C> | null;
    if (asked === null) return;
    void invoke(channel, asked).then((found) => {
      if (!current) return;
      if (found.ok) setAnswer(found.value);
      else {
        closeDialog();
        showError(found.error);
      }
    });
    return () => {
      current = false;
    };
  }, [channel, key, undo]);
  return answer;
};
