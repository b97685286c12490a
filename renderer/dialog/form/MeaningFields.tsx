import type { ReactNode } from 'react';
import {
  type Basis,
  COMPARISONS,
  type ColumnDefinition,
  type Comparison,
  type FormDefinition,
  NUMERIC_KINDS,
  STAGES,
  type TextType,
} from '../../../shared/form/definition';
import { withPlaceholderWords } from '../../../shared/form/placeholderWords';
import {
  BASIS_TEXT,
  COMPARISON_TEXT,
  PERIOD_CHOICES,
  periodRefWords,
  STAGE_TEXT,
  FORM_DESIGN as TEXT,
  TEXT_TYPE,
} from '../../../shared/text/formDesign';
import { CheckField, ChoiceField, LinesField, TextField } from './fields';

interface MeaningFieldsProps {
  readonly form: FormDefinition;
  readonly column: ColumnDefinition;
  readonly onChange: (column: ColumnDefinition) => void;
}

type Options = readonly (readonly [value: string, words: string])[];

const entriesOf = <K extends string>(words: Readonly<Record<K, string>>): Options => Object.entries<string>(words);

/** What a column of its kind stands for or works out. */
export const MeaningFields = ({ form, column, onChange }: MeaningFieldsProps): ReactNode => {
  const columns = (test: (kind: ColumnDefinition['kind']) => boolean): Options =>
    form.columns
      .filter((one) => one.id !== column.id && test(one.kind))
      .map((one) => [one.id, withPlaceholderWords(one.header.join(' · '))] as const);
  const numeric = columns((kind) => NUMERIC_KINDS.has(kind));
  switch (column.kind) {
    case 'target':
      return (
        <>
          <ChoiceField
            label={TEXT.authority}
            value={column.authority}
            options={[
              ['own', TEXT.own],
              ['superior', TEXT.superior],
            ]}
            onChange={(authority) => onChange({ ...column, authority })}
          />
          <ChoiceField
            label={TEXT.period}
            value={column.period}
            options={periodOptions(column.period)}
            onChange={(period) => onChange({ ...column, period })}
          />
          <ChoiceField
            label={TEXT.stage}
            value={column.stage ?? ''}
            options={[['', TEXT.anyStage], ...entriesOf(STAGE_TEXT)]}
            onChange={(text) => {
              const { stage: _old, ...rest } = column;
              const stage = STAGES.find((one) => one === text);
              onChange(stage ? { ...rest, stage } : rest);
            }}
          />
          <ItemField value={column.item ?? ''} onChange={(item) => onChange({ ...column, item })} />
        </>
      );
    case 'figure':
      return (
        <>
          <ChoiceField
            label={TEXT.basis}
            value={column.basis}
            options={entriesOf(BASIS_TEXT)}
            onChange={(basis) => onChange({ ...column, basis: basis as Basis })}
          />
          <ChoiceField
            label={TEXT.period}
            value={column.period}
            options={periodOptions(column.period)}
            onChange={(period) => onChange({ ...column, period })}
          />
          <ItemField value={column.item ?? ''} onChange={(item) => onChange({ ...column, item })} />
        </>
      );
    case 'ratio':
      return (
        <>
          <ChoiceField
            label={TEXT.figure}
            value={column.figure}
            options={columns((kind) => kind === 'figure')}
            onChange={(figure) => onChange({ ...column, figure })}
          />
          <ChoiceField
            label={TEXT.target}
            value={column.target}
            options={columns((kind) => kind === 'target')}
            onChange={(target) => onChange({ ...column, target })}
          />
          <CheckField
            label={TEXT.judged}
            value={column.judged ?? true}
            onChange={(judged) => onChange({ ...column, judged })}
          />
        </>
      );
    case 'compare':
      return (
        <>
          <ChoiceField
            label={TEXT.of}
            value={column.of}
            options={numeric}
            onChange={(of) => onChange({ ...column, of })}
          />
          <ChoiceField
            label={TEXT.over}
            value={column.over}
            options={numeric}
            onChange={(over) => onChange({ ...column, over })}
          />
          <ChoiceField
            label={TEXT.as}
            value={column.as}
            options={entriesOf(COMPARISON_TEXT)}
            onChange={(text) => onChange({ ...column, as: comparison(text) })}
          />
        </>
      );
    case 'growth':
      return (
        <>
          <ChoiceField
            label={TEXT.first}
            value={column.first}
            options={numeric}
            onChange={(first) => onChange({ ...column, first })}
          />
          <ChoiceField
            label={TEXT.last}
            value={column.last}
            options={numeric}
            onChange={(last) => onChange({ ...column, last })}
          />
        </>
      );
    case 'mean':
    case 'sum':
      return (
        <fieldset>
          <legend>{TEXT.inputs}</legend>
          {numeric.map(([id, words]) => (
            <CheckField
              key={id}
              label={words}
              value={column.of.includes(id)}
              onChange={(on) =>
                onChange({ ...column, of: on ? [...column.of, id] : column.of.filter((one) => one !== id) })
              }
            />
          ))}
        </fieldset>
      );
    case 'gap':
      return (
        <>
          <ChoiceField
            label={TEXT.total}
            value={column.total}
            options={numeric}
            onChange={(total) => onChange({ ...column, total })}
          />
          <ChoiceField
            label={TEXT.parts}
            value={column.parts}
            options={numeric}
            onChange={(parts) => onChange({ ...column, parts })}
          />
        </>
      );
    case 'text':
      return (
        <>
          <ChoiceField
            label={TEXT.type}
            value={column.type ?? 'text'}
            options={entriesOf(TEXT_TYPE)}
            onChange={(type) => onChange({ ...column, type: type as TextType })}
          />
          {column.type === 'choice' ? (
            <LinesField
              label={TEXT.choices}
              value={column.choices?.join('\n') ?? ''}
              onChange={(text) => onChange({ ...column, choices: text.split('\n') })}
            />
          ) : null}
          <CheckField
            label={TEXT.perRow}
            value={column.scope === 'row'}
            onChange={(on) => onChange({ ...column, scope: on ? 'row' : 'period' })}
          />
        </>
      );
    case 'property':
      return (
        <ChoiceField
          label={TEXT.property}
          value={column.property}
          options={[
            ['owner', TEXT.owner],
            ['provider', TEXT.provider],
          ]}
          onChange={(property) => onChange({ ...column, property: property === 'provider' ? 'provider' : 'owner' })}
        />
      );
    default:
      return null;
  }
};

/** The usual periods, and the one that the column has where it is another. */
const periodOptions = (period: string): Options =>
  PERIOD_CHOICES.some(([one]) => one === period)
    ? PERIOD_CHOICES
    : [...PERIOD_CHOICES, [period, periodRefWords(period)]];

const comparison = (text: string): Comparison => COMPARISONS.find((one) => one === text) ?? 'percent';

const ItemField = ({ value, onChange }: { value: string; onChange: (item: string) => void }) => (
  <TextField label={TEXT.item} value={value} onChange={onChange} />
);
