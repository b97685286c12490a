import { useEffect, useRef } from 'react';
import { GRID } from '../../shared/text/ui';
import { planStore } from '../store/planStore';
import { GridController } from './GridController';
import './grid.css';
import './header.css';
import './rows.css';
import './selection.css';
import './entryHelp.css';

/** The sheet on screen. The grid lives outside React and follows the stores by itself; one per sheet. */
export const SheetGrid = () => {
  const host = useRef<HTMLElement>(null);
  useEffect(() => {
    const { model } = planStore.get();
    if (!host.current || !model) return;
    const grid = new GridController(host.current, model);
    return () => grid.destroy();
  }, []);
  return (
    <section ref={host} className="sheet-grid" aria-label={GRID.label} data-pane="grid" data-testid="sheet-grid" />
  );
};
