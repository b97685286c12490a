import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import styles from './Tree.module.css';

/** A line of a tree, in the order shown; what is folded away is left out. */
export interface TreeItem {
  readonly id: string;
  readonly label: string;
  /** 0 at the top. */
  readonly depth: number;
  /** Null for a leaf. */
  readonly open: boolean | null;
  readonly current: boolean;
  readonly muted?: boolean;
  readonly icon?: ReactNode;
  readonly hint?: string;
  /** What stands at the right end, and how it is read out. */
  readonly count?: ReactNode;
  readonly countLabel?: string;
  /** The sheet it stands for, for whoever looks for it on screen. */
  readonly sheet?: string;
  readonly onOpen: () => void;
  readonly onToggle?: () => void;
  readonly onClose?: () => void;
}

interface TreeProps {
  readonly label: string;
  readonly items: readonly TreeItem[];
  readonly testId?: string;
}

const depthAbove = (items: readonly TreeItem[], at: number): number => {
  const own = items[at]?.depth ?? 0;
  for (let index = at - 1; index >= 0; index -= 1) if ((items[index]?.depth ?? 0) < own) return index;
  return at;
};

/** The next line that begins with a letter, round and round, as lists of files do. */
const nextStarting = (items: readonly TreeItem[], at: number, letter: string): number => {
  const wanted = letter.toLocaleLowerCase('vi');
  for (let step = 1; step <= items.length; step += 1) {
    const index = (at + step) % items.length;
    if (items[index]?.label.toLocaleLowerCase('vi').startsWith(wanted)) return index;
  }
  return at;
};

/**
 * A tree with one place in the order of Tab: arrows go through it, Left and Right fold, Enter opens (WAI-ARIA's tree
 * pattern, as a flat list with levels).
 */
export const Tree = ({ label, items, testId }: TreeProps) => {
  const list = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const known = items.some(({ id }) => id === focused);
  const active = known ? focused : (items.find((item) => item.current) ?? items[0])?.id;
  const current = items.find((item) => item.current)?.id;
  // Whichever way one came here, the place is in sight.
  useEffect(() => {
    const element = list.current?.querySelector(`[data-node="${CSS.escape(current ?? '')}"]`);
    element?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const goTo = (index: number): void => {
    const item = items[Math.max(0, Math.min(items.length - 1, index))];
    if (!item) return;
    setFocused(item.id);
    const element = list.current?.querySelector<HTMLElement>(`[data-node="${CSS.escape(item.id)}"]`);
    element?.focus();
    element?.scrollIntoView({ block: 'nearest' });
  };
  const onKey = (event: React.KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const at = items.findIndex(({ id }) => id === active);
    const item = items[at];
    if (!item) return;
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => goTo(at + 1),
      ArrowUp: () => goTo(at - 1),
      Home: () => goTo(0),
      End: () => goTo(items.length - 1),
      ArrowRight: () => (item.open === false ? item.onToggle?.() : goTo(item.open ? at + 1 : at)),
      ArrowLeft: () => (item.open ? item.onToggle?.() : goTo(depthAbove(items, at))),
      Enter: item.onOpen,
      ' ': item.onOpen,
    };
    const run = keys[event.key] ?? (event.key.length === 1 ? () => goTo(nextStarting(items, at, event.key)) : null);
    if (!run) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  };
  return (
    <div ref={list} role="tree" aria-label={label} className={styles['tree']} data-testid={testId}>
      {items.map((item) => (
        <div
          key={item.id}
          role="treeitem"
          aria-level={item.depth + 1}
          aria-expanded={item.open ?? undefined}
          aria-current={item.current ? 'page' : undefined}
          aria-selected={item.current}
          aria-label={[item.label, item.countLabel].filter(Boolean).join(', ')}
          tabIndex={item.id === active ? 0 : -1}
          className={`${styles['item']} ${item.current ? styles['current'] : ''} ${item.muted ? styles['muted'] : ''} ${item.open === null ? '' : styles['branch']}`}
          style={{ paddingLeft: `${8 + item.depth * 14}px` }}
          title={item.hint}
          data-node={item.id}
          data-sheet={item.sheet}
          onKeyDown={onKey}
          onFocus={() => setFocused(item.id)}
          onClick={item.onOpen}
        >
          {item.open === null ? null : (
            <span
              className={`${styles['twist']} ${item.open ? styles['open'] : ''}`}
              aria-hidden
              onClick={(event) => {
                event.stopPropagation();
                item.onToggle?.();
              }}
            />
          )}
          {item.icon}
          <span className={styles['label']}>{item.label}</span>
          {item.count === undefined ? null : <span className={styles['count']}>{item.count}</span>}
        </div>
      ))}
    </div>
  );
};
