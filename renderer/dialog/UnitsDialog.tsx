import { Building2, MapPin } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { UnitEntry, UnitList } from '../../shared/contract/unitAnswers';
import { withoutAccents } from '../../shared/grid/foldText';
import { UNITS } from '../../shared/text/unitsDialog';
import { invoke } from '../api/client';
import { Tree, type TreeItem } from '../panel/Tree';
import { useAnswer } from '../panel/useAnswer';
import { useStore } from '../store/createStore';
import { isReadOnly, planStore } from '../store/planStore';
import { Dialog } from './Dialog';
import { UnitAdd } from './UnitAdd';
import { UnitDetails } from './UnitDetails';
import { UnitKinds } from './UnitKinds';
import { UnitMerge, UnitSplit } from './UnitMerge';
import { type FormedUnit, UnitMergers } from './UnitMergers';
import styles from './UnitsDialog.module.css';
import { type TellTyped, withPart } from './useTyped';

type UnitsMode = 'edit' | 'add' | 'merge' | 'split' | 'kinds' | 'import';

/** Those that match, with what they belong to, so that the list stays a tree. */
const shownOf = (list: UnitList, query: string, closed: boolean, chosen: string | null): readonly UnitEntry[] => {
  const wanted = withoutAccents(query.trim());
  const byId = new Map(list.units.map((unit) => [unit.id, unit]));
  const kept = new Set<string>();
  for (const unit of list.units) {
    if (!closed && unit.validTo !== null && unit.id !== chosen) continue;
    if (
      wanted !== '' &&
      ![unit.name, unit.shortName, ...unit.aliases].some((name) => withoutAccents(name).includes(wanted))
    )
      continue;
    for (let at: UnitEntry | undefined = unit; at && !kept.has(at.id); at = byId.get(at.parent ?? '')) kept.add(at.id);
  }
  return list.units.filter(({ id }) => kept.has(id));
};

const daysOf = ({ validFrom, validTo }: UnitEntry): string =>
  [validFrom === null ? '' : UNITS.from(validFrom), validTo === null ? '' : UNITS.until(validTo)]
    .filter((part) => part !== '')
    .join(' ');

interface ListProps {
  readonly list: UnitList;
  readonly chosen: string | null;
  /** Whether something stands at a unit that is not written. */
  readonly isTyped: (unit: string) => boolean;
  readonly onChoose: (unit: string) => void;
}

const UnitsTree = ({ list, chosen, isTyped, onChoose }: ListProps) => {
  const [query, setQuery] = useState('');
  const [closed, setClosed] = useState(list.units.find(({ id }) => id === chosen)?.validTo !== null);
  const field = useRef<HTMLInputElement>(null);
  // The list comes after the dialog has given the focus away.
  useEffect(() => field.current?.focus(), []);
  const roles = new Map(list.kinds.map(({ id, role }) => [id, role]));
  const shown = shownOf(list, query, closed, chosen);
  const items = shown.map(
    (unit): TreeItem => ({
      id: unit.id,
      label: unit.name,
      depth: unit.depth,
      open: null,
      current: unit.id === chosen,
      muted: unit.validTo !== null,
      hint: [unit.name, daysOf(unit)].filter((part) => part !== '').join(' · '),
      count: isTyped(unit.id) ? UNITS.unsaved : daysOf(unit),
      icon: roles.get(unit.kind) === 'office' ? <Building2 size={14} aria-hidden /> : <MapPin size={14} aria-hidden />,
      onOpen: () => onChoose(unit.id),
    }),
  );
  return (
    <div className={styles['list']}>
      <input
        type="search"
        aria-label={UNITS.search}
        placeholder={UNITS.search}
        value={query}
        ref={field}
        onChange={(event) => setQuery(event.target.value)}
      />
      <label className={styles['check']}>
        <input type="checkbox" checked={closed} onChange={(event) => setClosed(event.target.checked)} />
        {UNITS.closed}
      </label>
      <div className={styles['tree']}>
        {items.length === 0 ? (
          <p className="muted">{UNITS.none}</p>
        ) : (
          <Tree label={UNITS.tree} items={items} testId="units-tree" />
        )}
      </div>
    </div>
  );
};

/** A unit as the file has it: once it has something else, what was typed here has become part of it. */
const stored = ({ id, name, shortName, kind, aliases, validFrom, validTo }: UnitEntry): string =>
  JSON.stringify([id, name, shortName, kind, aliases, validFrom, validTo]);

const modesOfUnit: readonly UnitsMode[] = ['edit', 'merge', 'split'];

/** A mode and, where it is about one, its unit: "edit bản-bo", "add". */
const partOf = (mode: UnitsMode, unit: string | null): string =>
  modesOfUnit.includes(mode) ? `${mode} ${unit ?? ''}` : mode;

