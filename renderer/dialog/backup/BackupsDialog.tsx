import { useEffect, useState } from 'react';
import type { AppError } from '../../../shared/contract/appError';
import type { BackupList, Comparison } from '../../../shared/contract/backups';
import { DIFFERENCES, explainBackup, BACKUP_DIALOG as TEXT } from '../../../shared/text/backups';
import { refusalText } from '../../../shared/text/refusal';
import { invoke } from '../../api/client';
import { backUpNow, listBackups, openBackupCopy, restoreBackup } from '../../command/backups';
import { showError } from '../../command/workspace';
import { isReadOnly } from '../../store/planStore';
import { closeDialog } from '../../store/uiStore';
import { Dialog } from '../Dialog';
import words from '../PeriodDialog.module.css';
import { Problem } from '../Problem';
import styles from './Backup.module.css';
import { BackupRows } from './BackupRows';
import { DifferenceList } from './DifferenceList';
import { type Compared, useComparison } from './useComparison';

const sentence = (error: AppError): string => (error.code === 'damaged' ? TEXT.damagedText : refusalText(error));

const Close = () => (
  <button type="button" className="button-plain" data-leave="" data-first="">
    {TEXT.close}
  </button>
);

/** Backups of the open plan: which there are, how one differs from the plan, and taking it over. */
export const BackupsDialog = () => {
  const [list, setList] = useState<BackupList | null>(null);
  /** Anew each time it is asked for. */
  const [asked, setAsked] = useState<{ readonly path: string } | null>(null);
  const compared = useComparison(asked);
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const [looks, setLooks] = useState(0);
  useEffect(() => {
    void looks;
    let current = true;
    void listBackups().then((answer) => {
      if (!current) return;
      if (answer.ok) setList(answer.value);
      else {
        closeDialog();
        showError(answer.error);
      }
    });
    return () => {
      current = false;
    };
  }, [looks]);
  const during = async (work: () => Promise<AppError | null>, explain = sentence): Promise<void> => {
    setBusy(true);
    setProblem('');
    setSaid('');
    const error = await work();
    setBusy(false);
    if (error) setProblem(explain(error));
  };
  const takeFolder = (usual: boolean): Promise<void> =>
    during(
      async () => {
        const answer = await invoke('backup.folder', { usual });
        if (!answer.ok) return answer.error;
        if (answer.value) {
          setList(answer.value);
          setAsked(null);
        }
        return null;
      },
      (error) => TEXT.badFolder(explainBackup(error)),
    );
  const make = (): Promise<void> =>
    during(async () => {
      const text = await backUpNow();
      setLooks(looks + 1);
      setSaid(text);
      return null;
    });
  const chosen = asked?.path ?? null;
  const comparison = asked && compared.state === 'found' ? compared.comparison : null;
  const differs = comparison !== null && comparison.cells + comparison.others.length > 0;
  const mayRestore = differs && comparison.closed.length === 0 && !isReadOnly();
  if (!list) {
    return (
      <Dialog title={TEXT.title} size="wide" testId="backups-dialog" buttons={<Close />}>
        <p className="muted">{TEXT.loading}</p>
      </Dialog>
    );
  }
  const restore = (): Promise<void> => during(async () => (chosen === null ? null : restoreBackup(chosen)));
  return (
    <Dialog
      title={TEXT.title}
      size="wide"
      testId="backups-dialog"
      onSubmit={() => void (mayRestore && !busy && restore())}
      buttons={
        <>
          <button
            type="button"
            className="button-plain at-left"
            disabled={busy || isReadOnly()}
            onClick={() => void make()}
          >
            {TEXT.make}
          </button>
          <Close />
          <button
            type="button"
            className="button-plain"
            disabled={busy || comparison === null || chosen === null}
            onClick={() => void during(async () => (chosen === null ? null : openBackupCopy(chosen)))}
          >
            {TEXT.openCopy}
          </button>
          <button type="submit" className="button-primary" disabled={busy || !mayRestore}>
            {TEXT.restore}
          </button>
        </>
      }
    >
      <div className={styles['head']}>
        <span className="muted">{TEXT.folder}</span>
        <span className={`selectable ${styles['folder']}`} data-testid="backup-folder">
          {list.folder}
        </span>
        <button
          type="button"
          className="button-plain"
          onClick={() => void invoke('shell.showItem', { path: list.backups[0]?.path ?? list.folder })}
        >
          {TEXT.show}
        </button>
        {list.isDefault ? null : (
          <button type="button" className="button-plain" disabled={busy} onClick={() => void takeFolder(true)}>
            {TEXT.usual}
          </button>
        )}
        <button type="button" className="button-plain" disabled={busy} onClick={() => void takeFolder(false)}>
          {TEXT.change}
        </button>
      </div>
      <p className={`muted ${styles['rule']}`}>{TEXT.rule}</p>
      {list.problem ? <Problem text={TEXT.failing(explainBackup(list.problem))} /> : null}
      <Problem text={problem} />
      <p className={styles['said']} role="status">
        {said}
      </p>
      <div className={styles['two']}>
        <BackupRows backups={list.backups} chosen={chosen} choose={(path) => setAsked({ path })} />
        <div className={styles['preview']}>
          {asked ? (
            <Differences compared={compared} again={() => setAsked({ path: asked.path })} />
          ) : (
            <p className={styles['wait']}>{TEXT.choose}</p>
          )}
        </div>
      </div>
    </Dialog>
  );
};

const Differences = ({ compared, again }: { readonly compared: Compared; readonly again: () => void }) => {
  if (compared.state === 'waiting') return <p className={styles['wait']}>{DIFFERENCES.loading}</p>;
  if (compared.state === 'failed') return <Problem text={sentence(compared.error)} />;
  if (compared.state === 'stopped') {
    return (
      <div className={styles['wait']}>
        <div>
          <p>{DIFFERENCES.stopped}</p>
          <button type="button" className="button-plain" onClick={again}>
            {DIFFERENCES.again}
          </button>
        </div>
      </div>
    );
  }
  const { comparison } = compared;
  return (
    <>
      <DifferenceList
        comparison={comparison}
        same={DIFFERENCES.same}
        openHead={TEXT.openHead}
        otherHead={TEXT.otherHead}
      />
      <Warnings comparison={comparison} />
    </>
  );
};

/** What stands against taking a version over, or has to be known before. */
const Warnings = ({ comparison: { closed, closes, cells, others } }: { readonly comparison: Comparison }) => {
  const named = (of: readonly { readonly period: string; readonly unit: string }[]): string[] =>
    of.map(({ period, unit }) => TEXT.period(period, unit));
  if (closed.length > 0) {
    return <p className={`${words['note']} ${words['warning']}`}>{TEXT.closed(named(closed))}</p>;
  }
  if (cells + others.length === 0) return null;
  if (isReadOnly()) return <p className={`${words['note']} ${words['warning']}`}>{TEXT.readOnly}</p>;
  return (
    <p className={closes.length > 0 ? `${words['note']} ${words['warning']}` : `muted ${styles['under']}`}>
      {closes.length > 0 ? TEXT.closes(named(closes)) : TEXT.undoable}
    </p>
  );
};
