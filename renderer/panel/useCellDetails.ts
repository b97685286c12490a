import { useEffect, useState } from 'react';
import type { CellDetails } from '../../shared/contract/cellDetails';
import { invoke } from '../api/client';
import { sheetAt, showError } from '../command/workspace';
import { useStore } from '../store/createStore';
import { planStore } from '../store/planStore';

/** The cursor runs over cells faster than anybody reads; the file is asked once it rests. */
const REST_MS = 90;

/** What the file knows of a cell; null until it has answered. Asked anew after each step. */
export const useCellDetails = (row: string | null, column: string | null): CellDetails | null => {
  const model = useStore(planStore, (state) => state.model);
  const undo = useStore(planStore, (state) => state.undo);
  const [known, setKnown] = useState<{ readonly key: string; readonly details: CellDetails } | null>(null);
  const key = `${row} ${column} ${model?.view.sheet} ${model?.view.period} ${model?.view.unit.id}`;
  useEffect(() => {
    // A step may change what is known of a cell without changing what the sheet shows.
    void undo;
    void model;
    const at = sheetAt();
    if (row === null || column === null || !at) return;
    let current = true;
    const timer = window.setTimeout(() => {
      void invoke('cell.details', { at, row, column }).then((answer) => {
        if (!current) return;
        if (answer.ok) setKnown({ key, details: answer.value });
        else if (answer.error.code !== 'unknownRow') showError(answer.error);
      });
    }, REST_MS);
    return () => {
      current = false;
      window.clearTimeout(timer);
    };
  }, [row, column, key, undo, model]);
  return known?.key === key ? known.details : null;
};