interface PartProps {
  readonly part: string;
  readonly list: UnitList;
  readonly chosen: UnitEntry | null;
  readonly onMode: (mode: UnitsMode) => void;
  readonly onChoose: (unit: string) => void;
  readonly onDone: () => void;
  readonly onFormed: (unit: FormedUnit) => void;
  readonly onTyped: TellTyped;
}

/** What stands beside the tree. */
const Part = ({ part, list, chosen, onMode, onChoose, onDone, onFormed, onTyped }: PartProps) => {
  const [mode = '', id] = part.split(' ');
  const unit = list.units.find((one) => one.id === id);
  const toEdit = (): void => onMode('edit');
  const ways = { onDone, onBack: toEdit, onTyped };
  if (mode === 'kinds') return <UnitKinds list={list} onTyped={onTyped} />;
  if (mode === 'import') return <UnitMergers onDone={onFormed} onBack={toEdit} />;
  if (mode === 'add') return <UnitAdd list={list} parent={chosen?.id ?? null} {...ways} />;
  if (!unit) return mode === 'edit' ? <p className="muted">{UNITS.pick}</p> : null;
  if (mode === 'merge') return <UnitMerge list={list} unit={unit} part={part} {...ways} />;
  if (mode === 'split') return <UnitSplit list={list} unit={unit} part={part} {...ways} />;
  return (
    <UnitDetails
      key={stored(unit)}
      list={list}
      unit={unit}
      part={part}
      onMode={onMode}
      onChoose={onChoose}
      onTyped={onTyped}
    />
  );
};

/** Units of the file: what they are called, what they belong to, when they are there, what became of them. */
export const UnitsDialog = () => {
  const list = useAnswer('units', () => invoke('units.list', {}));
  const here = useStore(planStore, (state) => state.model?.view.unit.id ?? null);
  const [chosen, setChosen] = useState<string | null>(here);
  const [mode, setMode] = useState<UnitsMode>('edit');
  const [formed, setFormed] = useState<FormedUnit | null>(null);
  const isFormed = (one: UnitEntry): boolean => one.name === formed?.name && one.validFrom === formed.from;
  const found = formed === null ? null : (list?.units.find(isFormed)?.id ?? null);
  useEffect(() => {
    if (found === null) return;
    // From here on it is known by its id, whatever it is called next.
    setChosen(found);
    setFormed(null);
  }, [found]);
  const unit = list?.units.find(({ id }) => id === (found ?? chosen)) ?? null;
  const [typed, setTyped] = useState<ReadonlySet<string>>(new Set());
  const tell: TellTyped = useCallback((part, isTyped) => setTyped((before) => withPart(before, part, isTyped)), []);
  const current = partOf(mode, unit?.id ?? null);
  const toEdit = (): void => setMode('edit');
  const done = (part: string): void => {
    setTyped((before) => withPart(before, part, false));
    toEdit();
  };
  const toFormed = (one: FormedUnit): void => {
    setFormed(one);
    toEdit();
  };
  const choose = (id: string): void => {
    setChosen(id);
    setFormed(null);
    setMode('edit');
  };
  const toggles: readonly (readonly [UnitsMode, string])[] = [
    ['add', UNITS.add],
    ['kinds', UNITS.kinds],
    ['import', UNITS.import],
  ];
  const buttons = (
    <>
      <span className={styles['more']}>
        {toggles.map(([one, label]) => (
          <button
            key={one}
            type="button"
            className={`button-plain ${mode === one ? 'button-on' : ''}`}
            aria-pressed={mode === one}
            disabled={isReadOnly() || !list}
            onClick={() => setMode(mode === one ? 'edit' : one)}
          >
            {label}
          </button>
        ))}
      </span>
      <button type="button" className="button-plain" data-leave="">
        {UNITS.close}
      </button>
    </>
  );
  return (
    <Dialog title={UNITS.title} size="wide" testId="units-dialog" unsaved={typed.size > 0} buttons={buttons}>
      {list ? (
        <div className={styles['panes']}>
          <UnitsTree
            list={list}
            chosen={unit?.id ?? null}
            isTyped={(id) => modesOfUnit.some((one) => typed.has(partOf(one, id)))}
            onChoose={choose}
          />
          {/* What was typed in a part stays there while another one is looked at. */}
          {[...new Set([...typed, current])].map((part) => (
            <div
              key={part}
              className={styles['pane']}
              hidden={part !== current}
              data-testid={part === current ? `units-${mode}` : undefined}
            >
              <Part
                part={part}
                list={list}
                chosen={unit}
                onMode={setMode}
                onChoose={choose}
                onDone={() => done(part)}
                onFormed={toFormed}
                onTyped={tell}
              />
            </div>
          ))}
        </div>
      ) : null}
    </Dialog>
  );
};
