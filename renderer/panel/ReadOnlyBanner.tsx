import { Lock } from 'lucide-react';
import { READ_ONLY } from '../../shared/text/errors';
import { sayFollowing } from '../../shared/text/lock';
import { BANNER } from '../../shared/text/ui';
import { runFromBar } from '../command/runAction';
import { useStore } from '../store/createStore';
import { planStore } from '../store/planStore';
import styles from './MessageBar.module.css';

/** The way to the right to write that there is now, by what is known of the lock. */
const EDIT = { held: null, none: null, free: BANNER.edit, leftOver: BANNER.takeOver } as const;

/** Says why an open plan takes no changes, who makes them, and how to go on. */
export const ReadOnlyBanner = () => {
  const why = useStore(planStore, (state) => state.plan?.readOnly ?? null);
  const following = useStore(planStore, (state) => state.plan?.following ?? null);
  if (why === null) return null;
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
        <button type="button" className="button-primary" onClick={() => runFromBar('file.edit')}>
          {edit}
        </button>
      )}
      <button type="button" className="button-plain" onClick={() => runFromBar('file.saveAs')}>
        {BANNER.saveAs}
      </button>
    </div>
  );
};
