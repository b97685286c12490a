import { useEffect, useState } from 'react';
import type { OutsideVersion } from '../../../shared/contract/backups';
import { DIFFERENCES, formatSize, OUTSIDE as TEXT } from '../../../shared/text/backups';
import { explainError, fileNameOf } from '../../../shared/text/errors';
import { refusalText } from '../../../shared/text/refusal';
import { keepOutside, leaveComparison, lookOutside } from '../../command/backups';
import { savePlanAs } from '../../command/files';
import { closeDialog } from '../../store/uiStore';
import { Dialog } from '../Dialog';
import { Problem } from '../Problem';
import styles from './Backup.module.css';
import { DifferenceList } from './DifferenceList';

/** The version in the window beside the one that somebody else wrote: what differs, and three ways, none of which loses any. */
export const OutsideDialog = () => {
  const [found, setFound] = useState<OutsideVersion | 'none' | null>(null);
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    let current = true;
    void lookOutside().then((answer) => {
      if (!current) return;
      if (answer.ok) setFound(answer.value ?? 'none');
      else setProblem(refusalText(answer.error));
    });
    return () => {
      current = false;
      leaveComparison();
    };
  }, []);
  const keep = async (way: 'mine' | 'theirs'): Promise<void> => {
    setBusy(true);
    setProblem('');
    const error = await keepOutside(way);
    setBusy(false);
    if (error) setProblem(refusalText(error));
  };
  const version = found === 'none' ? null : found;
  const isReady = version !== null && !busy;
  return (
    <Dialog
      title={TEXT.title}
      size="wide"
      testId="outside-dialog"
      buttons={
        <button type="button" className="button-plain" data-leave="" data-first="">
          {TEXT.later}
        </button>
      }
    >
      {version ? (
        <p className={styles['rule']}>
          <strong>{TEXT.file(fileNameOf(version.path), version.at, formatSize(version.size))}</strong>
        </p>
      ) : null}
      <p className={`muted ${styles['rule']}`}>{TEXT.lead}</p>
      <Problem text={problem} />
      <div className={styles['outside']}>
        {found === null && problem === '' ? <p className={styles['wait']}>{TEXT.loading}</p> : null}
        {found === 'none' ? <p className={styles['wait']}>{TEXT.none}</p> : null}
        {version?.comparison ? (
          <DifferenceList
            comparison={version.comparison}
            same={TEXT.same}
            openHead={TEXT.mineHead}
            otherHead={TEXT.theirsHead}
          />
        ) : null}
        {version && !version.comparison && !version.problem ? (
          <p className={styles['wait']}>{DIFFERENCES.stopped}</p>
        ) : null}
        {version?.problem ? (
          <p className={styles['wait']}>{TEXT.unreadable(explainError(version.problem).message)}</p>
        ) : null}
      </div>
      <div className={styles['ways']}>
        <button type="button" className="button-plain" disabled={!isReady} onClick={() => void keep('mine')}>
          <strong>{TEXT.mine}</strong>
          <span>{TEXT.mineHint}</span>
        </button>
        <button
          type="button"
          className="button-plain"
          disabled={!isReady || version.problem !== null}
          onClick={() => void keep('theirs')}
        >
          <strong>{TEXT.theirs}</strong>
          <span>{TEXT.theirsHint}</span>
        </button>
        <button
          type="button"
          className="button-plain"
          disabled={busy}
          onClick={() => {
            closeDialog();
            void savePlanAs();
          }}
        >
          <strong>{TEXT.both}</strong>
          <span>{TEXT.bothHint}</span>
        </button>
      </div>
    </Dialog>
  );
};
