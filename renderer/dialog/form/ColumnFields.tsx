import type { ColumnDefinition, FormDefinition, Repeat, When } from '../../../shared/form/definition';
import { fromPlaceholderWords, withPlaceholderWords } from '../../../shared/form/placeholderWords';
import { KIND_TEXT, REPEAT_TEXT, FORM_DESIGN as TEXT } from '../../../shared/text/formDesign';
import styles from './FormDialog.module.css';
import { CheckField, ChoiceField, LinesField, ReadField } from './fields';
import { MeaningFields } from './MeaningFields';

interface ColumnFieldsProps {
  readonly form: FormDefinition;
  readonly column: ColumnDefinition;
  readonly onChange: (column: ColumnDefinition) => void;
}

/** Everything about one column: what all have, then what its kind has. */
export const ColumnFields = ({ form, column, onChange }: ColumnFieldsProps) => {
  const kind = column.kind === 'return' ? null : KIND_TEXT[column.kind];
  return (
    <fieldset className={styles['fields']}>
      <legend>{kind?.name ?? column.kind}</legend>
      <p className="muted">{kind?.hint ?? TEXT.unsupported}</p>
      <LinesField
        label={TEXT.header}
        value={withPlaceholderWords(column.header.join('\n'))}
        onChange={(text) => onChange({ ...column, header: fromPlaceholderWords(text).split('\n') })}
      />
      <p className="muted">{TEXT.headerHint}</p>
      <div className={styles['grid']}>
        <ReadField
          label={TEXT.width}
          value={String(column.width).replace('.', ',')}
          shownOf={(text) => String(widthIn(text)).replace('.', ',')}
          onChange={(text) => onChange({ ...column, width: widthIn(text) })}
        />
        <ChoiceField
          label={TEXT.repeat}
          value={column.repeat ?? ''}
          options={[['', TEXT.noRepeat], ...Object.entries(REPEAT_TEXT)]}
          onChange={(repeat) => onChange(withRepeat(column, repeat))}
        />
        <MeaningFields form={form} column={column} onChange={onChange} />
        <ReadField
          label={TEXT.months}
          value={column.when?.months?.join(', ') ?? ''}
          shownOf={(text) => monthsIn(text).join(', ')}
          onChange={(text) => onChange(withMonths(column, text))}
        />
      </div>
      <CheckField
        label={TEXT.internal}
        value={column.internal ?? false}
        onChange={(internal) => onChange({ ...column, internal })}
      />
    </fieldset>
  );
};

const REPEATS = Object.keys(REPEAT_TEXT) as readonly Repeat[];

/** A repeated column stands for each unit or period; what it holds follows, so that nobody has to know of "each". */
const withRepeat = (column: ColumnDefinition, text: string): ColumnDefinition => {
  const { repeat: _old, ...rest } = column;
  const repeat = REPEATS.find((one) => one === text);
  const isPeriod = repeat === 'years' || repeat === 'months';
  if (rest.kind !== 'target' && rest.kind !== 'figure') return repeat ? { ...rest, repeat } : rest;
  const { unit: _unit, ...plain } = rest;
  const period = isPeriod ? 'each' : plain.period === 'each' ? 'sheet' : plain.period;
  if (!repeat) return { ...plain, period };
  return isPeriod ? { ...plain, period, repeat } : { ...plain, period, repeat, unit: 'each' };
};

/** What is no number is no width: the plan refuses it. */
const widthIn = (text: string): number => Number(text.trim().replace(',', '.')) || 0;

/** 0, which is no month and is refused, for each word that is no number. */
const monthsIn = (text: string): readonly number[] =>
  text
    .split(/[\s,;]+/)
    .filter((word) => word !== '')
    .map((word) => Number(word) || 0);

const withMonths = (column: ColumnDefinition, text: string): ColumnDefinition => {
  const { when, ...rest } = column;
  const months = monthsIn(text);
  const kept: When = { ...(when?.kinds ? { kinds: when.kinds } : {}), ...(months.length > 0 ? { months } : {}) };
  return Object.keys(kept).length > 0 ? { ...rest, when: kept } : rest;
};
