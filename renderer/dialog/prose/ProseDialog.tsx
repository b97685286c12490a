import { useMemo, useRef, useState } from 'react';
import {
  draftsOf,
  judge,
  type ProseDraft,
  type ProseTarget,
  withAllTaken,
  withCorrections,
  writingOf,
} from '../../../shared/reading/proseDraft';
import { readProse } from '../../../shared/reading/proseRows';
import { PROSE_TEXT as TEXT } from '../../../shared/text/prosePaste';
import { landAt } from '../../command/landing';
import { type ProseColumn, proseColumns } from '../../command/proseColumns';
import { sheetAt } from '../../command/workspace';
import { planStore } from '../../store/planStore';
import { closeDialog } from '../../store/uiStore';
import { Dialog } from '../Dialog';
import { Problem } from '../Problem';
import { useRunner } from '../useRunner';
import styles from './Prose.module.css';
import { ProseTable } from './ProseTable';
import { ProseText, type ShownDraft } from './ProseText';

const targetOf = (column: ProseColumn | undefined): ProseTarget | null => {
  const { model } = planStore.get();
  if (!model || !column) return null;
  const c = model.columnIndex(column.id) ?? -1;
  return {
    column: column.id,
    kind: column.kind,
    rows: model.view.rows,
    isClosed: (row) => {
      const r = model.rowIndex(row);
      return r !== null && c >= 0 && model.lockAt({ r, c }) !== null;
    },
  };
};

/** Rows that running text speaks of: proposed, looked at, corrected, then written as one step. */
export const ProseDialog = () => {
  const at = sheetAt();
  const columns = useMemo(proseColumns, []);
  const [column, setColumn] = useState(columns[0]?.id ?? '');
  const [text, setText] = useState('');
  const [isReading, setReading] = useState(false);
  const [drafts, setDrafts] = useState<readonly ProseDraft[]>([]);
  const [shown, setShown] = useState<ShownDraft | null>(null);
  const submitButton = useRef<HTMLButtonElement>(null);
  const { run, problem, setProblem } = useRunner();
  const target = targetOf(columns.find(({ id }) => id === column));
  if (!at || !target) return null;

  const read = (from: string, into: ProseTarget): void => {
    const units = [...new Set(into.rows.map(({ unitLabel }) => unitLabel).filter((unit) => unit.trim() !== ''))];
    setDrafts(withCorrections(draftsOf(readProse(from, units), into), drafts));
    setReading(true);
    setProblem('');
    // The field that had the keyboard is gone.
    requestAnimationFrame(() => submitButton.current?.focus());
  };
  const choose = (id: string): void => {
    setColumn(id);
    const into = targetOf(columns.find((one) => one.id === id));
    if (isReading && into) read(text, into);
  };
  const judged = judge(drafts, target);
  const writing = writingOf(drafts, target, text);
  const count = writing.edits.length + writing.added.length;
  const change = (index: number, patch: Partial<ProseDraft>): void =>
    setDrafts(drafts.map((draft, place) => (place === index ? { ...draft, ...patch } : draft)));
  const takeAll = (take: boolean): void => setDrafts(withAllTaken(drafts, target, take));
  const submit = async (): Promise<void> => {
    const after = target.rows.at(-1)?.id ?? null;
    const step = await run({ type: 'takeProse', ...at, ...writing, after });
    if (!step) return;
    closeDialog();
    if (step.place?.row) landAt({ row: step.place.row, column: target.column });
  };

  return (
    <Dialog
      title={TEXT.title}
      size="full"
      testId="prose-dialog"
      unsaved={text.trim() !== ''}
      onSubmit={() => {
        if (!isReading) read(text, target);
        else if (count > 0) void submit();
      }}
      buttons={
        <>
          <button type="button" className="button-plain" data-leave="">
            {TEXT.cancel}
          </button>
          <button
            type="submit"
            className="button-primary"
            ref={submitButton}
            disabled={isReading ? count === 0 : text.trim() === ''}
            data-testid="prose-submit"
          >
            {isReading ? TEXT.submit(count) : TEXT.read}
          </button>
        </>
      }
    >
      <p className="muted">{TEXT.lead}</p>
      <div className={styles['panes']}>
        <section className={styles['source']} aria-label={TEXT.text}>
          {isReading ? (
            <ProseText
              text={text}
              drafts={drafts}
              shown={shown}
              onShow={(draft) => setShown({ draft, from: 'text' })}
            />
          ) : (
            <textarea
              className="text-area"
              data-first=""
              data-testid="prose-text"
              spellCheck={false}
              aria-label={TEXT.text}
              placeholder={TEXT.placeholder}
              value={text}
              onChange={(event) => setText(event.target.value)}
              onPaste={(event) => {
                // A whole passage is read at once; what is pasted into a text is a correction.
                if (text !== '') return;
                event.preventDefault();
                const pasted = event.clipboardData.getData('text/plain');
                setText(pasted);
                if (pasted.trim() !== '') read(pasted, target);
              }}
            />
          )}
          {isReading ? (
            <button type="button" className="button-link" onClick={() => setReading(false)}>
              {TEXT.edit}
            </button>
          ) : null}
        </section>
        <section className={styles['found']}>
          <div className={styles['tools']}>
            <label>
              {TEXT.column}
              <select value={column} onChange={(event) => choose(event.target.value)} data-testid="prose-column">
                {columns.map(({ id, label }) => (
                  <option key={id} value={id}>
                    {label}
                  </option>
                ))}
              </select>
            </label>
            {drafts.length > 0 && isReading ? (
              <>
                <button type="button" className="button-link" onClick={() => takeAll(true)}>
                  {TEXT.takeAll}
                </button>
                <button type="button" className="button-link" onClick={() => takeAll(false)}>
                  {TEXT.takeNone}
                </button>
                <output data-testid="prose-summary">
                  {TEXT.summary(writing.edits.length, writing.added.length, drafts.length)}
                </output>
              </>
            ) : null}
          </div>
          {isReading && drafts.length === 0 ? <p data-testid="prose-none">{TEXT.none}</p> : null}
          {isReading && drafts.length > 0 ? (
            <ProseTable
              drafts={drafts}
              judged={judged}
              rows={target.rows}
              shown={shown}
              onShow={(draft) => setShown({ draft, from: 'table' })}
              onChange={change}
            />
          ) : null}
          <Problem text={problem} />
        </section>
      </div>
    </Dialog>
  );
};
