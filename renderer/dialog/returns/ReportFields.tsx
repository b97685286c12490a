import type { SheetInfo } from '../../../shared/contract/channels';
import { formatPeriod, lastYear, type Period, parsePeriod, periodsOfYear } from '../../../shared/domain/period';
import { REQUESTS_DIALOG as TEXT } from '../../../shared/text/returnsDialog';
import { reportingSheets } from '../../command/returnActions';
import { planStore } from '../../store/planStore';
import styles from './Returns.module.css';

/** Which sheet and period reports are about. */
export interface ReportChoice {
  readonly sheet: SheetInfo;
  readonly period: Period;
}

/** Periods of a sheet, the newest year first; those of its plan where it has one for all. */
export const periodsFor = (sheet: SheetInfo): readonly Period[] => {
  if (!sheet.byPeriod) return sheet.periods;
  const years = [...new Set([...sheet.years, lastYear(sheet.planPeriod) ?? 0])].filter((year) => year > 0);
  const all = years.sort((a, b) => b - a).flatMap(periodsOfYear);
  const fits = (period: Period): boolean => {
    const kind = parsePeriod(period)?.kind;
    return sheet.kinds.length === 0 || (kind !== undefined && sheet.kinds.includes(kind));
  };
  return [...new Set([...all.filter(fits), ...sheet.periods.filter(fits)])];
};

/** The sheet on screen when units can report on it, else the one that reports are usually about. */
export const firstChoice = (): ReportChoice | null => {
  const sheets = reportingSheets();
  const { sheet: shown, model } = planStore.get();
  const own = sheets.find(({ id }) => id === shown);
  const sheet = own ?? sheets.find(({ form }) => form === 'bao-cao-thang') ?? sheets[0];
  if (!sheet) return null;
  const periods = periodsFor(sheet);
  const wanted = model?.view.period;
  const period = wanted !== undefined && periods.includes(wanted) ? wanted : (sheet.periods[0] ?? periods[0]);
  return period === undefined ? null : { sheet, period };
};

interface FieldsProps {
  readonly choice: ReportChoice;
  readonly disabled: boolean;
  readonly onChange: (choice: ReportChoice) => void;
}

/** Biểu and kỳ. */
export const ReportFields = ({ choice, disabled, onChange }: FieldsProps) => {
  const sheets = reportingSheets();
  const pickSheet = (id: string): void => {
    const sheet = sheets.find((one) => one.id === id);
    if (!sheet) return;
    const periods = periodsFor(sheet);
    const period = periods.includes(choice.period) ? choice.period : (sheet.periods[0] ?? periods[0]);
    if (period !== undefined) onChange({ sheet, period });
  };
  return (
    <>
      <label className={styles['field']}>
        <span>{TEXT.sheet}</span>
        <select value={choice.sheet.id} disabled={disabled} onChange={(event) => pickSheet(event.target.value)}>
          {sheets.map(({ id, formName }) => (
            <option key={id} value={id}>
              {formName}
            </option>
          ))}
        </select>
      </label>
      <label className={styles['field']}>
        <span>{TEXT.period}</span>
        <select
          value={choice.period}
          disabled={disabled}
          onChange={(event) => onChange({ ...choice, period: event.target.value })}
        >
          {periodsFor(choice.sheet).map((period) => (
            <option key={period} value={period}>
              {formatPeriod(period)}
            </option>
          ))}
        </select>
      </label>
    </>
  );
};
