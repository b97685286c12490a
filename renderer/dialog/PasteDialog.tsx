import { useState } from 'react';
import type { CellEdit } from '../../shared/domain/command';
import { PASTE_PROBLEM_KINDS, type PasteChoice, type PasteProblemKind } from '../../shared/domain/paste';
import { rowLabel } from '../../shared/form/rowLabel';
import { labelAtEnd, newRowPlaces, type RowPlace } from '../../shared/grid/newRows';
import type { PlacedTable } from '../../shared/grid/pasteHeader';
import {
  DEFAULT_CHOICES,
  type PasteChoices,
  type PastePlan,
  type PasteProblem,
  renamesOf,
  resolvePaste,
  resolveProblem,
} from '../../shared/grid/pastePlan';
import { PASTE_PROBLEM, PASTE_DIALOG as TEXT } from '../../shared/text/clipboard';
import { applyPaste } from '../command/pasting';
import { outlineNow } from '../command/rowChoice';
import { planStore } from '../store/planStore';
import { closeDialog } from '../store/uiStore';
import { Choices } from './Choices';
import { Dialog } from './Dialog';
import lists from './List.module.css';
import styles from './PasteDialog.module.css';

/** Rows of a kind that are listed; the rest is counted. */
const LISTED = 50;

interface PasteDialogProps {
  readonly plan: PastePlan;
  /** Cells that a cut empties in the same step. */
  readonly moved: readonly CellEdit[];
}

/** Columns of a pasted table that stand where no heading put them, and those that have no place. */
const Placed = ({ guessed, left }: Pick<PlacedTable, 'guessed' | 'left'>) => (
  <>
    {guessed.length > 0 ? ` ${TEXT.guessed(guessed)}` : ''}
    {left.length > 0 ? ` ${TEXT.left(left)}` : ''}
  </>
);

