import type { OurColumn, ReadColumn } from '../../../shared/contract/mappingAnswers';
import type { MappedColumn } from '../../../shared/contract/workbookMapping';
import { formatVi } from '../../../shared/domain/decimal';
import { type MappingDraft, type Meaning, setColumnFactor, setMeaning } from '../../../shared/grid/mappingDraft';
import { rowWord } from '../../../shared/grid/sheetModel';
import { COLUMN_WHY, MAPPING_DIALOG as TEXT } from '../../../shared/text/mapping';
import { useStore } from '../../store/createStore';
import { planStore } from '../../store/planStore';
import own from './ColumnStep.module.css';
import styles from './MappingDialog.module.css';
import { SheetPictureTable } from './SheetPictureTable';

interface ColumnStepProps {
  readonly draft: MappingDraft;
  readonly purpose: 'import' | 'fill';
  readonly onChange: (draft: MappingDraft) => void;
}

const LABELS = ['marker', 'name', 'part', 'unit'] as const;
/** Rows shown below the header, to see what a column holds. */
const SAMPLES = 14;
const FACTORS = ['0.000001', '0.0001', '0.001', '0.01', '0.1', '10', '100', '1000', '10000', '1000000'] as const;
const NUMBERS: ReadonlySet<OurColumn['kind']> = new Set(['target', 'figure']);

const codeOf = (meaning: Meaning): string =>
  meaning === null ? '' : meaning.kind === 'cell' ? `cell:${meaning.column}` : meaning.kind;

const meaningOf = (value: string): Meaning => {
  if (value.startsWith('cell:')) return { kind: 'cell', column: value.slice(5) };
  const kind = LABELS.find((one) => one === value);
  return kind === undefined ? null : { kind };
};

/** Above each column of the workbook what it is taken for, why, and how its numbers are converted. */
export const ColumnStep = ({ draft, purpose, onChange }: ColumnStepProps) => {
  const { reading, columns } = draft;
  const { header } = reading.mapping;
  const read = new Map(reading.columns.map((column) => [column.column, column]));
  const offered = reading.ours.columns.filter(
    ({ kind, editable }) => kind !== 'marker' && kind !== 'name' && kind !== 'unit' && (editable || purpose === 'fill'),
  );
  return (
    <>
      <p className={`muted ${styles['lead']}`}>{purpose === 'fill' ? TEXT.columnsLeadFill : TEXT.columnsLead}</p>
      <div className={styles['sheet']} data-testid="mapping-columns">
        <SheetPictureTable
          picture={reading.picture}
          header={header}
          from={header.top}
          to={header.bottom + SAMPLES}
          isRead={(column) => columns.has(column)}
          over={(number) => {
            const column = read.get(number);
            return column ? (
              <Chooser
                column={column}
                chosen={columns.get(number) ?? null}
                offered={offered}
                purpose={purpose}
                onMeaning={(meaning) => onChange(setMeaning(draft, number, meaning))}
                onFactor={(factor) => onChange(setColumnFactor(draft, number, factor))}
              />
            ) : null;
          }}
        />
      </div>
    </>
  );
};

interface ChooserProps {
  readonly column: ReadColumn;
  readonly chosen: MappedColumn | null;
  readonly offered: readonly OurColumn[];
  readonly purpose: 'import' | 'fill';
  readonly onMeaning: (meaning: Meaning) => void;
  readonly onFactor: (factor: string | null) => void;
}

const Chooser = ({ column, chosen, offered, purpose, onMeaning, onFactor }: ChooserProps) => {
  const meaning = chosen?.meaning ?? null;
  const rowName = useStore(planStore, ({ model }) => model && rowWord(model.view));
  const isProposed = codeOf(meaning) === codeOf(column.meaning);
  const kind = meaning?.kind === 'cell' ? offered.find(({ id }) => id === meaning.column)?.kind : undefined;
  const isNumber = purpose === 'import' && kind !== undefined && NUMBERS.has(kind);
  const factors = new Set<string>([...(chosen?.factor ? [chosen.factor] : []), ...FACTORS]);
  return (
    <div className={own['chooser']}>
      <select
        value={codeOf(meaning)}
        aria-label={TEXT.meaningOf(column.letter)}
        data-column={column.letter}
        className={meaning === null ? own['pale'] : undefined}
        onChange={(event) => onMeaning(meaningOf(event.target.value))}
      >
        <option value="">{purpose === 'fill' ? TEXT.notFilled : TEXT.notRead}</option>
        <optgroup label={TEXT.labels}>
          {LABELS.map((label) => (
            <option key={label} value={label}>
              {(label === 'name' ? rowName : null) ?? TEXT.meanings[label]}
            </option>
          ))}
        </optgroup>
        <optgroup label={TEXT.ours}>
          {offered.map(({ id, label }) => (
            <option key={id} value={`cell:${id}`}>
              {label}
            </option>
          ))}
        </optgroup>
      </select>
      {isNumber ? (
        <select
          value={chosen?.factor ?? ''}
          aria-label={TEXT.factorOf(column.letter)}
          className={chosen?.factor ? own['factor'] : undefined}
          onChange={(event) => onFactor(event.target.value === '' ? null : event.target.value)}
        >
          <option value="">{TEXT.sameUnit}</option>
          {[...factors].map((factor) => (
            <option key={factor} value={factor}>
              × {formatVi(factor)}
            </option>
          ))}
        </select>
      ) : null}
      <span className={own['why']}>
        {isProposed ? COLUMN_WHY[column.why] : COLUMN_WHY.person}
        {column.period !== '' && isProposed && (column.why === 'period' || column.why === 'otherPeriod')
          ? `: ${column.period}`
          : ''}
      </span>
    </div>
  );
};
