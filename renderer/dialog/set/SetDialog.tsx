import { useState } from 'react';
import type { ReportSet } from '../../../shared/contract/setAnswers';
import { annexNumber } from '../../../shared/form/annexNumber';
import { PRINT_PROFILES } from '../../../shared/form/printProfile';
import type { SheetView } from '../../../shared/form/types';
import { sheetNames } from '../../../shared/grid/sheetNames';
import { SET_DIALOG as TEXT } from '../../../shared/text/sets';
import { PRINTED } from '../../../shared/text/workbook';
import { exportSet } from '../../command/printing';
import { useStore } from '../../store/createStore';
import { planStore } from '../../store/planStore';
import { uiStore } from '../../store/uiStore';
import { Dialog } from '../Dialog';
import { Problem } from '../Problem';
import { useInquiry } from '../useInquiry';
import { useRunner } from '../useRunner';
import { AddEntry } from './AddEntry';
import { draftOf, newDraft, type SetDraft, withEntries } from './draft';
import styles from './SetDialog.module.css';
import { SetEntries } from './SetEntries';
import { SetLookFields } from './SetLookFields';
import { SetSending } from './SetSending';

/** Sets of Biểu: which, in which order, how printed, sent or not. */
export const SetDialog = ({ initial, onDone }: { initial: string | null; onDone: () => void }) => {
  const view = useStore(planStore, (state) => state.model?.view);
  const at = view ? { sheet: view.sheet, period: view.period, unit: view.unit.id } : null;
  const sets = useInquiry('sets.list', at && { at });
  if (!view || !sets) return null;
  return <SetEditor view={view} sets={sets} initial={initial} onDone={onDone} />;
};

interface EditorProps {
  readonly view: SheetView;
  readonly sets: readonly ReportSet[];
  readonly initial: string | null;
  readonly onDone: () => void;
}

/** A set with nothing in it yet can be begun again. */
const isWorth = ({ entries }: SetDraft, isChanged: boolean): boolean => isChanged && entries.length > 0;

