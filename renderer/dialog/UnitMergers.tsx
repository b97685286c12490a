import { useState } from 'react';
import type { MergerPreview, MergerUnit } from '../../shared/contract/unitAnswers';
import { MERGERS, UNITS } from '../../shared/text/unitsDialog';
import { invoke } from '../api/client';
import { runUnitStep } from '../command/unitActions';
import { useAnswer } from '../panel/useAnswer';
import { Problem } from './Problem';
import styles from './UnitsDialog.module.css';

const Old = ({ unit }: { unit: MergerUnit }) => (
  <span className={styles['old']}>
    {unit.old.map(({ name, district, state }, index) => (
      <span key={`${name} ${district}`}>
        {index > 0 ? ', ' : ''}
        <span className={state === 'found' ? undefined : styles[state]} title={`${district} · ${MERGERS[state]}`}>
          {name}
        </span>
      </span>
    ))}
  </span>
);

const Lead = ({ preview, taken }: { preview: MergerPreview; taken: readonly MergerUnit[] }) => {
  const districts = new Set(taken.flatMap(({ old }) => old.map(({ district }) => district)));
  const closes = preview.districts.filter(({ name, state }) => state === 'open' && districts.has(name));
  const old = taken.flatMap((unit) => unit.old);
  const found = old.filter(({ state }) => state === 'found').length;
  return (
    <div className={styles['notes']}>
      {preview.isOwn ? (
        <p>{MERGERS.own(preview.under, preview.effective)}</p>
      ) : (
        <>
          <p>{MERGERS.lead(preview.effective)}</p>
          <p>{preview.under === '' ? MERGERS.noProvince : MERGERS.under(preview.under)}</p>
        </>
      )}
      {old.length === 0 ? null : <p data-testid="merger-counts">{MERGERS.counts(found, old.length - found)}</p>}
      {closes.length === 0 ? null : <p>{MERGERS.closes(closes.map(({ name }) => name))}</p>}
      {preview.offices > 0 && closes.length > 0 ? <p>{MERGERS.offices(preview.offices)}</p> : null}
      {preview.unknown.length === 0 ? null : <p>{MERGERS.unknown(preview.unknown)}</p>}
    </div>
  );
};

interface UnitMergersProps {
  /** Done: one of the new units, to look at. */
  readonly onDone: (formed: FormedUnit) => void;
  readonly onBack: () => void;
}

/** A unit as its merger made it. */
export interface FormedUnit {
  readonly name: string;
  readonly from: string;
}

/** The mergers of 2025 that come with the product: what they would do, then one step. */
export const UnitMergers = ({ onDone, onBack }: UnitMergersProps) => {
  const preview = useAnswer('mergers', () => invoke('units.mergers', {}));
  const [picked, setPicked] = useState<ReadonlySet<string> | null>(null);
  const [problem, setProblem] = useState('');
  if (!preview) return null;
  const free = preview.units.filter(({ state }) => state === 'new');
  const names = picked ?? new Set(free.filter(({ concerns }) => concerns).map(({ name }) => name));
  // Those that concern this file come first: in a province's list they would have to be looked for.
  const ordered = [...preview.units].sort((a, b) => Number(b.concerns) - Number(a.concerns));
  const taken = free.filter(({ name }) => names.has(name));
  const toggle = (name: string, on: boolean): void => {
    const next = new Set(names);
    if (on) next.add(name);
    else next.delete(name);
    setPicked(next);
  };
  const run = async (): Promise<void> => {
    const failed = await runUnitStep({ type: 'importMergers', take: taken.map(({ name }) => name) });
    if (failed === null) onDone({ name: taken[0]?.name ?? '', from: preview.effective });
    else setProblem(failed);
  };
  return (
    <div className={`${styles['form']} ${styles['filled']}`}>
      <h3>{UNITS.import}</h3>
      <Lead preview={preview} taken={taken} />
      {preview.isOwn ? null : (
        <span className={styles['left']}>
          <button type="button" className="button-link" onClick={() => setPicked(null)}>
            {MERGERS.concerned}
          </button>
          <button
            type="button"
            className="button-link"
            onClick={() => setPicked(new Set(free.map(({ name }) => name)))}
          >
            {MERGERS.all}
          </button>
        </span>
      )}
      <ul className={styles['mergers']} data-testid="mergers">
        {ordered.map((unit) => (
          <li key={unit.name}>
            <label>
              <input
                type="checkbox"
                disabled={unit.state === 'there'}
                checked={unit.state === 'there' || names.has(unit.name)}
                onChange={(event) => toggle(unit.name, event.target.checked)}
              />
              <strong title={unit.isReused ? MERGERS.reused : undefined}>{unit.name}</strong>
              {unit.state === 'there' ? <span className="muted">{MERGERS.there}</span> : null}
            </label>
            <Old unit={unit} />
          </li>
        ))}
      </ul>
      <p className="muted">{MERGERS.source(preview.source)}</p>
      <Problem text={problem} />
      <span className={styles['buttons']}>
        <button type="button" className="button-plain" onClick={onBack}>
          {UNITS.back}
        </button>
        <button
          type="button"
          className="button-primary"
          disabled={taken.length === 0 || preview.under === ''}
          onClick={() => void run()}
        >
          {preview.isOwn && taken.length > 0
            ? MERGERS.submitOld(taken.flatMap(({ old }) => old).length)
            : MERGERS.submit(taken.length)}
        </button>
      </span>
    </div>
  );
};
