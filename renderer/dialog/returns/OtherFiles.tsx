import type { BoardUnit, ReadReturns, ReturnFlag } from '../../../shared/contract/returnsAnswers';
import { refusalText } from '../../../shared/text/refusal';
import { RETURNS_DIALOG as TEXT } from '../../../shared/text/returnsDialog';
import styles from './OtherFiles.module.css';
import { Flags } from './ReturnList';

interface OthersProps {
  readonly read: ReadReturns | null;
  readonly units: readonly BoardUnit[];
  readonly disabled: boolean;
  readonly onAssign: (file: number, unit: string) => void;
}

/** Only a person can say whose these are. */
const ASSIGNED: readonly ReturnFlag[] = ['foreign', 'wrongUnit', 'tornKeys'];

/** Workbooks that nobody is known to have sent, or that cannot be taken as they are; their place is kept while there are none. */
export const OtherFiles = (props: OthersProps) => (
  <div className={styles['place']}>
    <List {...props} />
  </div>
);

const List = ({ read, units, disabled, onAssign }: OthersProps) => {
  const others = (read?.files ?? []).flatMap((file, index) =>
    file.unit === null || !file.preview ? [{ file, index }] : [],
  );
  if (others.length === 0) return null;
  const names = new Map(units.map(({ id, name }) => [id, name]));
  return (
    <section aria-label={TEXT.others}>
      <h3>{TEXT.others}</h3>
      {others.map(({ file, index }) => (
        <div key={file.path} className={styles['file']} data-file={file.fileName}>
          <span className={styles['name']} title={file.path}>
            {file.place}
          </span>
          <Flags flags={file.flags} />
          {file.error && file.guess !== null && names.has(file.guess) ? (
            <span data-testid="return-likely">{TEXT.propose(names.get(file.guess) ?? '')}</span>
          ) : null}
          <span className="muted">
            {file.error ? refusalText(file.error) : file.period ? TEXT.period(file.period) : ''}
          </span>
          {ASSIGNED.some((flag) => file.flags.includes(flag)) ? (
            <>
              <select
                aria-label={TEXT.pickUnit}
                value={file.unit ?? ''}
                disabled={disabled}
                onChange={(event) => onAssign(index, event.target.value)}
              >
                <option value="" disabled>
                  {TEXT.pickUnit}
                </option>
                {units.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
              {file.guess !== null && file.unit === null ? (
                <button
                  type="button"
                  className="button-plain"
                  disabled={disabled}
                  onClick={() => onAssign(index, file.guess ?? '')}
                >
                  {TEXT.propose(names.get(file.guess) ?? '')}
                </button>
              ) : null}
            </>
          ) : null}
        </div>
      ))}
    </section>
  );
};
