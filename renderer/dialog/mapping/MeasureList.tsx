import { useState } from 'react';
import type { KeptMeasure } from '../../../shared/contract/mappingAnswers';
import { formatVi } from '../../../shared/domain/decimal';
import { defineMeasure, type MeasureSaying, measureWorth } from '../../../shared/domain/defineMeasure';
import { MEASURE_REFUSAL, READING_WAYS as TEXT } from '../../../shared/text/readingWays';
import { sheetAt } from '../../command/workspace';
import { isReadOnly } from '../../store/planStore';
import lists from '../List.module.css';
import { Problem } from '../Problem';
import { useRunner } from '../useRunner';
import styles from './WaysDialog.module.css';

type Draft = Omit<MeasureSaying, 'aliases'> & { readonly aliases: string };

const BLANK: Draft = { label: '', amount: '', base: '', aliases: '' };

const draftOf = ({ label, family, factor, aliases }: KeptMeasure): Draft => ({
  label,
  amount: formatVi(factor),
  base: family,
  aliases: aliases.join('; '),
});

const sayingOf = ({ aliases, ...rest }: Draft): MeasureSaying => ({ ...rest, aliases: aliases.split(';') });

/** Equalities of units that the plan file adds to those that the product knows: "1 bao = 50 kg". */
export const MeasureList = ({ measures }: { measures: readonly KeptMeasure[] }) => {
  const { run, problem } = useRunner();
  const [draft, setDraft] = useState(BLANK);
  /** Id of the one that is being changed; null: a new one. */
  const [changing, setChanging] = useState<string | null>(null);
  const [isAsked, setAsked] = useState(false);
  const locked = isReadOnly();
  const at = sheetAt() ?? { sheet: '' };
  const others = measures.filter(({ id }) => id !== changing);
  const defined = defineMeasure(sayingOf(draft), others);
  const isTyped = draft.label.trim() !== '' && draft.amount.trim() !== '' && draft.base.trim() !== '';
  const begin = (next: Draft, id: string | null): void => {
    setDraft(next);
    setChanging(id);
    setAsked(false);
  };
  const save = async (): Promise<void> => {
    setAsked(true);
    if (!defined.ok) return;
    const saying = sayingOf(draft);
    const measure = changing ?? crypto.randomUUID();
    if (await run({ type: 'saveMeasure', ...at, measure, ...saying })) begin(BLANK, null);
  };
  const field = (key: keyof Draft, label: string, hint = '') => (
    <label className={styles[key]}>
      <span>{label}</span>
      <input
        type="text"
        value={draft[key]}
        placeholder={hint}
        disabled={locked}
        data-testid={`measure-${key}`}
        onChange={(event) => setDraft({ ...draft, [key]: event.target.value })}
      />
    </label>
  );
  return (
    <>
      <p className={`muted ${styles['intro']}`}>{TEXT.measuresIntro}</p>
      <div className={styles['saying']} data-enter="">
        <span className={styles['sign']}>{TEXT.one}</span>
        {field('label', TEXT.label)}
        <span className={styles['sign']}>=</span>
        {field('amount', TEXT.amount)}
        {field('base', TEXT.unit)}
        {field('aliases', TEXT.aliases, TEXT.aliasesHint)}
        <button
          type="button"
          className="button-plain"
          disabled={locked}
          data-enters=""
          data-testid="measure-save"
          onClick={() => void save()}
        >
          {changing === null ? TEXT.add : TEXT.save}
        </button>
        {changing === null ? null : (
          <button type="button" className="button-plain" onClick={() => begin(BLANK, null)}>
            {TEXT.cancel}
          </button>
        )}
      </div>
      <p className={styles['told']} data-testid="measure-told" aria-live="polite">
        {defined.ok ? (
          TEXT.equals(defined.measure.label, measureWorth(defined.measure))
        ) : isAsked || isTyped ? (
          <span className={styles['refused']}>{MEASURE_REFUSAL[defined.why]}</span>
        ) : null}
      </p>
      <Problem text={problem} />
      {measures.length === 0 ? (
        <p className={`muted ${styles['intro']}`}>{TEXT.noMeasures}</p>
      ) : (
        <div className={lists['list']}>
          <table>
            <tbody>
              {measures.map((one) => (
                <tr key={one.id} className={one.id === changing ? styles['changing'] : undefined}>
                  <td>{TEXT.equals(one.label, measureWorth(one))}</td>
                  <td className="muted">{one.aliases.join('; ')}</td>
                  <td className={lists['act']}>
                    <button
                      type="button"
                      className="button-link"
                      disabled={locked}
                      aria-label={TEXT.changeNamed(one.label)}
                      onClick={() => begin(draftOf(one), one.id)}
                    >
                      {TEXT.change}
                    </button>
                    <button
                      type="button"
                      className="button-link"
                      disabled={locked}
                      aria-label={TEXT.removeNamed(one.label)}
                      onClick={() => {
                        if (one.id === changing) begin(BLANK, null);
                        void run({ type: 'removeMeasure', ...at, measure: one.id });
                      }}
                    >
                      {TEXT.remove}
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
};
