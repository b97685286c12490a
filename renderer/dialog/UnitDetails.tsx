import { ArrowDown, ArrowUp } from 'lucide-react';
import { useState } from 'react';
import type { UnitEntry, UnitLinkInfo, UnitList } from '../../shared/contract/unitAnswers';
import { parseDay } from '../../shared/domain/calendar';
import { formatDay } from '../../shared/text/calendar';
import { UNITS, usesText } from '../../shared/text/unitsDialog';
import { runUnitStep } from '../command/unitActions';
import { isReadOnly } from '../store/planStore';
import { linesOf } from './lines';
import { Problem } from './Problem';
import { DayField, Field, KindField, ParentField, wrongDay } from './UnitFields';
import styles from './UnitsDialog.module.css';
import { type TellTyped, useTyped } from './useTyped';

interface LinksProps {
  readonly label: string;
  readonly links: readonly UnitLinkInfo[];
  readonly onChoose: (unit: string) => void;
}

const Links = ({ label, links, onChoose }: LinksProps) =>
  links.length === 0 ? null : (
    <div className={styles['links']}>
      <span>{label}</span>
      <span>
        {links.map(({ unit, name, share, on }, index) => (
          <span key={unit}>
            {index > 0 ? ', ' : ''}
            <button type="button" className="button-link" onClick={() => onChoose(unit)}>
              {name}
            </button>
            {share === 'part' ? ` (${UNITS.part})` : ''}
            {index === links.length - 1 ? <span className="muted">{` ${UNITS.from(on)}`}</span> : null}
          </span>
        ))}
      </span>
    </div>
  );

interface DetailsProps {
  readonly list: UnitList;
  readonly unit: UnitEntry;
  readonly onMode: (mode: 'merge' | 'split') => void;
  readonly onChoose: (unit: string) => void;
  /** Under which name it is told that something stands here. */
  readonly part: string;
  readonly onTyped: TellTyped;
}

/** The neighbours of a unit among those of the same parent. */
const siblingsOf = (list: UnitList, unit: UnitEntry): readonly UnitEntry[] =>
  list.units.filter(({ parent }) => parent === unit.parent);

const dayText = (iso: string | null): string => (iso === null ? '' : formatDay(iso));

/** One unit: its fields, where it comes from, what became of it, and what can be done with it. */
export const UnitDetails = ({ list, unit, onMode, onChoose, part, onTyped }: DetailsProps) => {
  const [name, setName] = useState(unit.name);
  const [shortName, setShortName] = useState(unit.shortName);
  const [kind, setKind] = useState(unit.kind);
  const [aliases, setAliases] = useState(unit.aliases.join('\n'));
  const [from, setFrom] = useState(dayText(unit.validFrom));
  const [to, setTo] = useState(dayText(unit.validTo));
  const [problem, setProblem] = useState('');
  const readOnly = isReadOnly();
  const uses = usesText(unit.uses);
  const siblings = siblingsOf(list, unit);
  const at = siblings.findIndex(({ id }) => id === unit.id);
  const isChanged =
    name !== unit.name ||
    shortName !== unit.shortName ||
    kind !== unit.kind ||
    from.trim() !== dayText(unit.validFrom) ||
    to.trim() !== dayText(unit.validTo) ||
    linesOf(aliases).join('\n') !== unit.aliases.join('\n');
  useTyped(part, isChanged, onTyped);
  const run = async (job: Promise<string | null>): Promise<void> => {
    setProblem((await job) ?? '');
  };
  const save = (): void => {
    const wrong = wrongDay(from, to);
    if (wrong !== '') {
      setProblem(wrong);
      return;
    }
    void run(
      runUnitStep({
        type: 'setUnit',
        of: unit.id,
        name,
        shortName,
        kind,
        aliases: linesOf(aliases),
        validFrom: parseDay(from),
        validTo: parseDay(to),
      }),
    );
  };
  const move = (parent: string | null, after: string | null): void =>
    void run(runUnitStep({ type: 'moveUnit', of: unit.id, parent, after }));
  const under = (parent: string | null): void =>
    move(parent, list.units.findLast((one) => one.parent === parent && one.id !== unit.id)?.id ?? null);
  return (
    <div className={styles['form']}>
      <Field label={UNITS.name} value={name} disabled={readOnly} onChange={setName} />
      <Field
        label={UNITS.shortName}
        hint={UNITS.shortHint}
        value={shortName}
        disabled={readOnly}
        onChange={setShortName}
      />
      <KindField list={list} value={kind} disabled={readOnly} onChange={setKind} />
      <ParentField list={list} value={unit.parent} without={unit.id} disabled={readOnly} onChange={under} />
      <DayField label={UNITS.validFrom} value={from} disabled={readOnly} onChange={setFrom} />
      <DayField label={UNITS.validTo} value={to} disabled={readOnly} onChange={setTo} />
      <label className={styles['field']}>
        <span>{UNITS.aliases}</span>
        <textarea
          className="text-area"
          rows={2}
          value={aliases}
          placeholder={UNITS.aliasesHint}
          disabled={readOnly}
          onChange={(event) => setAliases(event.target.value)}
        />
      </label>
      <Links label={UNITS.formedFrom} links={unit.formedFrom} onChoose={onChoose} />
      <Links label={UNITS.wentInto} links={unit.wentInto} onChoose={onChoose} />
      {uses === '' ? null : (
        <div className={styles['links']}>
          <span>{UNITS.uses}</span>
          <span>{uses}</span>
        </div>
      )}
      {unit.source === '' ? null : (
        <div className={styles['links']}>
          <span>{UNITS.source}</span>
          <span className={styles['source']} title={unit.source}>
            {unit.source}
          </span>
        </div>
      )}
      <Problem text={problem} />
      <span className={styles['buttons']}>
        <span className={styles['left']}>
          <button
            type="button"
            className="button-icon button-plain"
            title={UNITS.up}
            aria-label={UNITS.up}
            disabled={readOnly || at <= 0}
            onClick={() => move(unit.parent, siblings[at - 2]?.id ?? null)}
          >
            <ArrowUp size={16} aria-hidden />
          </button>
          <button
            type="button"
            className="button-icon button-plain"
            title={UNITS.down}
            aria-label={UNITS.down}
            disabled={readOnly || at < 0 || at === siblings.length - 1}
            onClick={() => move(unit.parent, siblings[at + 1]?.id ?? null)}
          >
            <ArrowDown size={16} aria-hidden />
          </button>
          <button type="button" className="button-plain" disabled={readOnly} onClick={() => onMode('merge')}>
            {UNITS.merge}
          </button>
          <button type="button" className="button-plain" disabled={readOnly} onClick={() => onMode('split')}>
            {UNITS.split}
          </button>
          <button
            type="button"
            className="button-plain"
            disabled={readOnly || uses !== ''}
            title={uses === '' ? undefined : UNITS.removeBlocked}
            onClick={() => void run(runUnitStep({ type: 'removeUnit', of: unit.id }))}
          >
            {UNITS.remove}
          </button>
        </span>
        <button type="button" className="button-primary" disabled={readOnly || !isChanged} onClick={save}>
          {UNITS.save}
        </button>
      </span>
    </div>
  );
};
