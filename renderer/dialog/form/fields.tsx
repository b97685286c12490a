import { useState } from 'react';
import { FORM_DESIGN as TEXT } from '../../../shared/text/formDesign';
import styles from './FormDialog.module.css';

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, words: string])[];
  readonly onChange: (value: string) => void;
}

/** One of some choices; a value that is none of them (a column that is gone) is told as none. */
export const ChoiceField = ({ label, value, options, onChange }: ChoiceProps) => (
  <label className={styles['field']}>
    {label}
    <select value={value} onChange={(event) => onChange(event.target.value)}>
      {options.some(([one]) => one === value) ? null : <option value={value}>{TEXT.notChosen}</option>}
      {options.map(([one, words]) => (
        <option key={one} value={one}>
          {words}
        </option>
      ))}
    </select>
  </label>
);

interface TextProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A labelled field of the designer. */
export const TextField = ({ label, value, onChange }: TextProps) => (
  <label className={styles['field']}>
    {label}
    <input value={value} onChange={(event) => onChange(event.target.value)} />
  </label>
);

interface ReadProps extends TextProps {
  /** What is kept of a text, as it would be shown. */
  readonly shownOf: (text: string) => string;
}

/** A field of which something is read while it is typed into: what stands in it stays as typed until another value comes. */
export const ReadField = ({ label, value, shownOf, onChange }: ReadProps) => {
  const [typed, setTyped] = useState(value);
  return (
    <TextField
      label={label}
      value={shownOf(typed) === value ? typed : value}
      onChange={(text) => {
        setTyped(text);
        onChange(text);
      }}
    />
  );
};

/** Text of several lines. */
export const LinesField = ({ label, value, onChange }: TextProps) => (
  <label className={styles['field']}>
    {label}
    <textarea className="text-area" rows={2} value={value} onChange={(event) => onChange(event.target.value)} />
  </label>
);

interface CheckProps {
  readonly label: string;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}

/** A box to tick in the designer. */
export const CheckField = ({ label, value, onChange }: CheckProps) => (
  <label className={styles['check']}>
    <input type="checkbox" checked={value} onChange={(event) => onChange(event.target.checked)} />
    {label}
  </label>
);
