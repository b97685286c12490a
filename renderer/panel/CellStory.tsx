import type { CellChange, CellDetails, IndicatorFigure, IndicatorTarget } from '../../shared/contract/cellDetails';
import {
  changeWords,
  describeChange,
  describeFigure,
  describeStep,
  describeTarget,
  CELL_STORY as TEXT,
} from '../../shared/text/details';
import { LOG_TEXT } from '../../shared/text/story';
import { giveBack, isRestorable } from '../command/storyActions';
import { isReadOnly } from '../store/planStore';
import styles from './CellStory.module.css';

interface Value {
  readonly id: string;
  readonly text: string;
  readonly about: string;
  readonly source: string;
  readonly isShown: boolean;
}

/** Targets or figures of an indicator, the one that shows first. */
const Values = ({ title, testId, values }: { title: string; testId: string; values: readonly Value[] }) => (
  <section className={styles['section']} data-testid={testId}>
    <h3>{title}</h3>
    <ul>
      {values.map((value) => (
        <li key={value.id} className={styles['value']}>
          <p>
            <strong className="selectable">{value.text}</strong>
            {value.isShown && values.length > 1 ? <span className={styles['tag']}>{TEXT.shown}</span> : null}
          </p>
          <p className="muted selectable">{value.about}</p>
          {value.source === '' || value.isShown ? null : (
            <p className={`muted selectable ${styles['source']}`} title={value.source}>
              {value.source}
            </p>
          )}
        </li>
      ))}
    </ul>
  </section>
);

const ofTargets = (targets: readonly IndicatorTarget[]): Value[] =>
  targets.map((target) => ({ ...target, about: describeTarget(target) }));
const ofFigures = (figures: readonly IndicatorFigure[]): Value[] =>
  figures.map((figure) => ({ ...figure, about: describeFigure(figure) }));

/** Changes of one step stand together. */
const bySteps = (changes: readonly CellChange[]): (readonly CellChange[])[] => {
  const steps: CellChange[][] = [];
  for (const change of changes) {
    const last = steps.at(-1);
    if (last?.[0]?.seq === change.seq) last.push(change);
    else steps.push([change]);
  }
  return steps;
};

interface Spot {
  readonly row: string;
  readonly column: string;
}

const LONGEST = 24;

/** "Trả lại “42”": the value before a change, unless the cell has it now or it is no value of a cell. */
const GiveBack = ({ spot, change, now }: { spot: Spot; change: CellChange; now: string | null }) => {
  if (!isRestorable(change) || (change.from ?? '') === (now ?? '')) return null;
  const value = valueWords(change);
  const short = value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
  return (
    <button
      type="button"
      className={`button-link ${styles['back']}`}
      title={value}
      disabled={isReadOnly()}
      onClick={() => void giveBack(spot.row, spot.column, change)}
    >
      {(change.from ?? '') === '' && change.what !== 'verdict' ? LOG_TEXT.giveBackBlank : LOG_TEXT.giveBack(short)}
    </button>
  );
};

const valueWords = (change: CellChange): string => changeWords(change).from;

/** What a cell has now, by the newest change of each kind. */
const valuesNow = (changes: readonly CellChange[]): ReadonlyMap<string, string | null> =>
  new Map(changes.toReversed().map(({ what, to }) => [what, to]));

const History = ({ changes, hasMore, spot }: Pick<CellDetails, 'changes' | 'hasMore'> & { spot: Spot }) => (
  <section className={styles['section']} data-testid="cell-history">
    <h3>{TEXT.history}</h3>
    {changes.length === 0 ? <p className="muted">{TEXT.noHistory}</p> : null}
    <ol className={styles['list']}>
      {bySteps(changes).map((step) => {
        const [first] = step;
        if (!first) return null;
        return (
          <li key={first.seq} className={first.kind === 'undo' ? styles['undone'] : undefined}>
            {step.map((change) => (
              <p key={change.what} className="selectable">
                {first.kind === 'do' ? null : (
                  <span className={styles['tag']}>{first.kind === 'undo' ? TEXT.undo : TEXT.redo}</span>
                )}
                {describeChange(change)}
              </p>
            ))}
            <p className="muted">{describeStep(first)}</p>
            {step.map((change) => (
              <GiveBack
                key={change.what}
                spot={spot}
                change={change}
                now={valuesNow(changes).get(change.what) ?? null}
              />
            ))}
          </li>
        );
      })}
    </ol>
    {hasMore ? <p className="muted">{TEXT.more}</p> : null}
  </section>
);

interface CellStoryProps {
  readonly details: CellDetails;
  readonly about: 'target' | 'figure' | 'other';
  readonly spot: Spot;
}

/** What hangs on the indicator beside the cell, and what became of the cell. */
export const CellStory = ({ details, about, spot }: CellStoryProps) => (
  <>
    {about !== 'figure' && details.targets.length > (about === 'target' ? 0 : 1) ? (
      <Values title={TEXT.targets} testId="cell-targets" values={ofTargets(details.targets)} />
    ) : null}
    {about !== 'target' && details.figures.length > (about === 'figure' ? 0 : 1) ? (
      <Values title={TEXT.figures} testId="cell-figures" values={ofFigures(details.figures)} />
    ) : null}
    <History changes={details.changes} hasMore={details.hasMore} spot={spot} />
  </>
);
