import { useState } from 'react';
import type { IssueOutcome, IssueRequest, RequestProposal } from '../../../shared/contract/returnsAnswers';
import { parseDay } from '../../../shared/domain/calendar';
import { formatDay } from '../../../shared/text/calendar';
import { REQUESTS_DIALOG as TEXT } from '../../../shared/text/returnsDialog';
import { LABELS } from '../../../shared/text/ui';
import { UNITS } from '../../../shared/text/unitsDialog';
import { invoke } from '../../api/client';
import { issueRequests, whyNotIssued } from '../../command/returnActions';
import { uiStore } from '../../store/uiStore';
import { Dialog } from '../Dialog';
import { useInquiry } from '../useInquiry';
import { useRunner } from '../useRunner';
import { firstChoice, type ReportChoice, ReportFields } from './ReportFields';
import { RowChoice, UnitChoice } from './RequestParts';
import styles from './Returns.module.css';

/** Rows asked of a unit: all that communes report, or those that the department provides. */
const rowsOf = ({ rows }: RequestProposal, unit: RequestProposal['units'][number]): readonly string[] =>
  rows
    .filter((row) => !row.isHeading && (unit.role === 'area' ? row.areas : row.office === unit.id))
    .map(({ id }) => id);

/** Reporting forms for a sheet and a period: which units, which rows, by when. One step; files in one folder. */
export const RequestsDialog = () => {
  const [choice, setChoice] = useState<ReportChoice | null>(firstChoice);
  return choice ? (
    <RequestForm key={`${choice.sheet.id} ${choice.period}`} choice={choice} onChoice={setChoice} />
  ) : null;
};