/** What is doubtful in a paste, cell by cell, with a choice for each kind; nothing is written until the person says so. */
export const PasteDialog = ({ plan: asPlaced, moved }: PasteDialogProps) => {
  const { around } = asPlaced;
  const [spares, setSpares] = useState(around !== undefined);
  const plan = around && spares ? around.plan : asPlaced;
  const [choices, setChoices] = useState<PasteChoices>(DEFAULT_CHOICES);
  const [withRows, setWithRows] = useState(plan.newRows > 0);
  const outline = outlineNow();
  const places = outline ? newRowPlaces(outline) : [];
  const [place, setPlace] = useState(0);
  const kinds = PASTE_PROBLEM_KINDS.filter((kind) => plan.problems.some((problem) => problem.kind === kind));
  const undecided = kinds.find((kind) => choices[kind] === null);
  const count = resolvePaste(plan, choices, withRows).length;
  const { model } = planStore.get();
  const renames = model ? renamesOf(model, plan) : [];
  const warnings = [
    plan.named && plan.named.unknown.length > 0 ? TEXT.unknown(plan.named.unknown) : '',
    plan.named && plan.named.hidden.length > 0 ? TEXT.hidden(plan.named.hidden) : '',
    plan.named && plan.named.otherUnit.length > 0 ? TEXT.otherUnit(plan.named.otherUnit) : '',
    renames.length > 0 ? TEXT.renames(renames) : '',
  ].filter((text) => text !== '');
  const submit = (): void => {
    if (count === 0 || undecided) return;
    closeDialog();
    applyPaste(plan, choices, withRows, moved, places[place]?.level ?? 0);
  };
  return (
    <Dialog
      title={TEXT.title}
      size="wide"
      testId="paste-dialog"
      onSubmit={submit}
      buttons={
        <>
          <button
            type="button"
            className="button-plain"
            {...(renames.length > 0 ? { 'data-first': '' } : {})}
            onClick={closeDialog}
          >
            {TEXT.cancel}
          </button>
          <button
            type="submit"
            className="button-primary"
            {...(undecided || renames.length > 0 ? {} : { 'data-first': '' })}
            disabled={count === 0 || undecided !== undefined}
          >
            {TEXT.submit(count)}
          </button>
        </>
      }
    >
      <p>{TEXT.lead(plan.edits.length + plan.unchanged, plan.problems.length)}</p>
      {around ? (
        <Choices
          legend={TEXT.around(around.headings)}
          name="around"
          value={spares ? 'spare' : 'keep'}
          onChange={(value) => setSpares(value === 'spare')}
          options={[
            { value: 'spare', label: TEXT.spare },
            { value: 'keep', label: TEXT.keepPlaces(asPlaced.locked) },
          ]}
        />
      ) : null}
      {plan.newRows > 0 ? (
        <label className={styles['rows']} data-testid="paste-rows">
          <input type="checkbox" checked={withRows} onChange={(event) => setWithRows(event.target.checked)} />
          <span>
            <strong>{TEXT.addRows(plan.newRows)}</strong>
            <span className="muted">{withRows ? TEXT.rowsHint : TEXT.leaveRows}</span>
          </span>
        </label>
      ) : null}
      {plan.table && (plan.table.header > 0 || plan.table.shape) ? (
        <p className="muted" data-testid="paste-table">
          {TEXT.table(plan.table.header, plan.table.shape?.filter(({ isHeading }) => isHeading).length ?? 0)}
          <Placed {...plan.table} />
        </p>
      ) : null}
      {plan.named ? (
        <p className="muted" data-testid="paste-named">
          {TEXT.named(plan.named.header, plan.named.matched)}
          <Placed {...plan.named} />
        </p>
      ) : null}
      {warnings.map((text) => (
        <p key={text} className={styles['warning']} data-testid="paste-warning">
          {text}
        </p>
      ))}
      {plan.newRows > 0 && withRows ? (
        <NewRows places={places} place={place} onPlace={setPlace} label={outline ? labelAtEnd(outline) : null} />
      ) : null}
      {kinds.length > 0 ? (
        <div className={`${lists['list']} ${styles['list']}`}>
          <table>
            <thead>
              <tr>
                {[TEXT.address, TEXT.row, TEXT.text, TEXT.becomes].map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            {kinds.map((kind) => (
              <Kind
                key={kind}
                kind={kind}
                problems={plan.problems.filter((problem) => problem.kind === kind)}
                choice={choices[kind]}
                onChoose={(choice) => setChoices({ ...choices, [kind]: choice })}
              />
            ))}
          </table>
        </div>
      ) : null}
      <LeftOut plan={plan} />
    </Dialog>
  );
};

interface NewRowsProps {
  readonly places: readonly RowPlace[];
  readonly place: number;
  readonly onPlace: (place: number) => void;
  /** The label whose parts the sheet ends with. */
  readonly label: string | null;
}

/** Where the rows that are added stand, and what they are not. */
const NewRows = ({ places, place, onPlace, label }: NewRowsProps) => (
  <div className={styles['place']} data-testid="paste-place">
    {places.length > 1 ? (
      <label>
        <span>{TEXT.place}</span>
        <select value={place} onChange={(event) => onPlace(Number(event.target.value))}>
          {places.map(({ under, level }, index) => (
            <option key={level} value={index}>
              {under === null ? TEXT.placeTop : TEXT.placeUnder(under)}
            </option>
          ))}
        </select>
      </label>
    ) : null}
    {label === null ? null : <p className="muted">{TEXT.afterParts(label)}</p>}
  </div>
);

interface KindProps {
  readonly kind: PasteProblemKind;
  readonly problems: readonly PasteProblem[];
  readonly choice: PasteChoice | null;
  readonly onChoose: (choice: PasteChoice) => void;
}

/** A reading is offered when at least one of the cells has it. */
const offered = (kind: PasteProblemKind, problems: readonly PasteProblem[]): { value: PasteChoice; label: string }[] =>
  (Object.entries(PASTE_PROBLEM[kind].choices) as [PasteChoice, string][])
    .filter(
      ([value]) =>
        value === 'keep' || value === 'skip' || problems.some(({ readings }) => readings[value] !== undefined),
    )
    .map(([value, label]) => ({ value, label }));

const nameOf = (row: string): string => {
  const { model } = planStore.get();
  const found = model?.rows[model.rowIndex(row) ?? -1];
  return found ? rowLabel(found) : TEXT.newRow;
};

const Kind = ({ kind, problems, choice, onChoose }: KindProps) => (
  <tbody data-testid={`paste-${kind}`}>
    <tr className={styles['kind']}>
      <th colSpan={2} scope="rowgroup">
        {PASTE_PROBLEM[kind].title(problems.length)}
        <span className="muted">{PASTE_PROBLEM[kind].reason}</span>
      </th>
      <td colSpan={2}>
        <select
          value={choice ?? ''}
          {...(choice === null ? { 'data-first': '' } : {})}
          aria-label={`${TEXT.choose}: ${PASTE_PROBLEM[kind].title(problems.length)}`}
          onChange={(event) => onChoose(event.target.value as PasteChoice)}
        >
          {choice === null ? (
            <option value="" disabled>
              {TEXT.undecided}
            </option>
          ) : null}
          {offered(kind, problems).map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </td>
    </tr>
    {problems.slice(0, LISTED).map((problem) => {
      const becomes = resolveProblem(problem, choice);
      return (
        <tr key={`${problem.edit.row} ${problem.edit.column}`}>
          <td>{problem.address}</td>
          <td className={styles['name']}>{nameOf(problem.edit.row)}</td>
          <td className={styles['text']}>{problem.edit.text}</td>
          <td className={becomes === null ? 'muted' : styles['becomes']}>
            {becomes ?? (choice === null ? TEXT.toDecide : TEXT.leftOut)}
          </td>
        </tr>
      );
    })}
    {problems.length > LISTED ? (
      <tr>
        <td />
        <td colSpan={3} className="muted">
          {TEXT.more(problems.length - LISTED)}
        </td>
      </tr>
    ) : null}
  </tbody>
);

const LeftOut = ({ plan }: { readonly plan: PastePlan }) => {
  const notes = [
    plan.locked > 0 ? TEXT.locked(plan.locked) : '',
    plan.covered > 0 ? TEXT.covered(plan.covered) : '',
    plan.outside > 0 ? TEXT.outside(plan.outside) : '',
  ].filter((note) => note !== '');
  return notes.length === 0 ? null : <p className="muted">{notes.join(' ')}</p>;
};
