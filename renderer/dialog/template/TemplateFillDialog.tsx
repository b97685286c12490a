import { useEffect, useState } from 'react';
import type { FillFate, FillItem, FillOptions, FillReport } from '../../../shared/contract/templateAnswers';
import { formatPeriod } from '../../../shared/domain/period';
import { TEMPLATE_TEXT as TEXT } from '../../../shared/text/templates';
import { cellsOf, fillTemplate, previewFilling } from '../../command/templates';
import { useStore } from '../../store/createStore';
import { closeDialog, uiStore } from '../../store/uiStore';
import { Dialog } from '../Dialog';
import lists from '../ImportDialog.module.css';
import styles from './Template.module.css';
import { LeftTable, NoPlaceTable, WrittenTable } from './TemplateTables';

type Tab = 'written' | 'left' | 'noPlace';
const WRITTEN: ReadonlySet<FillFate> = new Set(['write', 'replace', 'clear']);
const usual: FillOptions = { blanks: 'keep', occupied: 'replace' };

/** What filling a superior's workbook would do, cell by cell; nothing is written until the person says so. */
export const TemplateFillDialog = ({ template, name }: { template: string; name: string }) => {
  const [options, setOptions] = useState(usual);
  const [report, setReport] = useState<FillReport | null>(null);
  const [tab, setTab] = useState<Tab>('written');
  const busy = useStore(uiStore, (state) => state.busy);
  useEffect(() => {
    let current = true;
    void previewFilling(template, options).then((found) => {
      if (current && found) setReport(found);
    });
    return () => {
      current = false;
    };
  }, [template, options]);
  // The dialog takes the focus when it opens: it opens with its lines.
  if (!report) return null;
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
  const { blankKept, clear, replace, occupiedKept } = report.counts;
  return (
    <Dialog
      title={TEXT.fillTitle(name)}
      size="wide"
      testId="template-fill"
      onSubmit={() => {
        if (busy === null && written > 0) void fillTemplate(template, options);
      }}
      buttons={
        <>
          <span className={`muted ${styles['notes']}`}>
            {[report.recalculates ? TEXT.recalculates : '', report.signed ? TEXT.signed : ''].join(' ').trim()}
          </span>
          <button type="button" className="button-plain" onClick={closeDialog}>
            {TEXT.cancel}
          </button>
          <button type="submit" className="button-primary" data-first="" disabled={busy !== null || written === 0}>
            {busy ?? TEXT.write(written)}
          </button>
        </>
      }
    >
      <p className="muted">{TEXT.intro(report.sheetName, formatPeriod(report.period), report.unit)}</p>
      <p className={styles['summary']} data-testid="fill-summary">
        <strong>{written === 0 ? TEXT.nothing : TEXT.summary(written)}</strong>
        {report.counts.same > 0 ? ` · ${TEXT.sameCells(report.counts.same)}` : ''}
      </p>
      {written === 0 ? <p className="muted">{TEXT.nothingText}</p> : null}
      {replace + occupiedKept + blankKept + clear > 0 ? (
        <div className={styles['options']}>
          {replace + occupiedKept > 0 ? (
            <label>
              {TEXT.occupied} ({replace + occupiedKept})
              <select
                value={options.occupied}
                onChange={(event) =>
                  setOptions({ ...options, occupied: event.target.value === 'keep' ? 'keep' : 'replace' })
                }
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
                value={options.blanks}
                onChange={(event) =>
                  setOptions({ ...options, blanks: event.target.value === 'clear' ? 'clear' : 'keep' })
                }
              >
                <option value="keep">{TEXT.blanksKeep}</option>
                <option value="clear">{TEXT.blanksClear}</option>
              </select>
            </label>
          ) : null}
        </div>
      ) : null}
      <div className={lists['tabs']} role="tablist">
        {(['written', 'left', 'noPlace'] as const).map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            aria-selected={tab === one}
            className={tab === one ? lists['current'] : undefined}
            data-testid={`fill-tab-${one}`}
            onClick={() => setTab(one)}
          >
            {TEXT.tabs[one]} <span className={lists['count']}>{counts[one]}</span>
          </button>
        ))}
      </div>
      <div className={lists['table']} role="tabpanel">
        {tab === 'written' ? <WrittenTable items={shown.written} /> : null}
        {tab === 'left' ? <LeftTable items={shown.left} /> : null}
        {tab === 'noPlace' ? <NoPlaceTable report={report} /> : null}
        {report.more > 0 && tab !== 'noPlace' ? <p className="muted">{TEXT.moreItems(report.more)}</p> : null}
      </div>
    </Dialog>
  );
};
