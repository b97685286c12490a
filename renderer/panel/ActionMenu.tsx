import { ChevronRight } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { withoutAccents } from '../../shared/grid/foldText';
import { MENU_TEXT } from '../../shared/text/menu';
import type { ContextGroups, MenuLine } from '../../shared/text/menuLayout';
import { ACTIONS, type ActionId } from '../command/actions';
import { keyText } from '../command/keyText';
import { ActionIcon } from './ActionIcon';
import styles from './ActionMenu.module.css';

/** Where a menu opens: at the right of a line, or at the left when there is no room. Window px. */
interface MenuPlace {
  readonly left: number;
  readonly right: number;
  readonly top: number;
}

interface MenuProps {
  readonly groups: ContextGroups;
  readonly place: MenuPlace;
  readonly label?: string;
  readonly onRun: (id: ActionId) => void;
  /** Esc or the left arrow: this menu goes, the keyboard returns to where it came from. */
  readonly onClose: () => void;
  /** The pointer has reached this menu. */
  readonly onEnter?: () => void;
}

/** How long the pointer rests on a line before its menu opens, or on another before that one goes. */
const REST_MS = 160;

const isBlocked = (line: MenuLine): boolean =>
  typeof line === 'string'
    ? ACTIONS[line].blocked() !== null
    : line.lines.every((group) => group.every((id) => ACTIONS[id].blocked() !== null));

const itemsOf = (menu: HTMLElement): HTMLButtonElement[] => [
  ...menu.querySelectorAll<HTMLButtonElement>(':scope > div > button:not(:disabled)'),
];

/** The next line that begins with a letter; accents need not be typed. */
const byLetter = (items: readonly HTMLButtonElement[], at: number, letter: string): HTMLButtonElement | undefined => {
  const wanted = withoutAccents(letter);
  const turned = [...items.slice(at + 1), ...items.slice(0, at + 1)];
  return turned.find((item) => withoutAccents(item.textContent ?? '').startsWith(wanted));
};

/** A menu of actions with icons, keys and menus one step deeper; by mouse and by keyboard alike. */
export const ActionMenu = ({ groups, place, label = MENU_TEXT.context, onRun, onClose, onEnter }: MenuProps) => {
  const menu = useRef<HTMLDivElement>(null);
  const timer = useRef(0);
  const [open, setOpen] = useState<{ readonly label: string; readonly place: MenuPlace } | null>(null);
  const { left, right, top } = place;

  useLayoutEffect(() => {
    const element = menu.current;
    if (!element) return;
    const { offsetWidth, offsetHeight, style } = element;
    const fitsRight = right + offsetWidth <= window.innerWidth - 4;
    style.left = `${fitsRight ? right : Math.max(4, left - offsetWidth)}px`;
    style.top = `${Math.max(4, Math.min(top, window.innerHeight - offsetHeight - 4))}px`;
    itemsOf(element)[0]?.focus({ preventScroll: true });
    return () => window.clearTimeout(timer.current);
  }, [left, right, top]);

  const openAt = (line: MenuLine, button: HTMLElement): void => {
    if (typeof line === 'string') return;
    const box = button.getBoundingClientRect();
    setOpen({ label: line.label, place: { left: box.left, right: box.right - 2, top: box.top - 5 } });
  };
  const rest = (line: MenuLine, button: HTMLElement): void => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      if (typeof line === 'string' || isBlocked(line)) setOpen(null);
      else openAt(line, button);
    }, REST_MS);
  };

  const onKey = (event: React.KeyboardEvent<HTMLDivElement>): void => {
    const items = itemsOf(event.currentTarget);
    const at = items.indexOf(document.activeElement as HTMLButtonElement);
    const { key } = event;
    if (key === 'Escape' || key === 'Tab') onClose();
    else if (key === 'ArrowLeft' && place.left !== place.right) onClose();
    else if (key === 'ArrowDown') items[(at + 1) % items.length]?.focus();
    else if (key === 'ArrowUp') items[(Math.max(at, 0) - 1 + items.length) % items.length]?.focus();
    else if (key === 'Home') items[0]?.focus();
    else if (key === 'End') items.at(-1)?.focus();
    else if (key === 'ArrowRight' && items[at]?.ariaHasPopup === 'menu') items[at]?.click();
    else if (key.length === 1 && key !== ' ' && !event.ctrlKey) byLetter(items, at, key)?.focus();
    else if (key === 'Enter' || key === ' ') items[at]?.click();
    event.preventDefault();
    event.stopPropagation();
  };

  const closeInner = (): void => {
    setOpen(null);
    menu.current?.querySelector<HTMLElement>('[aria-expanded="true"]')?.focus();
  };

  return (
    <div
      ref={menu}
      className={styles['menu']}
      role="menu"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={onKey}
      onPointerEnter={onEnter}
    >
      {groups.map((group) => (
        <div
          key={group.map((line) => (typeof line === 'string' ? line : line.label)).join()}
          className={styles['group']}
        >
          {group.map((line) =>
            typeof line === 'string' ? (
              <Line key={line} id={line} onRun={onRun} onRest={(button) => rest(line, button)} />
            ) : (
              <button
                key={line.label}
                type="button"
                role="menuitem"
                aria-haspopup="menu"
                aria-expanded={open?.label === line.label}
                disabled={isBlocked(line)}
                onClick={(event) => openAt(line, event.currentTarget)}
                onPointerMove={(event) => {
                  if (document.activeElement === event.currentTarget) return;
                  event.currentTarget.focus();
                  rest(line, event.currentTarget);
                }}
              >
                <span className={styles['icon']} aria-hidden />
                <span className={styles['label']}>{line.label}</span>
                <ChevronRight size={14} aria-hidden />
              </button>
            ),
          )}
        </div>
      ))}
      {groups
        .flat()
        .map((line) =>
          typeof line !== 'string' && open?.label === line.label ? (
            <ActionMenu
              key={line.label}
              groups={line.lines}
              place={open.place}
              label={line.label}
              onRun={onRun}
              onClose={closeInner}
              onEnter={() => window.clearTimeout(timer.current)}
            />
          ) : null,
        )}
    </div>
  );
};

interface LineProps {
  readonly id: ActionId;
  readonly onRun: (id: ActionId) => void;
  readonly onRest: (button: HTMLElement) => void;
}

const Line = ({ id, onRun, onRest }: LineProps) => {
  const { label, keys, blocked } = ACTIONS[id];
  const why = blocked();
  const [first] = keys;
  return (
    <button
      type="button"
      role="menuitem"
      data-action={id}
      disabled={why !== null}
      title={why ?? undefined}
      aria-keyshortcuts={first?.replace('Ctrl', 'Control')}
      onClick={() => onRun(id)}
      // A menu that opens under a pointer at rest keeps the keyboard where it belongs: on its first line.
      onPointerMove={(event) => {
        if (document.activeElement === event.currentTarget) return;
        event.currentTarget.focus();
        onRest(event.currentTarget);
      }}
    >
      <span className={styles['icon']}>
        <ActionIcon id={id} />
      </span>
      <span className={styles['label']}>{label()}</span>
      {first === undefined ? null : <kbd>{keyText(first)}</kbd>}
    </button>
  );
};