const RequestForm = ({ choice, onChoice }: { choice: ReportChoice; onChoice: (choice: ReportChoice) => void }) => {
  const at = { sheet: choice.sheet.id, period: choice.period };
  const proposal = useInquiry('returns.proposal', { at });
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  /** What the person changed of the proposed rows: asked of communes or not; asked of which department, or of none. */
  const [areas, setAreas] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [offices, setOffices] = useState<ReadonlyMap<string, string | null>>(new Map());
  const { run, problem: refused } = useRunner();
  const [due, setDue] = useState<string | null>(null);
  const [problem, setProblem] = useState('');
  const [working, setWorking] = useState(false);
  const [asked, setAsked] = useState<{ readonly folder: string; readonly files: readonly string[] } | null>(null);
  const shown = proposal && withChosen(proposal, areas, offices);
  const dueText = due ?? (proposal?.dueOn ? formatDay(proposal.dueOn) : '');
  const forms = (shown?.units ?? [])
    .filter(({ id, isClosed }) => !left.has(id) && !isClosed)
    .map((unit) => ({ unit: unit.id, rows: shown ? rowsOf(shown, unit) : [] }))
    .filter(({ rows }) => rows.length > 0);
  const canSubmit = forms.length > 0 && !working && (shown?.asks.length ?? 0) > 0;

  const chooseOffice = async (rows: readonly string[], office: string | null): Promise<void> => {
    const [row, ...also] = rows;
    if (row === undefined) return;
    // The plan keeps who provides what; a row asked of nobody this time keeps its department.
    if (office !== null && !(await run({ type: 'setOwners', ...at, row, also, provider: office }))) return;
    setOffices((old) => withAll(old, rows, office));
    if (office !== null) setAreas((old) => withAll(old, rows, false));
  };

  const submit = async (existing: IssueRequest['existing'], folder: string | null): Promise<void> => {
    if (!shown || !canSubmit) return;
    const day = dueText.trim() === '' ? null : parseDay(dueText);
    if (dueText.trim() !== '' && day === null) {
      setProblem(TEXT.wrongDay(dueText));
      return;
    }
    setWorking(true);
    setProblem('');
    const off = shown.rows.filter((row) => !row.isHeading && !row.areas && row.office === null).map(({ id }) => id);
    const done = await issueRequests({ at, units: forms, dueOn: day, left: off, folder, existing });
    setWorking(false);
    if ('problem' in done) setProblem(done.problem);
    else if (done.value === null) return;
    else if (done.value.existing.length > 0) setAsked({ folder: done.value.folder, files: done.value.existing });
    else tell(done.value);
  };

  const buttons = (
    <>
      <button type="button" className="button-plain" disabled={working} data-leave="">
        {TEXT.cancel}
      </button>
      {asked ? (
        <>
          <button
            type="button"
            className="button-plain"
            disabled={working}
            onClick={() => void submit('replace', asked.folder)}
          >
            {TEXT.replace}
          </button>
          <button
            type="button"
            className="button-primary"
            disabled={working}
            onClick={() => void submit('number', asked.folder)}
          >
            {TEXT.keep}
          </button>
        </>
      ) : (
        <button type="submit" className="button-primary" disabled={!canSubmit}>
          {working ? TEXT.working : TEXT.submit(forms.length)}
        </button>
      )}
    </>
  );
  return (
    <Dialog
      title={TEXT.title}
      size="wide"
      testId="requests-dialog"
      buttons={buttons}
      onSubmit={() => void (asked ? submit('number', asked.folder) : submit('ask', null))}
    >
      <p className="muted">{TEXT.intro}</p>
      <div className={styles['fields']}>
        <ReportFields choice={choice} disabled={working} onChange={onChoice} />
        <label className={styles['field']}>
          <span>{TEXT.due}</span>
          <input
            className={styles['day']}
            data-first=""
            value={dueText}
            placeholder={UNITS.dayHint}
            disabled={working}
            maxLength={20}
            onChange={(event) => setDue(event.target.value)}
          />
        </label>
        <span className={`muted ${styles['asks']}`}>
          {shown === null ? '' : shown.asks.length === 0 ? TEXT.asksNothing : TEXT.asks(shown.asks)}
        </span>
      </div>
      <div className={styles['two']}>
        <UnitChoice
          units={shown?.units ?? []}
          rowsOf={(unit) => (shown ? rowsOf(shown, unit).length : 0)}
          left={left}
          disabled={working}
          onChange={setLeft}
        />
        <RowChoice
          rows={shown?.rows ?? []}
          units={shown?.units ?? []}
          disabled={working}
          onAreas={(rows, on) => setAreas((old) => withAll(old, rows, on))}
          onOffice={(rows, office) => void chooseOffice(rows, office)}
        />
      </div>
      {asked ? (
        <p className={styles['asked']} role="alert">
          {TEXT.existing(asked.files.length)} <span className="muted">{asked.files.slice(0, 3).join(', ')}</span>
        </p>
      ) : null}
      <p className={styles['problem']} role="alert">
        {problem || refused}
      </p>
    </Dialog>
  );
};

const withAll = <V,>(old: ReadonlyMap<string, V>, keys: readonly string[], value: V): ReadonlyMap<string, V> =>
  new Map([...old, ...keys.map((key) => [key, value] as const)]);

/** The proposal as the person changed it. */
const withChosen = (
  proposal: RequestProposal,
  areas: ReadonlyMap<string, boolean>,
  offices: ReadonlyMap<string, string | null>,
): RequestProposal => ({
  ...proposal,
  rows: proposal.rows.map((row) => ({
    ...row,
    areas: areas.get(row.id) ?? row.areas,
    office: offices.has(row.id) ? (offices.get(row.id) ?? null) : row.office,
  })),
});

const tell = (done: IssueOutcome): void => {
  const show = { label: LABELS.openFolder, run: () => void invoke('shell.showItem', { path: done.folder }) };
  const failed = done.failed === null ? '' : whyNotIssued(done.failed);
  uiStore.set({
    // Whoever closed this one may be at another.
    ...(uiStore.get().dialog?.kind === 'requests' ? { dialog: null } : {}),
    message: {
      tone: done.failed === null ? 'info' : 'warning',
      title: TEXT.done,
      text: TEXT.doneText(done.written.length, done.folder),
      next: [done.cancelled ? TEXT.stopped : '', failed].filter(Boolean).join(' '),
      actions: [show],
    },
  });
};
