import { useState } from 'react';
import { rowLabel } from '../../shared/form/rowLabel';
import { isJudged } from '../../shared/grid/columnKinds';
import { OVERRULE_DIALOG as TEXT } from '../../shared/text/dialogs';
import { VERDICT_WORDS } from '../../shared/text/verdict';
import { sheetAt } from '../command/workspace';
import { explainComputing } from '../panel/explain';
import { VerdictMark } from '../panel/VerdictMark';
import { useStore } from '../store/createStore';
import { planStore } from '../store/planStore';
import { closeDialog } from '../store/uiStore';
import { Choices } from './Choices';
import { Dialog } from './Dialog';
import styles from './OverruleDialog.module.css';
import { useRunner } from './useRunner';

type Choice = 'exceeded' | 'met' | 'unmet';
const CHOICES: readonly Choice[] = ['exceeded', 'met', 'unmet'];

/** A person's verdict over the computed one, with the reason that it needs. */
export const OverruleDialog = ({ rowId }: { rowId: string }) => {
  const model = useStore(planStore, (state) => state.model);
  const row = model?.rows[model.rowIndex(rowId) ?? -1];
  const column = model?.view.columns.find(isJudged);
  const cell = column && row?.cells[column.id];
  const before = cell?.overruled ?? null;
  const [verdict, setVerdict] = useState<Choice | null>(
    before && cell?.verdict && cell.verdict !== 'notComputable' ? cell.verdict : null,
  );
  const [reason, setReason] = useState(before?.reason ?? '');
  const { run, problem, setProblem } = useRunner();
  if (!model || !row || !cell) return null;
  const computed = before?.computed ?? cell.verdict ?? 'notComputable';

  const overrule = async (next: Choice | null): Promise<void> => {
    const at = sheetAt();
    if (!at) return;
    const why = next === null ? '' : reason.trim();
    if (await run({ type: 'overruleVerdict', ...at, row: rowId, verdict: next, reason: why })) closeDialog();
  };
  const submit = (): void => {
    if (verdict === null) return;
    if (reason.trim() === '') setProblem(TEXT.reasonMissing);
    else void overrule(verdict);
  };
  return (
    <Dialog
      title={TEXT.title}
      testId="overrule-dialog"
      onSubmit={submit}
      buttons={
        <>
          {before ? (
            <button type="button" className="button-plain at-left" onClick={() => void overrule(null)}>
              {TEXT.clear}
            </button>
          ) : null}
          <button type="button" className="button-plain" onClick={closeDialog}>
            {TEXT.cancel}
          </button>
          <button type="submit" className="button-primary" disabled={verdict === null}>
            {TEXT.submit}
          </button>
        </>
      }
    >
      <p>{TEXT.lead(rowLabel(row))}</p>
      <p className="muted">{explainComputing(model, row)}</p>
      <p className="muted">{TEXT.computed(VERDICT_WORDS[computed])}</p>
      <Choices
        legend={TEXT.verdict}
        name="verdict"
        value={verdict}
        onChange={setVerdict}
        options={CHOICES.map((value) => ({ value, label: <VerdictMark verdict={value} text="" /> }))}
      />
      <label className={styles['reason']}>
        <strong>{TEXT.reason}</strong>
        <textarea
          className="text-area"
          rows={3}
          aria-required
          value={reason}
          aria-describedby="overrule-hint"
          onChange={(event) => {
            setReason(event.target.value);
            setProblem('');
          }}
        />
        <span
          id="overrule-hint"
          className={problem === '' ? 'muted' : 'problem'}
          role={problem === '' ? undefined : 'alert'}
        >
          {problem === '' ? TEXT.reasonHint : problem}
        </span>
      </label>
    </Dialog>
  );
};
