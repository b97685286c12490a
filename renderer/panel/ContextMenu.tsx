import { useEffect, useLayoutEffect, useRef } from 'react';
import { ACTIONS, type ActionId } from '../command/actions';
import { focusGrid } from '../command/gridFocus';
import { runFromBar } from '../command/runAction';
import { useStore } from '../store/createStore';
import { uiStore } from '../store/uiStore';
import styles from './ContextMenu.module.css';

const GROUPS: readonly (readonly ActionId[])[] = [
  ['edit.cut', 'edit.copy', 'edit.paste', 'edit.clear'],
  ['edit.cell', 'row.toggleEstimate', 'row.overrule', 'row.direction'],
  ['row.insertAbove', 'row.insertBelow', 'row.delete'],
  ['view.details'],
];

const close = (): void => {
  uiStore.set({ menu: null });
  focusGrid();
};

const onKey = (event: React.KeyboardEvent<HTMLDivElement>): void => {
  const items = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')];
  const at = items.indexOf(document.activeElement as HTMLButtonElement);
  if (event.key === 'Escape' || event.key === 'Tab') close();
  else if (event.key === 'ArrowDown') items[(at + 1) % items.length]?.focus();
  else if (event.key === 'ArrowUp') items[(at - 1 + items.length) % items.length]?.focus();
  else return;
  event.preventDefault();
  event.stopPropagation();
};

/** The menu of a cell, from the one table of actions. */
export const ContextMenu = () => {
  const menu = useStore(uiStore, (state) => state.menu);
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!menu || !box.current) return;
    const { offsetWidth, offsetHeight, style } = box.current;
    style.left = `${Math.max(0, Math.min(menu.x, window.innerWidth - offsetWidth - 4))}px`;
    style.top = `${Math.max(0, Math.min(menu.y, window.innerHeight - offsetHeight - 4))}px`;
    box.current.querySelector<HTMLButtonElement>('button:not(:disabled)')?.focus();
  }, [menu]);
  useEffect(() => {
    if (!menu) return;
    const onDown = (event: MouseEvent): void => {
      if (!box.current?.contains(event.target as Node)) uiStore.set({ menu: null });
    };
    const onLeave = (): void => uiStore.set({ menu: null });
    window.addEventListener('mousedown', onDown, true);
    window.addEventListener('blur', onLeave);
    return () => {
      window.removeEventListener('mousedown', onDown, true);
      window.removeEventListener('blur', onLeave);
    };
  }, [menu]);
  if (!menu) return null;
  return (
    <div ref={box} className={styles['menu']} role="menu" tabIndex={-1} onKeyDown={onKey} data-testid="context-menu">
      {GROUPS.map((group) => (
        <div key={group[0]} className={styles['group']}>
          {group.map((id) => {
            const blocked = ACTIONS[id].blocked();
            return (
              <button
                key={id}
                type="button"
                role="menuitem"
                data-action={id}
                disabled={blocked !== null}
                title={blocked ?? undefined}
                onClick={() => runFromBar(id)}
              >
                <span>{ACTIONS[id].label()}</span>
                <kbd>{ACTIONS[id].keys[0]}</kbd>
              </button>
            );
          })}
        </div>
      ))}
    </div>
  );
};
