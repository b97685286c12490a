import { useEffect, useRef, useState } from 'react';
import type { ReadReturns } from '../../../shared/contract/returnsAnswers';
import { isoDay, parseDay } from '../../../shared/domain/calendar';
import { formatDay } from '../../../shared/text/calendar';
import { fileNameOf } from '../../../shared/text/errors';
import { RETURNS_JOB } from '../../../shared/text/returns';
import { REQUESTS_DIALOG, RETURNS_DIALOG as TEXT } from '../../../shared/text/returnsDialog';
import { pathOf } from '../../api/client';
import { acceptReturns, assignReturn, readReturns, sendBackReturn } from '../../command/returnActions';
import { Dialog } from '../Dialog';
import { Tabs } from '../Tabs';
import { useInquiry } from '../useInquiry';
import { OtherFiles } from './OtherFiles';
import { firstChoice, type ReportChoice, ReportFields } from './ReportFields';
import { ReturnList } from './ReturnList';
import { ReturnRows } from './ReturnRows';
import styles from './Returns.module.css';
import { ReturnUnit } from './ReturnUnit';
import { type Notes, withNote } from './SendBack';
import { cellCount, firstTakings, reportingUnits, type Takings, toTake, withTaking } from './taking';

/** The board of returns of a sheet and period, and what files just read would bring. Nothing is written until it is said. */
export const ReturnsDialog = ({ paths }: { paths: readonly string[] | null }) => {
  const [choice, setChoice] = useState<ReportChoice | null>(firstChoice);
  return choice ? (
    <Board key={`${choice.sheet.id} ${choice.period}`} choice={choice} given={paths} onChoice={setChoice} />
  ) : null;
};

type Tab = 'unit' | 'row';
const NOTHING: Takings = new Map();

interface BoardProps {
  readonly choice: ReportChoice;
  readonly given: readonly string[] | null;
  readonly onChoice: (choice: ReportChoice) => void;
}

