import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { SheetInfo } from '../../../shared/contract/channels';
import { formatPeriod } from '../../../shared/domain/period';
import type { SetEntry } from '../../../shared/domain/setCommands';
import { SET_DIALOG as TEXT } from '../../../shared/text/sets';
import lists from '../List.module.css';
import { moved, type SetDraft, without } from './draft';
import styles from './SetDialog.module.css';

interface EntriesProps {
  readonly draft: SetDraft;
  readonly names: ReadonlyMap<string, string>;
  readonly sheets: readonly SheetInfo[];
  /** Over the captions. */
  readonly heading: string;
  /** "Phụ lục I" of each entry. */
  readonly captions: readonly string[];
  readonly disabled: boolean;
  readonly onChange: (draft: SetDraft) => void;
}

const unitName = (sheets: readonly SheetInfo[], { sheet, unit }: SetEntry): string =>
  sheets.find(({ id }) => id === sheet)?.units.find(({ id }) => id === unit)?.name ?? '';

/** The Biểu of a set in print order: moved by mouse, by its buttons or by Alt and the arrows. */
export const SetEntries = ({ draft, names, sheets, heading, captions, disabled, onChange }: EntriesProps) => {
  const list = useRef<HTMLTableSectionElement>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const focusRow = (index: number): void => {
    // The row is drawn anew at its new place first.
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLElement>('tr')[index]?.focus());
  };
  const move = (from: number, to: number): boolean => {
    const next = disabled ? null : moved(draft, from, to);
    if (next) onChange(next);
    return next !== null;
  };
  const onKey = (event: KeyboardEvent<HTMLTableRowElement>, index: number): void => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (step === 0) {
      if (event.key !== 'Delete' || event.target !== event.currentTarget || disabled) return;
      event.preventDefault();
      onChange(without(draft, index));
      focusRow(Math.max(0, index - 1));
      return;
    }
    event.preventDefault();
    if (event.altKey) {
      if (move(index, index + step)) focusRow(index + step);
    } else focusRow(index + step);
  };
  return (
    <div className={`${lists['list']} ${styles['list']}`}>
      <table>
        <thead>
          <tr>
            <th scope="col">{heading}</th>
            <th scope="col">{TEXT.sheet}</th>
            <th scope="col">{TEXT.period}</th>
            <th scope="col">{TEXT.unit}</th>
            <th scope="col" />
          </tr>
        </thead>
        <tbody ref={list}>
          {draft.entries.map((entry, index) => {
            const name = names.get(entry.sheet) ?? TEXT.gone;
            const isFixed = disabled || index < draft.fixed;
            return (
              <tr
                // The same Biểu may stand in a set for several periods, and once more for the same.
                key={`${entry.sheet} ${entry.period} ${entry.unit} ${captions[index]}`}
                tabIndex={0}
                draggable={!isFixed}
                className={dragged === index ? styles['dragged'] : undefined}
                onKeyDown={(event) => onKey(event, index)}
                onDragStart={(event) => {
                  event.dataTransfer.effectAllowed = 'move';
                  setDragged(index);
                }}
                onDragEnd={() => setDragged(null)}
                onDragOver={(event) => {
                  if (dragged === null) return;
                  event.preventDefault();
                  if (move(dragged, index)) setDragged(index);
                }}
                onDrop={(event) => event.preventDefault()}
              >
                <td>{captions[index]}</td>
                <td>{name}</td>
                <td>{formatPeriod(entry.period)}</td>
                <td>{unitName(sheets, entry)}</td>
                <td className={styles['acts']}>
                  {isFixed ? null : (
                    <>
                      <button
                        type="button"
                        className="button-icon"
                        disabled={moved(draft, index, index - 1) === null}
                        aria-label={TEXT.moveUp(name)}
                        title={TEXT.moveUp(name)}
                        onClick={() => move(index, index - 1)}
                      >
                        <ArrowUp size={14} />
                      </button>
                      <button
                        type="button"
                        className="button-icon"
                        disabled={moved(draft, index, index + 1) === null}
                        aria-label={TEXT.moveDown(name)}
                        title={TEXT.moveDown(name)}
                        onClick={() => move(index, index + 1)}
                      >
                        <ArrowDown size={14} />
                      </button>
                      <button
                        type="button"
                        className="button-icon"
                        aria-label={TEXT.remove(name)}
                        title={TEXT.remove(name)}
                        onClick={() => onChange(without(draft, index))}
                      >
                        <X size={14} />
                      </button>
                    </>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {draft.entries.length === 0 ? <p className={styles['none']}>{TEXT.none}</p> : null}
    </div>
  );
};
