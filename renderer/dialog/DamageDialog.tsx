import type { DamageOffer } from '../../shared/contract/rescue';
import { fileNameOf } from '../../shared/text/errors';
import { formatMoment } from '../../shared/text/moment';
import { completeText, explainDamage, lostCounts, provenText, DAMAGE_DIALOG as TEXT } from '../../shared/text/rescue';
import { openVersion, rescueFile } from '../command/rescuing';
import { useStore } from '../store/createStore';
import { planStore } from '../store/planStore';
import { closeDialog } from '../store/uiStore';
import styles from './DamageDialog.module.css';
import { Dialog } from './Dialog';

/** What is left of a damaged file, and the ways on: a good version, or what can be read of this one. */
export const DamageDialog = ({ offer }: { readonly offer: DamageOffer }) => {
  const { path, report, versions } = offer;
  const isOpen = useStore(planStore, (state) => state.plan?.path === path);
  return (
    <Dialog
      title={isOpen ? TEXT.titleOpen : TEXT.title}
      testId="damage-dialog"
      onSubmit={() => void rescueFile(path)}
      buttons={
        <>
          <button type="button" className="button-plain" onClick={closeDialog}>
            {TEXT.close}
          </button>
          {report ? (
            <button type="submit" className={versions.length > 0 ? 'button-plain' : 'button-primary'}>
              {TEXT.rescueSubmit}
            </button>
          ) : null}
        </>
      }
    >
      <p>
        {report ? `${explainDamage(report)} ` : ''}
        {TEXT.kept(fileNameOf(path))}
      </p>
      <h3 className={styles['head']}>{TEXT.versions}</h3>
      {versions.length === 0 ? <p className="muted">{TEXT.noVersion}</p> : null}
      <ul className={styles['list']}>
        {versions.map((version) => (
          <li key={version.path} className={styles['version']}>
            <span>
              {TEXT.version(version.kind, formatMoment(version.at))}
              <span className={`muted ${styles['hint']}`}>{TEXT.versionHint}</span>
            </span>
            <button
              type="button"
              className="button-primary"
              data-first=""
              onClick={() => void openVersion(path, version.path)}
            >
              {TEXT.openVersion}
            </button>
          </li>
        ))}
      </ul>
      <h3 className={styles['head']}>{TEXT.rescue}</h3>
      {report ? (
        <>
          <p data-testid="damage-readable">{completeText(report)}</p>
          <ul className={styles['counts']}>
            {lostCounts(report).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p className="muted">
            {TEXT.rescueHint} {provenText(report)}
          </p>
        </>
      ) : (
        <p>{TEXT.nothing}</p>
      )}
    </Dialog>
  );
};
