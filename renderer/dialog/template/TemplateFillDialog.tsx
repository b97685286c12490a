import { useEffect, useState } from 'react';
import type { FillReport, FillRequest, TemplateSibling } from '../../../shared/contract/templateAnswers';
import { TEMPLATE_TEXT as TEXT } from '../../../shared/text/templates';
import { cellsOf, chooseFormulas, fillTemplate, previewFilling } from '../../command/templates';
import { sheetAt } from '../../command/workspace';
import { useStore } from '../../store/createStore';
import { isReadOnly } from '../../store/planStore';
import { closeDialog, uiStore } from '../../store/uiStore';
import { Dialog } from '../Dialog';
import { Count } from '../Tabs';
import { useInquiry } from '../useInquiry';
import styles from './Template.module.css';
import { type ChosenOptions, TemplateReport, toOptions, waitsForChoice } from './TemplateReport';

const usual: ChosenOptions = { blanks: null, occupied: 'replace' };

/** One sheet of the workbook: its Biểu, what was chosen, and what filling it would do. */
interface FilledSheet {
  readonly request: FillRequest;
  readonly title: string;
  readonly options: ChosenOptions;
  readonly isOn: boolean;
  readonly report: FillReport | null;
}

/** What filling a superior's workbook would do, cell by cell; nothing is written until the person says so. */
export const TemplateFillDialog = ({ template, name }: { template: string; name: string }) => {
  const [at] = useState(() => sheetAt() ?? { sheet: '' });
  const siblings = useInquiry('template.siblings', { at, template });
  return siblings ? <FillSheets template={template} name={name} siblings={siblings} /> : null;
};

interface FillSheetsProps {
  readonly template: string;
  readonly name: string;
  readonly siblings: readonly TemplateSibling[];
}

const FillSheets = ({ template, name, siblings }: FillSheetsProps) => {
  const [sheets, setSheets] = useState<readonly FilledSheet[]>(() => {
    const sheet = (id: string, at: FillRequest['at'], title: string): FilledSheet => ({
      request: { at, template: id, options: toOptions(usual) },
      title,
      options: usual,
      isOn: true,
      report: null,
    });
    return [
      sheet(template, sheetAt() ?? { sheet: '' }, name),
      ...siblings.map((one) => sheet(one.id, one.at, `${one.title} (${one.sheetName})`)),
    ];
  });
  const [current, setCurrent] = useState(0);
  const [nudges, setNudges] = useState(0);
  const busy = useStore(uiStore, (state) => state.busy);
  const put = (index: number, change: Partial<FilledSheet>): void =>
    setSheets((before) => before.map((one, at) => (at === index ? { ...one, ...change } : one)));
  const missing = sheets.findIndex(({ report }) => report === null);
  useEffect(() => {
    const wanted = sheets[missing];
    if (!wanted) return;
    let isCurrent = true;
    void previewFilling(wanted.request).then((report) => {
      if (isCurrent && report)
        setSheets((before) => before.map((one, at) => (at === missing ? { ...one, report } : one)));
    });
    return () => {
      isCurrent = false;
    };
  }, [sheets, missing]);
  const [first] = sheets;
  const shown = sheets[current];
  // The dialog takes the focus when it opens: it opens with its lines.
  const [opened, setOpened] = useState<FillReport | null>(null);
  const report = shown?.report ?? null;
  useEffect(() => {
    if (report) setOpened(report);
  }, [report]);
  const seen = report ?? opened;
  if (!seen || !shown || !first) return null;
  const chosen = sheets.filter(({ isOn }) => isOn);
  const written = chosen.reduce((sum, one) => sum + (one.report ? cellsOf(one.report).written : 0), 0);
  const waiting = sheets.findIndex(({ isOn, report: one, options }) => isOn && one && waitsForChoice(one, options));
  const isReady = busy === null && written > 0 && missing < 0;
  return (
    <Dialog
      title={TEXT.fillTitle(name)}
      size="wide"
      testId="template-fill"
      onSubmit={() => {
        if (!isReady) return;
        if (waiting >= 0) {
          setCurrent(waiting);
          setNudges(nudges + 1);
        } else
          void fillTemplate(
            first.request,
            chosen.slice(1).map(({ request }) => request),
          );
      }}
      buttons={
        <>
          <span className="muted at-left">
            {[
              seen.recalculates ? TEXT.recalculates : '',
              seen.pivots ? TEXT.pivots : '',
              seen.signed ? TEXT.signed : '',
            ]
              .join(' ')
              .trim()}
          </span>
          <button type="button" className="button-plain" onClick={closeDialog}>
            {TEXT.cancel}
          </button>
          <button type="submit" className="button-primary" data-first="" disabled={!isReady}>
            {busy ?? TEXT.write(written)}
          </button>
        </>
      }
    >
      {sheets.length > 1 ? (
        <ul className={styles['sheets']} aria-label={TEXT.sheets}>
          {sheets.map(({ request, title, isOn, report: one }, index) => (
            <li key={request.template} className={index === current ? styles['currentSheet'] : undefined}>
              <input
                type="checkbox"
                aria-label={TEXT.alsoFill(title)}
                checked={isOn}
                disabled={index === 0}
                onChange={() => put(index, { isOn: !isOn })}
              />
              <button type="button" className="button-link" onClick={() => setCurrent(index)}>
                {index === 0 && one ? one.sheetName : title}
              </button>
              <Count value={one ? cellsOf(one).written : '…'} />
            </li>
          ))}
        </ul>
      ) : null}
      <TemplateReport
        key={current}
        at={shown.request.at}
        nudges={nudges}
        report={seen}
        options={shown.options}
        onOptions={(options) =>
          put(current, { options, request: { ...shown.request, options: toOptions(options) }, report: null })
        }
        onFormulas={
          isReadOnly()
            ? null
            : (cells, numbers) =>
                void chooseFormulas(shown.request, cells, numbers).then(() => put(current, { report: null }))
        }
      />
    </Dialog>
  );
};
