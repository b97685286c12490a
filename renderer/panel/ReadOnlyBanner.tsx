import { Lock } from 'lucide-react';
import { READ_ONLY } from '../../shared/text/errors';
import { DAMAGE_DIALOG } from '../../shared/text/rescue';
import { BANNER } from '../../shared/text/ui';
import { lookAtDamage } from '../command/rescuing';
import { runFromBar } from '../command/runAction';
import { useStore } from '../store/createStore';
import { planStore } from '../store/planStore';
import styles from './MessageBar.module.css';

/** Says why an open plan takes no changes, and how to go on. */
export const ReadOnlyBanner = () => {
  const why = useStore(planStore, (state) => state.plan?.readOnly ?? null);
  const path = useStore(planStore, (state) => state.plan?.path ?? '');
  if (why === null) return null;
  return (
    <div className={`${styles['bar']} ${styles['warning']}`} role="status" data-testid="read-only">
      <Lock size={16} aria-hidden />
      <p className={styles['text']}>
        <strong>{BANNER.title}.</strong> {READ_ONLY[why]}
      </p>
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
