import { CircleAlert, CircleX, Info, type LucideIcon } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { SEVERITIES, type Severity } from '../../shared/check/types';
import type { CheckFinding } from '../../shared/contract/checks';
import { sheetNames } from '../../shared/grid/sheetNames';
import { CHECK_TITLES, CHECKS, countFindings, SEVERITY_GROUPS } from '../../shared/text/checks';
import { goToFinding, muteFinding } from '../command/checking';
import { isComposing } from '../command/keys';
import { checkStore, listedFindings, mutedFindings } from '../store/checkStore';
import { useStore } from '../store/createStore';
import { planStore } from '../store/planStore';
import styles from './ChecksPanel.module.css';
import { SidePanel } from './SidePanel';

const ICONS: Readonly<Record<Severity, LucideIcon>> = { error: CircleX, warning: CircleAlert, info: Info };

/** Asks why a finding is set aside: it is kept with the plan for whoever asks later. */
const MuteForm = ({ finding, onDone }: { readonly finding: CheckFinding; readonly onDone: () => void }) => {
  const [reason, setReason] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const isFilled = reason.trim() !== '';
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (isFilled) void muteFinding(finding, reason.trim()).then(onDone);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || isComposing(event.nativeEvent)) return;
        event.preventDefault();
        onDone();
      }}
    >
      <label>
        {CHECKS.reason}
        <input ref={field} value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
      </label>
      <span className={styles['buttons']}>
        <button type="button" className="button-plain" onClick={onDone}>
          {CHECKS.keep}
        </button>
        <button type="submit" className="button-primary" disabled={!isFilled}>
          {CHECKS.mute}
        </button>
      </span>
    </form>
  );
};

const Item = ({ finding }: { readonly finding: CheckFinding }) => {
  const isAt = useStore(checkStore, (state) => state.at === finding.id);
  const readOnly = useStore(planStore, (state) => state.plan?.readOnly !== null);
  const [asking, setAsking] = useState(false);
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isAt) item.current?.scrollIntoView({ block: 'nearest' });
  }, [isAt]);
  return (
    <li ref={item} className={isAt ? styles['at'] : undefined} data-code={finding.code}>
      <button
        type="button"
        className={styles['item']}
        aria-current={isAt}
        title={finding.sheet === null ? CHECKS.nowhere : CHECKS.goTo}
        onClick={() => void goToFinding(finding)}
      >
        <span className={styles['label']}>{finding.label}</span>
        <span className={styles['kind']}>
          {[CHECK_TITLES[finding.code], finding.where].filter((part) => part !== '').join(' · ')}
        </span>
        <span className={styles['message']}>{finding.message}</span>
        {finding.muted === null ? null : <span className={styles['kind']}>{CHECKS.mutedFor(finding.muted)}</span>}
      </button>
      {asking ? <MuteForm finding={finding} onDone={() => setAsking(false)} /> : null}
      {finding.muted !== null && !readOnly ? (
        <button
          type="button"
          className={`button-link ${styles['act']}`}
          onClick={() => void muteFinding(finding, null)}
        >
          {CHECKS.unmute}
        </button>
      ) : null}
      {finding.muted === null && !asking && isAt && !readOnly ? (
        <button type="button" className={`button-link ${styles['act']}`} onClick={() => setAsking(true)}>
          {CHECKS.muteAsk}
        </button>
      ) : null}
    </li>
  );
};

const groupBy = <K,>(
  findings: readonly CheckFinding[],
  keyOf: (finding: CheckFinding) => K,
): ReadonlyMap<K, readonly CheckFinding[]> => {
  const groups = new Map<K, CheckFinding[]>();
  for (const finding of findings) groups.set(keyOf(finding), [...(groups.get(keyOf(finding)) ?? []), finding]);
  return groups;
};

