import { useId, useState } from 'react';

interface NumberFieldProps {
  /** Its name, for readers only unless `isShown`. */
  readonly label: string;
  readonly isShown?: boolean;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly className?: string | undefined;
  readonly testId?: string;
  readonly onChange: (value: number) => void;
}

/**
 * A whole number within bounds. While it is typed into, what is typed stands in it, also half a number or none; what counts
 * is the last one that fits, and stands there again when the field is left.
 */
export const NumberField = ({
  label,
  isShown = false,
  value,
  least,
  most,
  className,
  testId,
  onChange,
}: NumberFieldProps) => {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const fits = (text: string): boolean => /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most;
  const field = (
    <input
      id={id}
      type="number"
      className={className}
      {...(isShown ? {} : { 'aria-label': label })}
      aria-invalid={typed !== null && !fits(typed)}
      data-testid={testId}
      min={least}
      max={most}
      value={typed ?? value}
      onChange={({ target }) => {
        setTyped(target.value);
        if (fits(target.value)) onChange(Number(target.value));
      }}
      onBlur={() => setTyped(null)}
    />
  );
  if (!isShown) return field;
  return (
    <label htmlFor={id}>
      {label}
      {field}
    </label>
  );
};
