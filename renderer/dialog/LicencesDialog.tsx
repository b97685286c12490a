import { useEffect, useState } from 'react';
import { LICENCES_DIALOG as TEXT } from '../../shared/text/licences';
import { closeDialog } from '../store/uiStore';
import { Dialog } from './Dialog';
import styles from './LicencesDialog.module.css';

/** Packages under one text; made by the build (electron/supply). */
interface Licence {
  readonly licence: string;
  readonly packages: readonly string[];
  readonly text: string;
}

interface Part {
  readonly name: string;
  readonly licence: string;
  readonly text: string;
}

const toParts = (licences: readonly Licence[]): readonly Part[] =>
  licences
    .flatMap(({ packages, licence, text }) => packages.map((name) => ({ name, licence, text })))
    .sort((a, b) => a.name.localeCompare(b.name));

/** The licences that lie beside this page; null while they are read, none when they cannot be. */
const useParts = (): readonly Part[] | null => {
  const [parts, setParts] = useState<readonly Part[] | null>(null);
  useEffect(() => {
    fetch('licences.json')
      .then((answer) => answer.json())
      .then((licences: readonly Licence[]) => setParts(toParts(licences)))
      .catch(() => setParts([]));
  }, []);
  return parts;
};

/** Whose work is in the program, and under which words it may be used. */
export const LicencesDialog = () => {
  const parts = useParts();
  const [chosen, setChosen] = useState(0);
  return (
    <Dialog
      title={TEXT.title}
      size="full"
      testId="licences-dialog"
      onSubmit={closeDialog}
      buttons={
        <button type="submit" className="button-primary">
          {TEXT.close}
        </button>
      }
    >
      <p className={styles['intro']}>{parts?.length === 0 ? TEXT.none : TEXT.text}</p>
      {parts === null || parts.length === 0 ? null : (
        <div className={styles['parts']}>
          <select
            className={styles['list']}
            size={2}
            data-first
            aria-label={TEXT.list}
            value={chosen}
            onChange={(event) => setChosen(Number(event.target.value))}
          >
            {parts.map(({ name, licence }, index) => (
              <option key={name} value={index}>
                {TEXT.entry(name, licence)}
              </option>
            ))}
          </select>
          <textarea
            className={styles['text']}
            readOnly
            aria-label={TEXT.licence}
            data-testid="licence-text"
            value={parts[chosen]?.text ?? ''}
          />
        </div>
      )}
    </Dialog>
  );
};
