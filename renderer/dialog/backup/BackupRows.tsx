import { useState } from 'react';
import type { BackupInfo } from '../../../shared/contract/backups';
import { formatAge, formatSize, BACKUP_DIALOG as TEXT } from '../../../shared/text/backups';
import { formatMoment } from '../../../shared/text/moment';
import styles from './Backup.module.css';

interface BackupRowsProps {
  readonly backups: readonly BackupInfo[];
  readonly chosen: string | null;
  readonly choose: (path: string) => void;
}

/** The backups that there are, newest first; those of a file of the same name that lay elsewhere come last. */
export const BackupRows = ({ backups, chosen, choose }: BackupRowsProps) => {
  const [now] = useState(() => Date.now());
  if (backups.length === 0) {
    return (
      <div className={styles['wait']}>
        <div>
          <strong>{TEXT.none}</strong>
          <p>{TEXT.noneNext}</p>
        </div>
      </div>
    );
  }
  const first = backups.findIndex(({ own }) => !own);
  return (
    <div className={styles['backups']} data-testid="backups">
      {backups.map((backup, index) => (
        <div key={backup.path}>
          {index === first ? <p className={styles['part']}>{TEXT.elsewhere}</p> : null}
          <button
            type="button"
            aria-pressed={chosen === backup.path}
            title={backup.fileName}
            data-first={index === 0 ? '' : undefined}
            onClick={() => choose(backup.path)}
          >
            <span className={styles['when']}>{formatMoment(backup.at)}</span>
            <span className="muted">{formatAge(backup.at, now)}</span>
            <span>{TEXT.whyOf(backup.reason)}</span>
            <span className="muted">
              {formatSize(backup.size)}
              {backup.state === 'unchecked' ? ` · ${TEXT.unchecked}` : ''}
              {backup.state === 'damaged' ? <strong className={styles['bad']}>{` · ${TEXT.damaged}`}</strong> : null}
            </span>
          </button>
        </div>
      ))}
    </div>
  );
};