const SetEditor = ({ view, sets, initial, onDone }: EditorProps) => {
  const plan = useStore(planStore, (state) => state.plan);
  const busy = useStore(uiStore, (state) => state.busy);
  const at = { sheet: view.sheet, period: view.period, unit: view.unit.id };
  const start = sets.find(({ id }) => id === initial) ?? sets.at(-1);
  const [draft, setDraft] = useState<SetDraft>(() => (start ? draftOf(start) : newDraft(view.period)));
  const [isChanged, setChanged] = useState(!start);
  /** Sets that were changed here and left for another one: they are found again as they were left. */
  const [left, setLeft] = useState<ReadonlyMap<string, SetDraft>>(new Map());
  /** The document that it goes with, as typed; null: as it is kept. */
  const [document, setDocument] = useState<string | null>(null);
  const { run, problem } = useRunner();
  const isLocked = plan?.readOnly !== null;
  const sheets = (plan?.sheets ?? []).filter((sheet) => sheet.plan === view.plan);
  const names = sheetNames(sheets);
  const stored = sets.find(({ id }) => id === draft.id) ?? null;
  const profile = PRINT_PROFILES[draft.look.profile ?? view.print.profile];
  const last = (stored?.entries ?? []).reduce((most, { number }) => Math.max(most, number), 0);
  const isAlone = draft.look.layout === 'bieu';
  const captions = draft.entries.map((_, index) => {
    const fixed = index < draft.fixed ? stored?.entries[index]?.number : undefined;
    const number = fixed ?? (draft.fixed > 0 ? last + index - draft.fixed : index) + 1;
    // A Biểu that stands alone may have a number of its own, which its print settings know.
    return isAlone ? String(number) : `${PRINTED.annex} ${annexNumber(String(number), profile)}`;
  });
  const change = (next: SetDraft): void => {
    setDraft(next);
    setChanged(true);
  };
  const choose = (id: string): void => {
    const set = sets.find((one) => one.id === id);
    const known = new Map(left);
    if (isWorth(draft, isChanged)) known.set(stored ? draft.id : '', draft);
    const found = known.get(id);
    known.delete(id);
    setLeft(known);
    show(set, found);
  };
  const show = (set: ReportSet | undefined, found?: SetDraft): void => {
    setDraft(found ?? (set ? draftOf(set) : newDraft(view.period)));
    setChanged(found !== undefined || !set);
    setDocument(null);
  };
  /** True when the plan has the set as it is shown. */
  const save = async (): Promise<boolean> => {
    if (!isChanged) return true;
    const { id, title, entries, look } = draft;
    const step = await run({ type: 'saveReportSet', ...at, set: id, title, entries, look });
    if (step) {
      setChanged(false);
      setDraft({ ...draft, isNew: false, fixed: draft.fixed > 0 ? entries.length : 0 });
    }
    return step !== null;
  };
  const saveAndExport = async (): Promise<void> => {
    if (await save()) await exportSet(draft.id);
  };
  const remove = async (): Promise<void> => {
    if (await run({ type: 'removeReportSet', ...at, set: draft.id })) {
      const other = sets.find(({ id }) => id !== draft.id);
      const known = new Map(left);
      const found = known.get(other?.id ?? '');
      known.delete(other?.id ?? '');
      setLeft(known);
      show(other, found);
    }
  };
  return (
    <Dialog
      title={TEXT.title}
      size="wide"
      testId="set-dialog"
      onClose={onDone}
      unsaved={isWorth(draft, isChanged) || left.size > 0 || (document ?? stored?.document) !== stored?.document}
      onSubmit={() => void save()}
      buttons={
        <>
          <button
            type="button"
            className="button-plain at-left"
            disabled={isLocked || draft.isNew || draft.fixed > 0}
            onClick={() => void remove()}
          >
            {TEXT.remove_}
          </button>
          <button type="button" className="button-plain" data-leave="">
            {TEXT.close}
          </button>
          <button
            type="button"
            className="button-plain"
            disabled={busy !== null || (isLocked && isChanged)}
            onClick={() => void saveAndExport()}
          >
            {busy ?? TEXT.export}
          </button>
          <button type="submit" className="button-primary" disabled={isLocked || !isChanged}>
            {TEXT.save}
          </button>
        </>
      }
    >
      <p className="muted">{isLocked ? TEXT.readOnly : TEXT.lead}</p>
      <div className={styles['head']}>
        <label className={styles['field']}>
          <span>{TEXT.which}</span>
          <select value={stored?.id ?? ''} onChange={(event) => choose(event.target.value)}>
            {sets.map(({ id, title, sentOn }) => (
              <option key={id} value={id}>
                {sentOn === null ? title : TEXT.sentMark(title)}
              </option>
            ))}
            <option value="">{TEXT.newSet}</option>
          </select>
        </label>
        <label className={`${styles['field']} ${styles['grow']}`}>
          <span>{TEXT.name}</span>
          <input
            value={draft.title}
            maxLength={200}
            disabled={isLocked}
            onChange={(event) => change({ ...draft, title: event.target.value })}
          />
        </label>
      </div>
      <h3 className={styles['caption']}>{TEXT.entries}</h3>
      <SetEntries
        draft={draft}
        names={names}
        sheets={sheets}
        heading={isAlone ? TEXT.position : TEXT.annex}
        captions={captions}
        disabled={isLocked}
        onChange={change}
      />
      {isLocked ? null : (
        <AddEntry
          sheets={sheets}
          names={names}
          here={{ sheet: view.sheet, period: view.period, unit: view.unit.id }}
          onAdd={(added) => change(withEntries(draft, added))}
        />
      )}
      <SetLookFields look={draft.look} disabled={isLocked} onChange={(look) => change({ ...draft, look })} />
      {stored && !isChanged && !isLocked ? (
        <SetSending
          key={`${stored.id} ${stored.sentOn ?? ''}`}
          set={stored}
          document={document ?? stored.document}
          onDocument={setDocument}
          onRun={async (command) => {
            const step = await run({ ...command, ...at, set: stored.id });
            if (!step) return;
            setDraft({ ...draft, fixed: command.type === 'sendReportSet' ? draft.entries.length : 0 });
            setDocument(null);
          }}
        />
      ) : null}
      <Problem text={problem} />
    </Dialog>
  );
};
