import { useState } from 'react';
import { parseDay } from '../../shared/domain/calendar';
import { formatVi } from '../../shared/domain/decimal';
import { formatDay } from '../../shared/text/calendar';
import { ASSIGNMENT as TEXT } from '../../shared/text/periods';
import { isReadOnly } from '../store/planStore';
import lists from './List.module.css';
import styles from './PeriodDialog.module.css';
import { Problem } from './Problem';
import type { AboutRow } from './TargetVersions';
import { useRunner } from './useRunner';

/** Who answers for the indicator, and who supplies its figures. */
export const Owners = ({ at, row, known }: AboutRow) => {
  const { run, problem } = useRunner();
  const field = (label: string, value: string | null, set: (unit: string | null) => void) => (
    <>
      <label htmlFor={label}>{label}</label>
      <select
        id={label}
        value={value ?? ''}
        disabled={isReadOnly()}
        onChange={(event) => set(event.target.value === '' ? null : event.target.value)}
      >
        <option value="">{TEXT.none}</option>
        {known.units.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </>
  );
  return (
    <section className={styles['section']} data-testid="owners">
      <h3>{TEXT.owners}</h3>
      <div className={styles['fields']} style={{ marginTop: 0 }}>
        {field(TEXT.owner, known.owner, (owner) => void run({ type: 'setOwners', ...at, row, owner }))}
        {field(TEXT.provider, known.provider, (provider) => void run({ type: 'setOwners', ...at, row, provider }))}
      </div>
      <Problem text={problem} />
    </section>
  );
};

const signed = (difference: string): string => `${difference.startsWith('-') ? '' : '+'}${formatVi(difference)}`;

/** What others say of the same figure: kept beside the owner's, which counts, with the difference. */
export const ProviderFigures = ({ at, row, known }: AboutRow) => {
  const { figure } = known;
  const [provider, setProvider] = useState('');
  const [text, setText] = useState('');
  const { run, problem } = useRunner();
  const write = async (unit: string, typed: string): Promise<void> => {
    if (!figure || unit === '') return;
    if (
      await run({
        type: 'setProviderFigure',
        ...at,
        row,
        column: figure.column,
        provider: unit,
        text: typed,
      })
    )
      setText('');
  };
  return (
    <section className={styles['section']} data-testid="provider-figures">
      <h3>{TEXT.providers}</h3>
      <p className="muted">{figure ? TEXT.providersLead(figure.label, figure.own) : TEXT.noFigure}</p>
      {known.providers.length === 0 ? null : (
        <div className={lists['list']}>
          <table>
            <thead>
              <tr>
                <th scope="col">{TEXT.provider}</th>
                <th scope="col" className={lists['number']}>
                  {TEXT.theirs}
                </th>
                <th scope="col" className={lists['number']}>
                  {TEXT.difference}
                </th>
                <th scope="col" />
              </tr>
            </thead>
            <tbody>
              {known.providers.map((one) => (
                <tr key={one.provider.id}>
                  <td>{one.provider.name}</td>
                  <td className={lists['number']}>{one.text}</td>
                  <td className={lists['number']}>{one.difference === null ? '–' : signed(one.difference)}</td>
                  <td className={lists['act']}>
                    <button
                      type="button"
                      className="button-link"
                      disabled={isReadOnly()}
                      onClick={() => void write(one.provider.id, '')}
                    >
                      {TEXT.remove}
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {figure && !isReadOnly() ? (
        <div className={`${styles['inline']} ${styles['note']}`} data-enter="">
          <select aria-label={TEXT.provider} value={provider} onChange={(event) => setProvider(event.target.value)}>
            <option value="">{TEXT.provider}</option>
            {known.units.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          <input
            type="text"
            aria-label={TEXT.theirs}
            placeholder={TEXT.theirs}
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <button
            type="button"
            className="button-plain"
            data-enters=""
            disabled={provider === '' || text.trim() === ''}
            onClick={() => void write(provider, text)}
          >
            {TEXT.addFigure}
          </button>
        </div>
      ) : null}
      <Problem text={problem} />
    </section>
  );
};

/** How the indicator was understood, and since when; a break ends comparisons with what was before it. */
export const DefinitionVersions = ({ at, row, known }: AboutRow) => {
  const [definition, setDefinition] = useState('');
  const [from, setFrom] = useState('');
  const [breaks, setBreaks] = useState(true);
  const { run, problem, setProblem } = useRunner();
  const add = async (): Promise<void> => {
    const validFrom = parseDay(from);
    if (validFrom === null) {
      setProblem(TEXT.badDate);
      return;
    }
    if (
      await run({
        type: 'addDefinition',
        ...at,
        row,
        validFrom,
        definition,
        breaks,
        document: null,
      })
    ) {
      setDefinition('');
      setFrom('');
    }
  };
  return (
    <section className={styles['section']} data-testid="definitions">
      <h3>{TEXT.versions}</h3>
      <p className="muted">
        {known.versions.length === 0 ? TEXT.noVersions : ''} {TEXT.versionsLead}
      </p>
      {known.versions.map((one) => (
        <p key={one.id} className={styles['inline']}>
          <strong>{formatDay(one.validFrom ?? '')}</strong>
          <span>{one.definition}</span>
          {one.breaks ? <span className={lists['tag']}>{TEXT.broken}</span> : null}
          <button
            type="button"
            className="button-link"
            disabled={isReadOnly()}
            onClick={() => void run({ type: 'removeDefinition', ...at, row, version: one.id })}
          >
            {TEXT.remove}
          </button>
        </p>
      ))}
      {isReadOnly() ? null : (
        <div className={styles['note']} data-enter="">
          <div className={styles['inline']}>
            <input
              type="text"
              aria-label={TEXT.validFrom}
              placeholder={TEXT.validFrom}
              title={TEXT.date}
              autoComplete="off"
              value={from}
              onChange={(event) => {
                setFrom(event.target.value);
                setProblem('');
              }}
            />
            <input
              type="text"
              style={{ flex: 1 }}
              aria-label={TEXT.definition}
              placeholder={TEXT.definition}
              autoComplete="off"
              value={definition}
              onChange={(event) => setDefinition(event.target.value)}
            />
            <label className={styles['check']}>
              <input type="checkbox" checked={breaks} onChange={(event) => setBreaks(event.target.checked)} />
              {TEXT.breaks}
            </label>
            <button
              type="button"
              className="button-plain"
              data-enters=""
              disabled={definition.trim() === '' || from.trim() === ''}
              onClick={() => void add()}
            >
              {TEXT.addVersion}
            </button>
          </div>
          <Problem text={problem} />
        </div>
      )}
    </section>
  );
};
