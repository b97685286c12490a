import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { ColumnDefinition } from '../../../shared/form/definition';
import { OFFERED_KINDS, type OfferedKind } from '../../../shared/form/editForm';
import { withPlaceholderWords } from '../../../shared/form/placeholderWords';
import { KIND_TEXT, FORM_DESIGN as TEXT } from '../../../shared/text/formDesign';
import styles from './FormDialog.module.css';

interface ColumnListProps {
  readonly columns: readonly ColumnDefinition[];
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
  readonly onMove: (by: number) => void;
  readonly onRemove: () => void;
  readonly onAdd: (kind: OfferedKind) => void;
}

/** The columns in their order, with what can be done to the chosen one. */
export const ColumnList = ({ columns, chosen, onChoose, onMove, onRemove, onAdd }: ColumnListProps) => {
  const [kind, setKind] = useState<OfferedKind>('figure');
  return (
    <fieldset className={styles['list']}>
      <legend>{TEXT.columns}</legend>
      <select
        size={10}
        aria-label={TEXT.columns}
        value={chosen}
        onChange={(event) => onChoose(Number(event.target.value))}
      >
        {columns.map((column, index) => (
          <option key={column.id} value={index}>
            {withPlaceholderWords(column.header.join(' · '))}
          </option>
        ))}
      </select>
      <div className={styles['tools']}>
        <button type="button" className="button-icon" title={TEXT.up} aria-label={TEXT.up} onClick={() => onMove(-1)}>
          <ArrowUp size={16} />
        </button>
        <button
          type="button"
          className="button-icon"
          title={TEXT.down}
          aria-label={TEXT.down}
          onClick={() => onMove(1)}
        >
          <ArrowDown size={16} />
        </button>
        <button type="button" className="button-icon" title={TEXT.remove} aria-label={TEXT.remove} onClick={onRemove}>
          <Trash2 size={16} />
        </button>
      </div>
      <div className={styles['tools']}>
        <select aria-label={TEXT.kind} value={kind} onChange={(event) => setKind(event.target.value as OfferedKind)}>
          {OFFERED_KINDS.map((one) => (
            <option key={one} value={one}>
              {KIND_TEXT[one].name}
            </option>
          ))}
        </select>
        <button type="button" className="button-plain" onClick={() => onAdd(kind)}>
          <Plus size={16} /> {TEXT.add}
        </button>
      </div>
    </fieldset>
  );
};
