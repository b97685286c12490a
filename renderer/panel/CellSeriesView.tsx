import type { CellPart, CellParts, CellSeries } from '../../shared/contract/cellSeries';
import { formatVi } from '../../shared/domain/decimal';
import { rowLabel } from '../../shared/form/rowLabel';
import type { ViewRow } from '../../shared/form/types';
import { explainReason } from '../../shared/text/computing';
import { describeDerived, describeRefusal, gapText, OVER_TIME, OVER_UNITS, SERIES } from '../../shared/text/series';
import { showFor } from '../command/navigate';
import { runCommand, sheetAt } from '../command/workspace';
import { useStore } from '../store/createStore';
import { currentSheet, isReadOnly, planStore } from '../store/planStore';
import { Item } from './CellFacts';
import styles from './CellSeriesView.module.css';
import rules from './DetailsPanel.module.css';

type Rule = CellSeries['rule'];

const setRule = (
  row: string,
  patch: { overUnits?: Rule['overUnits']; overTime?: Rule['overTime']; weightRow?: string | null },
): void => {
  const at = sheetAt();
  if (at) void runCommand({ type: 'setIndicator', ...at, row, ...patch });
};

const keyOf = <K extends string>(map: Readonly<Record<K, string>>, value: string, otherwise: K): K =>
  (Object.keys(map) as K[]).find((key) => key === value) ?? otherwise;

const Options = ({ words }: { words: Readonly<Record<string, string>> }) =>
  Object.entries(words).map(([value, word]) => (
    <option key={value} value={value}>
      {word}
    </option>
  ));

/** How the indicator adds up over units and time; what is chosen here is one step. */
export const SeriesRules = ({ row, rule }: { row: ViewRow; rule: Rule }) => {
  const rows = useStore(planStore, (state) => state.model?.view.rows) ?? [];
  const others = rows.filter((one) => one.id !== row.id && one.unitLabel !== '' && one.kind !== 'heading');
  const weight = rule.weight?.name ?? '';
  const known = others.find(({ name }) => name === weight);
  return (
    <div className={rules['rules']} data-testid="series-rules">
      <label>
        <span>{SERIES.overUnits}</span>
        <select
          value={rule.overUnits}
          disabled={isReadOnly()}
          onChange={(event) => setRule(row.id, { overUnits: keyOf(OVER_UNITS, event.target.value, 'none') })}
        >
          <Options words={OVER_UNITS} />
        </select>
      </label>
      {rule.overUnits === 'weighted' ? (
        <label>
          <span>{SERIES.weight}</span>
          <select
            className={styles['weight']}
            value={known?.id ?? weight}
            disabled={isReadOnly()}
            onChange={(event) => setRule(row.id, { weightRow: event.target.value === '' ? null : event.target.value })}
          >
            <option value="">{SERIES.noWeight}</option>
            {known || weight === '' ? null : (
              <option value={weight} disabled>
                {weight}
              </option>
            )}
            {others.map(({ id, name, part }) => (
              <option key={id} value={id}>
                {rowLabel({ name, part })}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <label>
        <span>{SERIES.overTime}</span>
        <select
          value={rule.overTime}
          disabled={isReadOnly()}
          onChange={(event) => setRule(row.id, { overTime: keyOf(OVER_TIME, event.target.value, 'none') })}
        >
          <Options words={OVER_TIME} />
        </select>
      </label>
    </div>
  );
};

const Part = ({ part, canOpen }: { part: CellPart; canOpen: boolean }) => {
  const tag = part.estimate ? SERIES.estimate : part.isDerived ? SERIES.derived : '';
  return (
    <tr data-unit={part.unit} className={part.counts ? undefined : styles['missing']}>
      <td>
        {canOpen ? (
          <button
            type="button"
            className="button-link"
            title={SERIES.openUnit(part.name)}
            onClick={() => showFor(null, part.unit)}
          >
            {part.name}
          </button>
        ) : (
          part.name
        )}
      </td>
      <td>
        {tag === '' ? null : <span className={styles['tag']}>{tag}</span>}
        {part.text === '' ? SERIES.none : part.text}
        {part.text !== '' && !part.counts ? <span className={styles['tag']}>{SERIES.notNumber}</span> : null}
      </td>
      {part.weight === '' ? null : <td className="muted">{part.weight}</td>}
    </tr>
  );
};

/** The units that a figure is made of, with their sum or mean and what is between it and the unit's own figure. */
export const Parts = ({ parts }: { parts: CellParts }) => {
  const sheet = useStore(planStore, currentSheet);
  const openable = new Set(sheet?.units.map(({ id }) => id));
  const present = parts.parts.filter(({ counts, text }) => counts || text !== '');
  const absent = parts.parts.filter((part) => !present.includes(part));
  const lacking = parts.parts.filter(({ counts }) => !counts).length;
  const gap = gapText(parts);
  const apart = gap !== '' && gap !== SERIES.noGap;
  return (
    <section className={styles['section']} data-testid="cell-parts">
      <h3>{parts.of === 'below' ? SERIES.below : SERIES.before}</h3>
      <table className="selectable">
        <tbody>
          {present.map((part) => (
            <Part key={part.unit} part={part} canOpen={openable.has(part.unit)} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>{parts.how === 'sum' ? SERIES.sum : SERIES.mean}</td>
            <td data-testid="parts-total">{parts.total === null ? '–' : formatVi(parts.total)}</td>
          </tr>
          {parts.own === null ? null : (
            <tr>
              <td>{SERIES.own}</td>
              <td>{formatVi(parts.own)}</td>
            </tr>
          )}
          {gap === '' ? null : (
            <tr className={apart ? styles['gap'] : undefined} data-testid="parts-gap">
              <td>{SERIES.gap}</td>
              <td>{gap}</td>
            </tr>
          )}
        </tfoot>
      </table>
      {lacking > 0 ? (
        <details className={styles['absent']}>
          <summary>{SERIES.missing(lacking, parts.parts.length)}</summary>
          <table>
            <tbody>
              {absent.map((part) => (
                <Part key={part.unit} part={part} canOpen={openable.has(part.unit)} />
              ))}
            </tbody>
          </table>
        </details>
      ) : null}
      {parts.refused ? <p className="muted">{explainReason(parts.refused)}</p> : null}
    </section>
  );
};

/** How a value came about that nobody typed, or why there is none. */
export const Derivation = ({ series }: { series: CellSeries }) => (
  <div data-testid="cell-derivation">
    {series.derived ? <Item label={SERIES.how}>{describeDerived(series.derived)}</Item> : null}
    {series.refused ? <Item label={SERIES.refused}>{describeRefusal(series.refused)}</Item> : null}
  </div>
);
