import { useState } from 'react';
import type { CellEdit } from '../../shared/domain/command';
import { PASTE_PROBLEM_KINDS, type PasteChoice, type PasteProblemKind } from '../../shared/domain/paste';
import {
  DEFAULT_CHOICES,
  type PasteChoices,
  type PastePlan,
  type PasteProblem,
  resolvePaste,
  resolveProblem,
} from '../../shared/grid/pastePlan';
import { PASTE_PROBLEM, PASTE_DIALOG as TEXT } from '../../shared/text/clipboard';
import { applyPaste } from '../command/pasting';
import { closeDialog } from '../store/uiStore';
import { Choices } from './Choices';
import { Dialog } from './Dialog';
import styles from './PasteDialog.module.css';

/** Rows of a kind that are listed; the rest is counted. */
const LISTED = 50;

interface PasteDialogProps {
  readonly plan: PastePlan;
  /** Cells that a cut empties in the same step. */
  readonly moved: readonly CellEdit[];
}

/** What is doubtful in a paste, cell by cell, with a choice for each kind; nothing is written until the person says so. */
export const PasteDialog = ({ plan, moved }: PasteDialogProps) => {
  const [choices, setChoices] = useState<PasteChoices>(DEFAULT_CHOICES);
  const [withRows, setWithRows] = useState(plan.newRows > 0);
  const kinds = PASTE_PROBLEM_KINDS.filter((kind) => plan.problems.some((problem) => problem.kind === kind));
  const count = resolvePaste(plan, choices, withRows).length;
  const submit = (): void => {
    if (count === 0) return;
    closeDialog();
    applyPaste(plan, choices, withRows, moved);
  };
  return (
    <Dialog
      title={TEXT.title}
      size="wide"
      testId="paste-dialog"
      onSubmit={submit}
      buttons={
        <>
          <button type="button" className="button-plain" onClick={closeDialog}>
            {TEXT.cancel}
          </button>
          <button type="submit" className="button-primary" data-first="" disabled={count === 0}>
            {TEXT.submit(count)}
          </button>
        </>
      }
    >
      <p>{TEXT.lead(plan.edits.length + plan.unchanged, plan.problems.length)}</p>
      {plan.newRows > 0 ? (
        <section className={styles['kind']} data-testid="paste-rows">
          <Choices
            legend={TEXT.rows(plan.newRows)}
            name="paste-rows"
            value={withRows ? 'add' : 'leave'}
            onChange={(value) => setWithRows(value === 'add')}
            options={[
              { value: 'add', label: TEXT.addRows(plan.newRows), hint: TEXT.rowsHint },
              { value: 'leave', label: TEXT.leaveRows },
            ]}
          />
        </section>
      ) : null}
      {kinds.map((kind) => (
        <Kind
          key={kind}
          kind={kind}
          problems={plan.problems.filter((problem) => problem.kind === kind)}
          choice={choices[kind]}
          onChoose={(choice) => setChoices({ ...choices, [kind]: choice })}
        />
      ))}
      <LeftOut plan={plan} />
    </Dialog>
  );
};

interface KindProps {
  readonly kind: PasteProblemKind;
  readonly problems: readonly PasteProblem[];
  readonly choice: PasteChoice;
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

const Kind = ({ kind, problems, choice, onChoose }: KindProps) => (
  <section className={styles['kind']} data-testid={`paste-${kind}`}>
    <h3>{PASTE_PROBLEM[kind].title(problems.length)}</h3>
    <p className="muted">{PASTE_PROBLEM[kind].reason}</p>
    <div className={styles['columns']}>
      <div className={styles['list']}>
        <table>
          <thead>
            <tr>
              <th scope="col">{TEXT.address}</th>
              <th scope="col">{TEXT.text}</th>
              <th scope="col">{TEXT.becomes}</th>
            </tr>
          </thead>
          <tbody>
            {problems.slice(0, LISTED).map((problem) => {
              const becomes = resolveProblem(problem, choice);
              return (
                <tr key={`${problem.edit.row} ${problem.edit.column}`}>
                  <td>{problem.address}</td>
                  <td className={styles['text']}>{problem.edit.text}</td>
                  <td className={becomes === null ? 'muted' : styles['text']}>{becomes ?? TEXT.leftOut}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
        {problems.length > LISTED ? <p className="muted">{TEXT.more(problems.length - LISTED)}</p> : null}
      </div>
      <Choices
        legend={TEXT.choose}
        name={`paste-${kind}`}
        value={choice}
        onChange={onChoose}
        options={offered(kind, problems)}
      />
    </div>
  </section>
);

const LeftOut = ({ plan }: { readonly plan: PastePlan }) => {
  const notes = [
    plan.locked > 0 ? TEXT.locked(plan.locked) : '',
    plan.covered > 0 ? TEXT.covered(plan.covered) : '',
    plan.outside > 0 ? TEXT.outside(plan.outside) : '',
  ].filter((note) => note !== '');
  return notes.length === 0 ? null : <p className="muted">{notes.join(' ')}</p>;
};
