interface NameFieldProps {
  readonly label: string;
  /** As the plan has it. */
  readonly name: string;
  readonly className: string | undefined;
  readonly disabled: boolean;
  readonly onRename: (name: string) => void;
}

/** A name in a list, to be written over: kept when the field is left, as it was after Esc, never blank. */
export const NameField = ({ label, name, className, disabled, onRename }: NameFieldProps) => (
  <input
    key={name}
    type="text"
    data-kept=""
    className={className}
    aria-label={label}
    defaultValue={name}
    disabled={disabled}
    onKeyDown={(event) => {
      const field = event.currentTarget;
      if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
        event.preventDefault();
        field.blur();
      } else if (event.key === 'Escape' && field.value !== name) {
        // The first one takes back what was typed, the next closes the dialog.
        event.preventDefault();
        field.value = name;
        field.select();
      }
    }}
    onBlur={(event) => {
      const field = event.currentTarget;
      const text = field.value.trim();
      if (text === '') field.value = name;
      else if (text !== name) onRename(text);
    }}
  />
);
