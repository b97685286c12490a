import { useId } from 'react';
import { LONGEST_NAME } from '../../shared/domain/personName';
import { PERSON as TEXT } from '../../shared/text/person';
import styles from './PeriodDialog.module.css';

interface Given {
  readonly name: string;
  readonly office: string;
}

/** The two fields of a person's name, in the dialog and on the first screen. */
export const PersonFields = ({ given, onChange }: { given: Given; onChange: (given: Given) => void }) => {
  const id = useId();
  return (
    <div className={styles['fields']}>
      <label htmlFor={`${id}-name`}>{TEXT.name}</label>
      <input
        id={`${id}-name`}
        type="text"
        data-first=""
        autoComplete="off"
        maxLength={LONGEST_NAME}
        placeholder={TEXT.nameExample}
        value={given.name}
        onChange={(event) => onChange({ ...given, name: event.target.value })}
      />
      <label htmlFor={`${id}-office`}>{TEXT.office}</label>
      <input
        id={`${id}-office`}
        type="text"
        autoComplete="off"
        maxLength={LONGEST_NAME}
        placeholder={TEXT.officeExample}
        value={given.office}
        onChange={(event) => onChange({ ...given, office: event.target.value })}
      />
    </div>
  );
};
