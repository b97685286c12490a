import { useEffect, useRef, useState } from 'react';
import type { FillFate, FillItem, FillOptions, FillReport } from '../../../shared/contract/templateAnswers';
import type { SheetAt } from '../../../shared/domain/command';
import { formatPeriod } from '../../../shared/domain/period';
import { TEMPLATE_TEXT as TEXT } from '../../../shared/text/templates';
import { cellsOf } from '../../command/templates';
import lists from '../ImportDialog.module.css';
import { Tabs } from '../Tabs';
import styles from './Template.module.css';
import { type ChooseFormulas, LeftTable, NoPlaceTable, WrittenTable } from './TemplateTables';

type Tab = 'written' | 'left' | 'noPlace';
const TABS: readonly Tab[] = ['written', 'left', 'noPlace'];
const WRITTEN: ReadonlySet<FillFate> = new Set(['write', 'replace', 'clear']);

/** What the person chose so far; `blanks` null: nothing, where numbers of theirs would stay. */
export interface ChosenOptions extends Omit<FillOptions, 'blanks'> {
  readonly blanks: FillOptions['blanks'] | null;
}

/** What the person chose, as filling takes it. */
export const toOptions = ({ blanks, ...options }: ChosenOptions): FillOptions => ({
  ...options,
  blanks: blanks ?? 'keep',
});

/** Old numbers never go to a superior unseen: somebody has to say that they stay. */
export const waitsForChoice = ({ oldNumbers }: FillReport, { blanks }: ChosenOptions): boolean =>
  oldNumbers > 0 && blanks === null;

interface ReportProps {
  /** The Biểu and its place, where a line leads to. */
  readonly at: SheetAt;
  readonly report: FillReport;
  readonly options: ChosenOptions;
  readonly onOptions: (options: ChosenOptions) => void;
  readonly onFormulas: ChooseFormulas;
  /** Counts how often the person was sent to what they still have to choose. */
  readonly nudges: number;
}

/** What filling one sheet of a superior's workbook would do. */
export const TemplateReport = ({ at, report, options, onOptions, onFormulas, nudges }: ReportProps) => {
  const [tab, setTab] = useState<Tab>('written');
  const { written } = cellsOf(report);
  const shown: Readonly<Record<Tab, readonly FillItem[]>> = {
    written: report.items.filter(({ fate }) => WRITTEN.has(fate)),
    left: report.items.filter(({ fate }) => !WRITTEN.has(fate)),
    noPlace: [],
  };
  const counts: Readonly<Record<Tab, number>> = {
    written,
    left: Object.values(report.counts).reduce((sum, count) => sum + count, 0) - written - report.counts.same,
    noPlace: report.noPlace.length + report.noRow.length + report.noColumn.length,
  };
  return (
    <>
      <p className="muted">{TEXT.intro(report.sheetName, formatPeriod(report.period), report.unit)}</p>
      <p className={styles['summary']} data-testid="fill-summary">
        <strong>{written === 0 ? TEXT.nothing : TEXT.summary(written)}</strong>
        {report.counts.same > 0 ? ` · ${TEXT.sameCells(report.counts.same)}` : ''}
      </p>
      {written === 0 ? <p className="muted">{TEXT.nothingText}</p> : null}
      <Warnings report={report} isKept={options.blanks === 'keep'} />
      <Options report={report} options={options} onOptions={onOptions} nudges={nudges} />
      <div className={lists['tabs']}>
        <Tabs
          tabs={TABS.map((id) => ({ id, label: TEXT.tabs[id], count: counts[id] }))}
          current={tab}
          testId="fill-tab"
          onChoose={setTab}
        />
      </div>
      <div className={lists['table']} role="tabpanel">
        {tab === 'written' ? <WrittenTable at={at} items={shown.written} onFormulas={onFormulas} /> : null}
        {tab === 'left' ? <LeftTable at={at} items={shown.left} onFormulas={onFormulas} /> : null}
        {tab === 'noPlace' ? <NoPlaceTable at={at} report={report} /> : null}
        {report.more > 0 && tab !== 'noPlace' ? <p className="muted">{TEXT.moreItems(report.more)}</p> : null}
      </div>
    </>
  );
};

/** What a person should not pass over. */
const Warnings = ({ report, isKept }: { report: FillReport; isKept: boolean }) => {
  const { otherUnit, notExact, percentFormat, dateFormat, tooLong, locked } = report.counts;
  const failed = otherUnit + notExact + percentFormat + dateFormat + tooLong + locked;
  const oldRows = report.noRow.filter(({ old }) => old).length;
  const places = report.otherPeriod.map(({ text, address }) => TEXT.placed(text, address)).join('; ');
  const lines = [
    report.otherPeriod.length > 0 ? TEXT.otherPeriodFound(places, report.period) : '',
    report.oldNumbers > 0 ? (isKept ? TEXT.oldKept : TEXT.oldNumbers)(report.oldNumbers) : '',
    failed > 0 ? TEXT.notWritten(failed) : '',
    report.breaksRule > 0 ? TEXT.breaksRule(report.breaksRule) : '',
    oldRows > 0 ? TEXT.oldRows(oldRows) : '',
  ].filter((line) => line !== '');
  if (lines.length === 0) return null;
  return (
    <ul className={styles['warnings']} data-testid="fill-warnings">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
};

const Options = ({ report, options, onOptions, nudges }: Omit<ReportProps, 'at' | 'onFormulas'>) => {
  const blanks = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    if (nudges > 0) blanks.current?.focus();
  }, [nudges]);
  const { blankKept, clear, replace, occupiedKept } = report.counts;
  const isOther = report.counts.otherPeriod > 0 || options.otherPeriod === 'fill';
  if (replace + occupiedKept + blankKept + clear === 0 && !isOther) return null;
  return (
    <div className={styles['options']}>
      {isOther ? (
        <label>
          {TEXT.otherPeriod}
          <select
            value={options.otherPeriod ?? 'keep'}
            onChange={({ target }) => onOptions({ ...options, otherPeriod: target.value === 'fill' ? 'fill' : 'keep' })}
          >
            <option value="keep">{TEXT.otherPeriodKeep}</option>
            <option value="fill">{TEXT.otherPeriodFill}</option>
          </select>
        </label>
      ) : null}
      {replace + occupiedKept > 0 ? (
        <label>
          {TEXT.occupied} ({replace + occupiedKept})
          <select
            value={options.occupied}
            onChange={({ target }) => onOptions({ ...options, occupied: target.value === 'keep' ? 'keep' : 'replace' })}
          >
            <option value="replace">{TEXT.occupiedReplace}</option>
            <option value="keep">{TEXT.occupiedKeep}</option>
          </select>
        </label>
      ) : null}
      {blankKept + clear > 0 ? (
        <label>
          {TEXT.blanks} ({blankKept + clear})
          <select
            ref={blanks}
            data-testid="fill-blanks"
            {...(waitsForChoice(report, options) ? { 'data-first': '' } : {})}
            value={options.blanks ?? (report.oldNumbers > 0 ? '' : 'keep')}
            onChange={({ target }) => onOptions({ ...options, blanks: target.value === 'clear' ? 'clear' : 'keep' })}
          >
            {waitsForChoice(report, options) ? <option value="">{TEXT.choose}</option> : null}
            <option value="keep">{TEXT.blanksKeep}</option>
            <option value="clear">{TEXT.blanksClear}</option>
          </select>
        </label>
      ) : null}
    </div>
  );
};
