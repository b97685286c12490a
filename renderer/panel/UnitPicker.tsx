import { useEffect, useRef, useState } from 'react';
import type { SheetInfo } from '../../shared/contract/channels';
import type { Period } from '../../shared/domain/period';
import { existsIn } from '../../shared/domain/validity';
import { findUnits, unitsOffered } from '../../shared/grid/unitSearch';
import { UNIT_PICKER as TEXT, unitLabel } from '../../shared/text/nav';
import { focusGrid } from '../command/gridFocus';
import { isComposing } from '../command/keys';
import { showFor } from '../command/navigate';
import { closePicker } from '../store/pickerStore';
import { Tree, type TreeItem } from './Tree';
import styles from './UnitPicker.module.css';

interface PickerProps {
  readonly sheet: SheetInfo;
  readonly period: Period;
  readonly unit: string;
}

const choose = (unit: string): void => {
  closePicker();
  showFor(null, unit);
  focusGrid();
};

/** Units of the sheet's land, and departments where it has columns for them, those that exist in its period. */
export const UnitPicker = ({ sheet, period, unit }: PickerProps) => {
  const [query, setQuery] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const offered = unitsOffered(sheet.units, period, unit);
  const found = findUnits(offered, query);
  const first = found.find(({ isHit }) => isHit)?.unit;
  const items = found.map(
    ({ unit: one, isHit }): TreeItem => ({
      id: one.id,
      label: unitLabel(one, offered),
      depth: one.depth,
      open: null,
      current: one.id === unit,
      muted: !isHit,
      hint: existsIn(one, period) ? one.name : `${one.name}\n${TEXT.closed}`,
      onOpen: () => choose(one.id),
    }),
  );
  const onKey = (event: React.KeyboardEvent<HTMLInputElement>): void => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Enter' && first && query.trim() !== '') choose(first.id);
    else if (event.key === 'ArrowDown') {
      event.currentTarget.parentElement?.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]')?.focus();
    } else return;
    event.preventDefault();
  };
  return (
    <div className={styles['picker']}>
      <input
        ref={field}
        type="search"
        value={query}
        placeholder={TEXT.search}
        aria-label={TEXT.search}
        spellCheck={false}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={onKey}
      />
      <div className={styles['list']}>
        {items.length > 0 ? <Tree label={TEXT.label} items={items} testId="unit-list" /> : null}
        {items.length === 0 ? <p className="muted">{TEXT.none}</p> : null}
      </div>
    </div>
  );
};
