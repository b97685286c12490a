import { RotateCcw } from 'lucide-react';
import { useId } from 'react';
import { PRINT_EXAMPLE, PRINT_FIELD, type PrintField, PRINT_SETTINGS as TEXT } from '../../../shared/text/print';
import styles from './PrintDialog.module.css';

interface ValueProps {
  readonly name: PrintField;
  /** Null: as usual. */
  readonly value: string | null;
  readonly usual: string;
  readonly disabled: boolean;
  readonly onChange: (value: string | null) => void;
}

/** A printed value; what is usual shows through while nothing else is set, and one button goes back to it. */
export const ValueField = ({ name, value, usual, disabled, onChange }: ValueProps) => {
  const id = useId();
  const label = PRINT_FIELD[name];
  const hint = name === 'documentDate' ? TEXT.dateHint : usual === '' ? (PRINT_EXAMPLE[name] ?? '') : usual;
  const shared = {
    id,
    disabled,
    placeholder: hint,
    value: value ?? '',
    ...(name === 'parentAgency' ? { 'data-first': '' } : {}),
  };
  return (
    <div className={styles['value']}>
      <label htmlFor={id}>{label}</label>
      {name === 'recipients' || name === 'attachedTo' || name === 'title' ? (
        <textarea
          {...shared}
          className="text-area"
          rows={name === 'recipients' ? 4 : name === 'title' ? 3 : 2}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <input {...shared} maxLength={300} onChange={(event) => onChange(event.target.value)} />
      )}
      {value === null ? (
        <span />
      ) : (
        <button
          type="button"
          className="button-icon"
          disabled={disabled}
          aria-label={TEXT.resetOf(label)}
          title={TEXT.reset}
          onClick={() => onChange(null)}
        >
          <RotateCcw size={14} />
        </button>
      )}
    </div>
  );
};
