import type { ReactNode } from 'react';
import styles from './Choices.module.css';

interface ChoicesProps<T extends string> {
  readonly legend: string;
  readonly name: string;
  readonly value: T | null;
  readonly options: readonly { readonly value: T; readonly label: ReactNode; readonly hint?: string }[];
  readonly onChange: (value: T) => void;
}

/** One of a few, each with a line that says what it means. */
export const Choices = <T extends string>({ legend, name, value, options, onChange }: ChoicesProps<T>) => (
  <fieldset className={styles['choices']}>
    <legend>{legend}</legend>
    {options.map((option) => (
      <label key={option.value} className={option.value === value ? styles['chosen'] : undefined}>
        <input
          type="radio"
          name={name}
          value={option.value}
          checked={option.value === value}
          onChange={() => onChange(option.value)}
        />
        <span className={styles['words']}>
          <strong>{option.label}</strong>
          {option.hint === undefined ? null : <span className={styles['hint']}>{option.hint}</span>}
        </span>
      </label>
    ))}
  </fieldset>
);
