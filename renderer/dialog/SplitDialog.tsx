import { useState } from 'react';
import { SPLIT_DIALOG as TEXT } from '../../shared/text/rows';
import { goToStep } from '../command/rowEditing';
import { sheetAt } from '../command/workspace';
import { useStore } from '../store/createStore';
import { planStore } from '../store/planStore';
import { closeDialog } from '../store/uiStore';
import { Dialog } from './Dialog';
import { linesOf } from './lines';
import styles from './SplitDialog.module.css';
import { useRunner } from './useRunner';

/** As many as the plan takes at once. */
const LIMIT = 50;

const problemOf = (names: readonly string[]): string => {
  if (names.length < 2) return TEXT.tooFew;
  if (names.length > LIMIT) return TEXT.tooMany(LIMIT);
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  return repeated === undefined ? '' : TEXT.repeated(repeated);
};

/** Names of the parts, one a line; the first one keeps what the row has. */
export const SplitDialog = ({ rowId }: { rowId: string }) => {
  const name = useStore(planStore, (state) => state.model?.view.rows.find((row) => row.id === rowId)?.name);
  const [text, setText] = useState('');
  const { run, problem, setProblem } = useRunner();
  const names = linesOf(text);
  const submit = async (): Promise<void> => {
    const at = sheetAt();
    const found = problemOf(names);
    setProblem(found);
    if (found !== '' || !at) return;
    const step = await run({ type: 'splitRow', ...at, row: rowId, parts: names });
    if (!step) return;
    closeDialog();
    goToStep(step);
  };
  return (
    <Dialog
      title={TEXT.title}
      testId="split-dialog"
      onSubmit={() => void submit()}
      buttons={
        <>
          <button type="button" className="button-plain" data-leave="">
            {TEXT.cancel}
          </button>
          <button type="submit" className="button-primary">
            {TEXT.submit(names.length)}
          </button>
        </>
      }
    >
      <p>{TEXT.lead(name ?? '')}</p>
      <label className={styles['names']}>
        <strong>{TEXT.names}</strong>
        <textarea
          className="text-area"
          rows={5}
          data-first=""
          value={text}
          placeholder={TEXT.example}
          aria-describedby="split-hint"
          onChange={(event) => {
            setText(event.target.value);
            setProblem('');
          }}
        />
        <span
          id="split-hint"
          className={problem === '' ? 'muted' : 'problem'}
          role={problem === '' ? undefined : 'alert'}
        >
          {problem === '' ? TEXT.hint : problem}
        </span>
      </label>
    </Dialog>
  );
};
