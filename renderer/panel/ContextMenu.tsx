import { useEffect, useRef } from 'react';
import { CONTEXT_MENUS } from '../../shared/text/menuLayout';
import { ACTIONS, type ActionId } from '../command/actions';
import { focusGrid } from '../command/gridFocus';
import { runFromBar } from '../command/runAction';
import { useStore } from '../store/createStore';
import { selectionStore } from '../store/selectionStore';
import { uiStore } from '../store/uiStore';
import { ActionMenu } from './ActionMenu';

const close = (): void => {
  uiStore.set({ menu: null });
  focusGrid();
};

const run = (id: ActionId): void => {
  if (ACTIONS[id].blocked() === null) runFromBar(id);
};

/** The menu of the right button, by what is chosen: cells, whole rows or whole columns. */
export const ContextMenu = () => {
  const menu = useStore(uiStore, (state) => state.menu);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!menu) return;
    const onDown = (event: MouseEvent): void => {
      if (!box.current?.contains(event.target as Node)) uiStore.set({ menu: null });
    };
    const onLeave = (): void => uiStore.set({ menu: null });
    window.addEventListener('mousedown', onDown, true);
    window.addEventListener('blur', onLeave);
    window.addEventListener('resize', onLeave);
    return () => {
      window.removeEventListener('mousedown', onDown, true);
      window.removeEventListener('blur', onLeave);
      window.removeEventListener('resize', onLeave);
    };
  }, [menu]);
  if (!menu) return null;
  const { rows, columns } = selectionStore.get();
  const groups = CONTEXT_MENUS[rows ? 'rows' : columns ? 'columns' : 'cell'];
  const place = { left: menu.x, right: menu.x, top: menu.y };
  return (
    <div ref={box} data-testid="context-menu">
      <ActionMenu key={`${menu.x} ${menu.y}`} groups={groups} place={place} onRun={run} onClose={close} />
    </div>
  );
};
