import { CROWDED_HEADER, type PrintedBook, SMALL_SCALE } from '../../../shared/contract/printPages';
import { PRINT_DIALOG as TEXT } from '../../../shared/text/print';
import { uiStore } from '../../store/uiStore';
import styles from './PrintDialog.module.css';
import type { PrintChoice } from './usePrintChoice';

interface SelectProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [T, string])[];
  readonly onChange: (value: T) => void;
}

/** One of a few, in one line. */
const Select = <T extends string>({ label, value, options, onChange }: SelectProps<T>) => (
  <label className={styles['field']}>
    <span>{label}</span>
    <select
      value={value}
      onChange={(event) => {
        const found = options.find(([one]) => one === event.target.value);
        if (found) onChange(found[0]);
      }}
    >
      {options.map(([one, words]) => (
        <option key={one} value={one}>
          {words}
        </option>
      ))}
    </select>
  </label>
);

interface CheckProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}

const Check = ({ label, hint, value, onChange }: CheckProps) => (
  <label className={styles['check']}>
    <input type="checkbox" checked={value} onChange={(event) => onChange(event.target.checked)} />
    <span>
      {label}
      {hint === undefined ? null : <span className={styles['hint']}>{hint}</span>}
    </span>
  </label>
);

/** What is printed, how it is laid out, on which paper. `from`: the dialog that others lead back to. */
export const PrintChoices = ({ choice, from }: { choice: PrintChoice; from: 'print' | 'export' }) => {
  const { prefs, profile, set, sets, choose, chooseSet } = choice;
  const scope = set?.id ?? '';
  return (
    <div className={styles['choices']}>
      <Select
        label={TEXT.scope}
        value={scope}
        options={[['', TEXT.thisSheet], ...sets.map(({ id, title }) => [id, TEXT.set(title)] as const)]}
        onChange={(id) => chooseSet(id === '' ? null : id)}
      />
      {set ? (
        <p className={styles['hint']}>{TEXT.ofSet}</p>
      ) : (
        <>
          <Select
            label={TEXT.layout}
            value={prefs.layout}
            options={[
              ['phu-luc', TEXT.annex],
              ['bieu', TEXT.standalone],
            ]}
            onChange={(layout) => choose({ layout })}
          />
          <Select
            label={TEXT.profile}
            value={profile}
            options={[
              ['nha-nuoc', TEXT.state],
              ['dang', TEXT.party],
            ]}
            onChange={(value) => choose({ profile: value })}
          />
          <div className={styles['two']}>
            <Select
              label={TEXT.paper}
              value={choice.paper}
              options={[
                ['A4', 'A4'],
                ['A3', 'A3'],
              ]}
              onChange={(paper) => choice.setPage({ paper })}
            />
            <Select
              label={TEXT.orientation}
              value={choice.orientation}
              options={[
                ['portrait', TEXT.portrait],
                ['landscape', TEXT.landscape],
              ]}
              onChange={(orientation) => choice.setPage({ orientation })}
            />
          </div>
          <fieldset className={styles['more']}>
            <legend>{TEXT.more}</legend>
            <Check
              label={TEXT.internal}
              hint={TEXT.internalHint}
              value={prefs.internal === true}
              onChange={(internal) => choose({ internal })}
            />
            {choice.hidden.length > 0 ? (
              <Check
                label={TEXT.withHidden(choice.hidden.length)}
                hint={TEXT.hiddenHint(choice.hidden)}
                value={choice.withHidden}
                onChange={choice.setWithHidden}
              />
            ) : null}
            {prefs.layout === 'bieu' ? (
              <>
                <Check
                  label={profile === 'dang' ? TEXT.fullHeadingParty : TEXT.fullHeadingState}
                  value={prefs.fullHeading === true}
                  onChange={(fullHeading) => choose({ fullHeading })}
                />
                <Check
                  label={TEXT.recipients}
                  value={prefs.recipients === true}
                  onChange={(recipients) => choose({ recipients })}
                />
              </>
            ) : null}
          </fieldset>
        </>
      )}
      <div className={styles['links']}>
        <button
          type="button"
          className="button-link"
          onClick={() => uiStore.set({ dialog: { kind: 'printSettings', back: from } })}
        >
          {TEXT.settings}
        </button>
        {set ? (
          <button
            type="button"
            className="button-link"
            onClick={() => uiStore.set({ dialog: { kind: 'sets', set: set.id, back: from } })}
          >
            {TEXT.editSet}
          </button>
        ) : null}
      </div>
    </div>
  );
};

/** Says where a table is wider than its page, and the way out of it. */
export const PaperWarning = ({ book, choice }: { book: PrintedBook | null; choice: PrintChoice }) => {
  const shrunk = (book?.sheets ?? []).filter(({ scale }) => scale < 0.995);
  const small = shrunk.filter(({ scale }) => scale < SMALL_SCALE);
  const shown = small.length > 0 ? small : choice.set ? [] : shrunk;
  const crowded = (book?.sheets ?? []).filter(
    ({ headerShare, pages }) => headerShare > CROWDED_HEADER && pages.length > 1,
  );
  if (shown.length + crowded.length === 0) return null;
  const isLarge = choice.paper === 'A3' && choice.orientation === 'landscape';
  return (
    <div
      className={small.length + crowded.length > 0 ? `${styles['warning']} ${styles['strong']}` : styles['warning']}
      role="status"
    >
      {shown.map(({ name, scale, paper, orientation }) => {
        const words = `${paper} ${(orientation === 'landscape' ? TEXT.landscape : TEXT.portrait).toLowerCase()}`;
        const percent = Math.floor(scale * 100);
        const say = scale < SMALL_SCALE ? TEXT.tooSmall : TEXT.shrunk;
        return (
          <p key={name}>
            {choice.set ? `${TEXT.tooSmallOf(name)} ` : ''}
            {say(percent, words)}
          </p>
        );
      })}
      {crowded.map(({ name, headerShare }) => (
        <p key={`crowded ${name}`}>
          {choice.set ? `${TEXT.tooSmallOf(name)} ` : ''}
          {TEXT.crowded(Math.round(headerShare * 100))}
        </p>
      ))}
      {choice.set || isLarge ? null : (
        <div className={styles['links']}>
          {choice.orientation === 'portrait' ? (
            <button type="button" className="button-link" onClick={() => choice.setPage({ orientation: 'landscape' })}>
              {TEXT.useLandscape}
            </button>
          ) : null}
          <button
            type="button"
            className="button-link"
            onClick={() => choice.setPage({ paper: 'A3', orientation: 'landscape' })}
          >
            {TEXT.useA3}
          </button>
        </div>
      )}
    </div>
  );
};