const Board = ({ choice, given, onChoice }: BoardProps) => {
  const at = { sheet: choice.sheet.id, period: choice.period };
  const board = useInquiry('returns.board', { at });
  const [read, setRead] = useState<ReadReturns | null>(null);
  const [takings, setTakings] = useState<Takings>(NOTHING);
  /** What is being written to units whose files go back, by the file's path. */
  const [notes, setNotes] = useState<Notes>(new Map());
  const [chosen, setChosen] = useState<string | null>(null);
  const [received, setReceived] = useState(() => formatDay(isoDay(new Date())));
  const [tab, setTab] = useState<Tab>('unit');
  const [busy, setBusy] = useState<'' | 'reading' | 'taking'>('');
  const [said, setSaid] = useState<{ readonly text: string; readonly isProblem: boolean }>({
    text: '',
    isProblem: false,
  });

  const tell = (text: string, isProblem = false): void => setSaid({ text, isProblem });

  const start = async (from: 'folder' | 'files', paths: readonly string[] | null): Promise<void> => {
    if (busy !== '') return;
    setBusy('reading');
    tell('');
    const answer = await readReturns(at, from, paths);
    setBusy('');
    if ('problem' in answer) tell(answer.problem, true);
    else if (answer.value) {
      const { value } = answer;
      setRead(value);
      setTakings(firstTakings(value));
      // Whoever was chosen while it was being read stays so.
      setChosen((old) => old ?? value.files.find(({ unit, preview }) => unit !== null && preview)?.unit ?? null);
      if (value.cancelled) tell(TEXT.stopped);
      else if (value.left.length > 0) tell(TEXT.left(value.left.map(fileNameOf)), true);
      else if (value.files.length === 0) tell(TEXT.noFiles, true);
    }
  };

  // Files that were dropped on the window are read at once.
  const first = useRef(start);
  useEffect(() => {
    if (given) void first.current('files', given);
  }, [given]);

  const assign = async (file: number, unit: string): Promise<void> => {
    if (!read || unit === '') return;
    setBusy('reading');
    const answer = await assignReturn(read.token, file, unit);
    setBusy('');
    if ('problem' in answer) {
      tell(answer.problem, true);
      return;
    }
    const { value } = answer;
    setRead({ ...read, files: read.files.map((one, index) => (index === file ? value : one)) });
    setTakings(withTaking(takings, file, firstTakings({ files: [value] }).get(0) ?? null));
    setChosen(unit);
  };

  const accept = async (): Promise<void> => {
    if (!read || takings.size === 0 || busy !== '') return;
    const receivedOn = parseDay(received);
    if (receivedOn === null) {
      tell(REQUESTS_DIALOG.wrongDay(received), true);
      return;
    }
    setBusy('taking');
    const answer = await acceptReturns(read.token, toTake(takings, read.files), receivedOn);
    setBusy('');
    if ('problem' in answer) {
      tell(answer.problem, true);
      return;
    }
    tell(TEXT.accepted(takings.size));
    const { rest } = answer.value;
    setRead(rest.length === 0 ? null : { ...read, files: rest });
    setTakings(NOTHING);
    setTab('unit');
  };

  const sendBack = async (file: number, note: string, cells: readonly string[]): Promise<void> => {
    if (!read) return;
    setBusy('taking');
    const answer = await sendBackReturn(read.token, file, note, cells);
    setBusy('');
    if ('problem' in answer) {
      tell(answer.problem, true);
      return;
    }
    if (answer.value === null) {
      tell(TEXT.notSentBack, true);
      return;
    }
    const { copy } = answer.value;
    const isBeside = copy?.split(/[\\/]/u).at(-2) === RETURNS_JOB.copyFolder;
    tell(TEXT.sentBack(copy !== null && isBeside ? `${RETURNS_JOB.copyFolder}/${fileNameOf(copy)}` : copy));
    setTakings(withTaking(takings, file, null));
    const sent = read.files[file]?.path;
    if (sent !== undefined) setNotes((before) => withNote(before, sent, null));
  };

  // Each time anew: what is dropped is read for the sheet and period of now.
  useEffect(() => {
    const onDrop = (event: DragEvent): void => {
      const dropped = [...(event.dataTransfer?.files ?? [])].map(pathOf).filter((path) => path !== '');
      if (dropped.length > 0) void start('files', dropped);
    };
    window.addEventListener('drop', onDrop);
    return () => window.removeEventListener('drop', onDrop);
  });

  const unit = board?.units.find(({ id }) => id === chosen);
  const counts: Record<string, number> = {};
  for (const { state } of board ? reportingUnits(board, null) : []) counts[state] = (counts[state] ?? 0) + 1;
  const isBusy = busy !== '';
  const buttons = (
    <>
      <button type="button" className="button-plain" data-leave="">
        {TEXT.cancel}
      </button>
      <button type="submit" className="button-primary" disabled={isBusy || takings.size === 0}>
        {busy === 'taking' ? TEXT.working : TEXT.submit(takings.size, cellCount(takings))}
      </button>
    </>
  );
  return (
    <Dialog
      title={TEXT.title}
      size="wide"
      testId="returns-dialog"
      unsaved={takings.size > 0 || [...notes.values()].some((note) => note.trim() !== '')}
      buttons={buttons}
      onSubmit={() => void accept()}
    >
      <div className={styles['fields']}>
        <ReportFields choice={choice} disabled={isBusy} onChange={onChoice} />
        <button
          type="button"
          className="button-plain"
          data-first=""
          disabled={isBusy}
          onClick={() => void start('folder', null)}
        >
          {busy === 'reading' ? TEXT.reading : TEXT.chooseFolder}
        </button>
        <button type="button" className="button-plain" disabled={isBusy} onClick={() => void start('files', null)}>
          {TEXT.chooseFiles}
        </button>
        <label className={styles['field']}>
          <span>{TEXT.receivedOn}</span>
          <input
            className={styles['day']}
            value={received}
            disabled={isBusy}
            maxLength={20}
            onChange={(event) => setReceived(event.target.value)}
          />
        </label>
      </div>
      <div className={styles['under']}>
        <p className={said.isProblem ? styles['problem'] : 'muted'} role="status" data-testid="returns-said">
          {said.text === '' ? TEXT.drop : said.text}
        </p>
        <output data-testid="returns-summary">{board ? TEXT.summary(counts) : ''}</output>
      </div>
      <div className={styles['two']}>
        {board ? (
          <ReturnList
            board={board}
            read={read}
            takings={takings}
            chosen={chosen}
            disabled={isBusy}
            onChoose={setChosen}
            onTake={setTakings}
          />
        ) : (
          <section className={styles['list']} />
        )}
        <section className={styles['list']}>
          <div className={styles['tabs']}>
            <Tabs
              tabs={[
                { id: 'unit', label: TEXT.byUnit },
                { id: 'row', label: TEXT.byRow },
              ]}
              current={tab}
              testId="returns-tab"
              onChoose={setTab}
            />
          </div>
          {tab === 'row' && read ? (
            <ReturnRows
              read={read}
              units={board?.units ?? []}
              takings={takings}
              disabled={isBusy}
              onTake={setTakings}
            />
          ) : unit ? (
            <ReturnUnit
              key={unit.id}
              unit={unit}
              read={read}
              takings={takings}
              notes={notes}
              disabled={isBusy}
              onTake={setTakings}
              onNote={(path, note) => setNotes(withNote(notes, path, note))}
              onSendBack={(file, note, cells) => void sendBack(file, note, cells)}
            />
          ) : (
            <p className={`muted ${styles['none']}`}>{TEXT.pickRow}</p>
          )}
        </section>
      </div>
      <OtherFiles
        read={board && read}
        units={board?.units ?? []}
        disabled={isBusy}
        onAssign={(file, of) => void assign(file, of)}
      />
    </Dialog>
  );
};