/** Findings of one severity, Biểu by Biểu. */
const Group = ({ severity, findings }: { readonly severity: Severity; readonly findings: readonly CheckFinding[] }) => {
  const sheets = useStore(planStore, (state) => state.plan?.sheets);
  const [open, setOpen] = useState(true);
  const names = sheetNames(sheets ?? []);
  const plans = new Map((sheets ?? []).map(({ id, planTitle }) => [id, planTitle]));
  const bySheet = groupBy(findings, ({ sheet }) => sheet);
  const isOnePlan = new Set(plans.values()).size < 2;
  const Icon = ICONS[severity];
  return (
    <section className={styles['group']}>
      <h3>
        <button type="button" aria-expanded={open} className={styles[severity]} onClick={() => setOpen(!open)}>
          <Icon size={14} aria-hidden />
          {SEVERITY_GROUPS[severity]}
          <span className={styles['count']}>{findings.length}</span>
        </button>
      </h3>
      {open
        ? [...bySheet].map(([sheet, own]) => (
            <div key={sheet ?? ''}>
              <h4 title={plans.get(sheet ?? '')}>
                {sheet === null ? CHECKS.noSheet : names.get(sheet)}
                {isOnePlan || sheet === null ? null : <span className="muted"> · {plans.get(sheet)}</span>}
              </h4>
              <ul>
                {own.map((finding) => (
                  <Item key={finding.id} finding={finding} />
                ))}
              </ul>
            </div>
          ))
        : null}
    </section>
  );
};

const Filters = () => {
  const findings = useStore(checkStore, (state) => state.findings);
  const code = useStore(checkStore, (state) => state.code);
  const here = useStore(checkStore, (state) => state.here);
  const counts = groupBy(
    (findings ?? []).filter(({ muted }) => muted === null),
    (finding) => finding.code,
  );
  return (
    <div className={styles['filters']}>
      <select aria-label={CHECKS.kind} value={code} onChange={(event) => checkStore.set({ code: event.target.value })}>
        <option value="">{CHECKS.allKinds}</option>
        {[...counts].map(([one, list]) => (
          <option key={one} value={one}>
            {`${CHECK_TITLES[one]} (${list.length})`}
          </option>
        ))}
      </select>
      <label className={styles['here']}>
        <input type="checkbox" checked={here} onChange={(event) => checkStore.set({ here: event.target.checked })} />
        {CHECKS.here}
      </label>
    </div>
  );
};

const Muted = () => {
  const muted = mutedFindings(useStore(checkStore, (state) => state));
  if (muted.length === 0) return null;
  return (
    <details className={styles['muted']}>
      <summary>{CHECKS.muted(muted.length)}</summary>
      <ul>
        {muted.map((finding) => (
          <Item key={finding.id} finding={finding} />
        ))}
      </ul>
    </details>
  );
};

/** What the data checks found, worst first; a click goes to the cell. None of it blocks work. */
export const ChecksPanel = () => {
  const state = useStore(checkStore, (one) => one);
  const sheet = useStore(planStore, (one) => one.sheet);
  const { findings, working, more } = state;
  const listed = listedFindings(state, sheet);
  const isFine = findings?.every(({ muted }) => muted !== null) ?? false;
  return (
    <SidePanel title={CHECKS.title} testId="checks-panel">
      <p className={styles['summary']} role="status">
        {findings === null ? CHECKS.working : isFine ? CHECKS.none : countFindings(listed) || CHECKS.noneListed}
        {working && findings !== null ? <span className="muted"> · {CHECKS.again}</span> : null}
      </p>
      {findings === null || isFine ? null : <Filters />}
      {isFine ? <p className="muted">{CHECKS.noneHint}</p> : null}
      {SEVERITIES.map((severity) => {
        const own = listed.filter((one) => one.severity === severity);
        return own.length === 0 ? null : <Group key={severity} severity={severity} findings={own} />;
      })}
      {more > 0 ? <p className="muted">{CHECKS.more(more)}</p> : null}
      <Muted />
    </SidePanel>
  );
};

/** How many there are beside the name of the panel; notes are not counted. */
export const ChecksCount = () => {
  const findings = useStore(checkStore, (state) => state.findings);
  const open = (findings ?? []).filter(({ muted, severity }) => muted === null && severity !== 'info');
  if (open.length === 0) return null;
  const isError = open.some(({ severity }) => severity === 'error');
  return (
    <span className={`${styles['badge']} ${isError ? styles['isError'] : ''}`} title={countFindings(open)}>
      {open.length}
    </span>
  );
};
