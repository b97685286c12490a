import { CircleAlert, Lock } from 'lucide-react';
import type { AppError } from '../../shared/contract/appError';
import { explainError, READ_ONLY } from '../../shared/text/errors';
import { sayFollowing } from '../../shared/text/lock';
import { DAMAGE_DIALOG } from '../../shared/text/rescue';
import { BANNER, LABELS } from '../../shared/text/ui';
import { lookAtDamage } from '../command/rescuing';
import { runFromBar } from '../command/runAction';
import { useStore } from '../store/createStore';
import { planStore } from '../store/planStore';
import styles from './MessageBar.module.css';

/** Somebody has taken the right to write over: said as long as it is so, for whoever goes on typing. */
const LockLostBanner = ({ error }: { readonly error: AppError }) => {
  const { title, message, next } = explainError(error);
  return (
    <div className={`${styles['bar']} ${styles['error']}`} role="alert" data-pane="lock-lost" data-testid="lock-lost">
      <CircleAlert size={16} aria-hidden />
      <p className={`${styles['text']} selectable`}>
        <strong>{title}.</strong> {message} {next}
      </p>
      <button type="button" className="button-primary" onClick={() => runFromBar('file.saveAs')}>
        {LABELS.saveAs}
      </button>
    </div>
  );
};

/** The way to the right to write that there is now, by what is known of the lock. */
const EDIT = { held: null, none: null, free: BANNER.edit, leftOver: BANNER.takeOver } as const;

/** Says why an open plan takes no changes, who makes them, and how to go on. */
export const ReadOnlyBanner = () => {
  const why = useStore(planStore, (state) => state.plan?.readOnly ?? null);
  const following = useStore(planStore, (state) => state.plan?.following ?? null);
  const path = useStore(planStore, (state) => state.plan?.path ?? '');
  const error = useStore(planStore, (state) => state.save.error);
  if (why === null) return error?.code === 'lockLost' ? <LockLostBanner error={error} /> : null;
  const edit = following && EDIT[following.lock];
  return (
    <div
      className={`${styles['bar']} ${styles[following?.lock === 'free' ? 'info' : 'warning']}`}
      role="status"
      data-pane="read-only"
      data-testid="read-only"
    >
      <Lock size={16} aria-hidden />
      <p className={`${styles['text']} selectable`}>
        <strong>{BANNER.title}.</strong> {following ? sayFollowing(following, new Date()) : READ_ONLY[why]}
      </p>
      {edit === null ? null : (
        <button
          type="button"
          className={following?.lock === 'free' ? 'button-primary' : 'button-plain'}
          onClick={() => runFromBar('file.edit')}
        >
          {edit}
        </button>
      )}
      {why === 'checksum' ? (
        <button type="button" className="button-plain" onClick={() => void lookAtDamage(path)}>
          {DAMAGE_DIALOG.look}
        </button>
      ) : null}
      <button type="button" className="button-plain" onClick={() => runFromBar('file.saveAs')}>
        {BANNER.saveAs}
      </button>
    </div>
  );
};
