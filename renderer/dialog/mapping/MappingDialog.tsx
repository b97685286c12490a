import { useRef, useState } from 'react';
import type { MappingChoice, WorkbookReading } from '../../../shared/contract/mappingAnswers';
import type { WorkbookMapping } from '../../../shared/contract/workbookMapping';
import {
  carriedOver,
  draftOf,
  type MappingDraft,
  missingColumns,
  needsLook,
  standOf,
  toMapping,
} from '../../../shared/grid/mappingDraft';
import { MAPPING_DIALOG as TEXT } from '../../../shared/text/mapping';
import { Dialog } from '../Dialog';
import { Problem } from '../Problem';
import { ColumnStep } from './ColumnStep';
import styles from './MappingDialog.module.css';
import { RowStep } from './RowStep';
import { SheetStep } from './SheetStep';

/**
 * How a workbook from outside is to be read (import) or filled (a superior's template): sheet and header, columns, rows.
 * It needs nothing but a WorkbookReading, which the workbook thread makes (`readForMapping` in
 * electron/workbook/mapping/readForMapping.ts: workbook + SheetView + choice → WorkbookReading, pure); it answers with a
 * WorkbookMapping. It closes nothing by itself, but for Đóng and Esc, which close the open dialog.
 *
 * - `reading`: what was read and proposed at first.
 * - `ask`: the person chose another sheet, header or columns: read again so; a text says why it could not be.
 * - `onConfirm`: the mapping as the person leaves it; only decided rows are in it. '' when it was taken, else why not: all
 *   that was said in the wizard stays.
 * - `purpose`: `fill` offers worked-out columns too, offers no new rows, and no conversions.
 */
export interface MappingDialogProps {
  readonly title: string;
  readonly purpose: 'import' | 'fill';
  readonly reading: WorkbookReading;
  /** Words of the button that ends the last step: "Xem trước thay đổi". */
  readonly confirmLabel: string;
  /** The step to begin with; by default the first. */
  readonly firstStep?: Step;
  readonly ask: (choice: MappingChoice) => Promise<WorkbookReading | string>;
  readonly onConfirm: (mapping: WorkbookMapping) => Promise<string>;
}

export type Step = 0 | 1 | 2;
const STEPS: readonly Step[] = [0, 1, 2];

/** The wizard that says how a foreign workbook is read. */
export const MappingDialog = ({
  title,
  purpose,
  reading: first,
  confirmLabel,
  firstStep = 0,
  ask,
  onConfirm,
}: MappingDialogProps) => {
  const [draft, setDraft] = useState<MappingDraft>(() => draftOf(first));
  const [step, setStep] = useState<Step>(firstStep);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  /** Something was chosen here, or before the preview that the person came back from. */
  const [isTouched, setTouched] = useState(firstStep > 0);
  // Sheets that were looked at, as they were left: going back to one finds all that was said about it.
  const left = useRef(new Map<string, MappingDraft>());
  /** Counts what was asked for: only the last answer is shown. */
  const asked = useRef(0);
  const { mapping, sheets } = draft.reading;
  const missing = missingColumns(draft);
  // A row that we lack wants a look, but it comes in as a new one.
  const undecided = draft.reading.rows.filter(
    (line) => needsLook(draft, line) && standOf(draft, line) !== 'new',
  ).length;

  const read = async (choice: MappingChoice): Promise<boolean> => {
    const question = asked.current + 1;
    asked.current = question;
    setBusy(true);
    const reading = await ask(choice);
    // Something else was chosen meanwhile: that one counts.
    if (asked.current !== question) return false;
    setBusy(false);
    if (typeof reading === 'string') {
      setProblem(reading);
      return false;
    }
    setProblem('');
    left.current.set(draft.reading.mapping.sheetName, draft);
    setDraft(carriedOver(left.current.get(reading.mapping.sheetName) ?? draft, reading));
    return true;
  };
  /** Rows are shown as the columns say; they are read again when those changed. */
  const go = async (to: Step): Promise<void> => {
    if (to === 2 && missing !== null) return;
    const { sheetName, header } = mapping;
    if (to === 2 && draft.isStale && !(await read({ sheetName, header, columns: [...draft.columns.values()] }))) return;
    setStep(to);
  };
  const submit = async (): Promise<void> => {
    if (busy) return;
    if (step < 2) return go(step === 0 ? 1 : 2);
    setBusy(true);
    setProblem(await onConfirm(toMapping(draft)));
    setBusy(false);
  };
  const change = (next: MappingDraft): void => {
    setDraft(next);
    setTouched(true);
  };
  return (
    <Dialog
      title={title}
      size="full"
      testId="mapping-dialog"
      unsaved={isTouched}
      onSubmit={() => void submit()}
      buttons={
        <>
          {step === 1 && missing !== null ? (
            <span className={`at-left ${styles['missing']}`}>{TEXT.missing[missing]}</span>
          ) : null}
          {busy ? <span className="muted">{TEXT.working}</span> : null}
          {step === 2 && !busy && undecided > 0 ? (
            <span className="muted" data-testid="mapping-undecided">
              {TEXT.undecided(undecided, purpose === 'fill')}
            </span>
          ) : null}
          <button type="button" className="button-plain" data-leave="">
            {TEXT.cancel}
          </button>
          <button
            type="button"
            className="button-plain"
            disabled={step === 0 || busy}
            onClick={() => void go(step === 2 ? 1 : 0)}
          >
            {TEXT.back}
          </button>
          <button
            type="submit"
            className="button-primary"
            data-first=""
            disabled={busy || sheets.length === 0 || (step === 1 && missing !== null)}
          >
            {step === 2 ? confirmLabel : TEXT.next}
          </button>
        </>
      }
    >
      <div className={styles['work']}>
        <ol className={styles['steps']}>
          {STEPS.map((one) => (
            <li key={one}>
              <button
                type="button"
                aria-current={one === step ? 'step' : undefined}
                disabled={busy || (one === 2 && missing !== null)}
                onClick={() => void go(one)}
              >
                {TEXT.step(one + 1, TEXT.steps[one])}
              </button>
            </li>
          ))}
          {purpose === 'import' ? <li className="muted">{TEXT.step(4, TEXT.steps[3])}</li> : null}
        </ol>
        <Problem text={problem} />
        {step === 0 ? (
          <SheetStep
            reading={draft.reading}
            onSheet={(sheetName) => void read({ sheetName, header: null, columns: null })}
            onHeader={(header) => void read({ sheetName: mapping.sheetName, header, columns: null })}
          />
        ) : null}
        {step === 1 ? <ColumnStep draft={draft} purpose={purpose} onChange={change} /> : null}
        {step === 2 ? <RowStep draft={draft} purpose={purpose} onChange={change} /> : null}
      </div>
    </Dialog>
  );
};
