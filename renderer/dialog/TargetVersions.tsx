import { useState } from 'react';
import type { Assignment } from '../../shared/contract/periodAnswers';
import { parseDay } from '../../shared/domain/calendar';
import { formatPeriod } from '../../shared/domain/period';
import type { TargetStage } from '../../shared/domain/periodCommands';
import { STAGES } from '../../shared/form/definition';
import { formatDay } from '../../shared/text/calendar';
import { STAGE_TEXT } from '../../shared/text/formDesign';
import { ASSIGNMENT as TEXT } from '../../shared/text/periods';
import type { sheetAt } from '../command/workspace';
import { isReadOnly } from '../store/planStore';
import lists from './List.module.css';
import styles from './PeriodDialog.module.css';
import { Problem } from './Problem';
import { useRunner } from './useRunner';

export interface AboutRow {
  readonly at: NonNullable<ReturnType<typeof sheetAt>>;
  readonly row: string;
  readonly known: Assignment;
}

const HEADS = [TEXT.authority, TEXT.stage, TEXT.period, TEXT.unit, TEXT.value, TEXT.validFrom, TEXT.document, ''];

/** All targets of the row, authority by authority, each stage and version; one more can be added. */
export const TargetVersions = ({ at, row, known }: AboutRow) => {
  const { run, problem } = useRunner();
  return (
    <section data-testid="target-versions">
      <h3 className="visually-hidden">{TEXT.targets}</h3>
      {known.targets.length === 0 ? <p className="muted">{TEXT.noTargets}</p> : null}
      {known.targets.length === 0 ? null : (
        <div className={lists['list']} style={{ maxHeight: '28vh' }}>
          <table>
            <thead>
              <tr>
                {HEADS.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {known.targets.map((one) => (
                <tr key={one.id}>
                  <td>{one.authority.name}</td>
                  <td>
                    {STAGE_TEXT[one.stage]}
                    {one.version > 1 ? ` ${TEXT.version(one.version)}` : ''}
                  </td>
                  <td>{formatPeriod(one.period)}</td>
                  <td>{one.unit}</td>
                  <td>
                    <strong>{one.text}</strong>
                    {one.isShown ? <span className={lists['tag']}>{TEXT.shown}</span> : null}
                  </td>
                  <td>
                    {one.validFrom === null ? (
                      <span className="muted">{TEXT.fromStart}</span>
                    ) : (
                      formatDay(one.validFrom)
                    )}
                  </td>
                  <td>{one.document}</td>
                  <td className={lists['act']}>
                    <button
                      type="button"
                      className="button-link"
                      disabled={isReadOnly()}
                      onClick={() => void run({ type: 'removeTarget', ...at, row, target: one.id })}
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
      <Problem text={problem} />
      {isReadOnly() ? null : <AddTarget at={at} row={row} known={known} />}
    </section>
  );
};

const AddTarget = ({ at, row, known }: AboutRow) => {
  const [authority, setAuthority] = useState(
    known.targets.find((one) => one.isShown)?.authority.id ?? known.authorities[0]?.id ?? '',
  );
  const [stage, setStage] = useState<TargetStage>(known.targets.length > 0 ? 'adjusted' : 'assigned');
  const [text, setText] = useState('');
  const [from, setFrom] = useState('');
  const [document, setDocument] = useState('');
  const { run, problem, setProblem } = useRunner();
  const add = async (): Promise<void> => {
    const day = from.trim() === '' ? null : parseDay(from);
    if (from.trim() !== '' && day === null) {
      setProblem(TEXT.badDate);
      return;
    }
    const step = await run({
      type: 'addTarget',
      ...at,
      row,
      authority,
      of: known.period,
      stage,
      validFrom: day,
      document: document === '' ? null : document,
      text,
    });
    if (!step) return;
    setText('');
    setFrom('');
  };
  return (
    <div className={styles['note']} data-testid="add-target" data-enter="">
      <div className={styles['inline']} style={{ flexWrap: 'wrap' }}>
        <select
          aria-label={TEXT.authority}
          style={{ maxWidth: 220 }}
          value={authority}
          onChange={(event) => setAuthority(event.target.value)}
        >
          {known.authorities.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <select aria-label={TEXT.stage} value={stage} onChange={(event) => setStage(event.target.value as TargetStage)}>
          {STAGES.map((one) => (
            <option key={one} value={one}>
              {STAGE_TEXT[one]}
            </option>
          ))}
        </select>
        <input
          type="text"
          aria-label={TEXT.value}
          placeholder={TEXT.value}
          autoComplete="off"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setProblem('');
          }}
        />
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
        <select
          aria-label={TEXT.document}
          style={{ flex: 1, minWidth: 170 }}
          value={document}
          onChange={(event) => setDocument(event.target.value)}
        >
          <option value="">{`${TEXT.document} ${TEXT.noDocument}`}</option>
          {known.documents.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <button
          type="button"
          className="button-plain"
          data-enters=""
          disabled={text.trim() === ''}
          onClick={() => void add()}
        >
          {TEXT.add}
        </button>
      </div>
      <p className={problem === '' ? 'muted' : 'problem'} role={problem === '' ? undefined : 'alert'}>
        {problem === '' ? [TEXT.addHint, known.documents.length === 0 ? TEXT.noDocuments : ''].join(' ') : problem}
      </p>
    </div>
  );
};
