import { useEffect, useRef, useState } from 'react';
import type { PrintedBook } from '../../../shared/contract/printPages';
import { PRINT_DIALOG as TEXT } from '../../../shared/text/print';
import { exportSet, exportSheet, printPaper, savePdf } from '../../command/printing';
import { useStore } from '../../store/createStore';
import { closeDialog, uiStore } from '../../store/uiStore';
import { Dialog } from '../Dialog';
import { PaperPage, pageNumbers } from './PaperPage';
import { PaperWarning, PrintChoices } from './PrintChoices';
import styles from './PrintDialog.module.css';
import { useFitting } from './useFitting';
import { usePages } from './usePages';
import { usePrintChoice } from './usePrintChoice';

/** A Biểu or a set as it will print, page by page, with the choices that a printer asks for. */
export const PrintDialog = () => {
  const choice = usePrintChoice();
  const { book, isCurrent, problem } = usePages(choice.request);
  const busy = useStore(uiStore, (state) => state.busy);
  const view = useRef<HTMLElement>(null);
  const [zoom, setZoom] = useState<string>('width');
  const factor = useFitting(view, book, zoom);
  // A region that scrolls takes the keyboard, and takes it first: PageDown turns the pages.
  useEffect(() => {
    if (!view.current) return;
    view.current.tabIndex = 0;
    view.current.focus();
  }, []);
  const isReady = book !== null && isCurrent && busy === null;
  const name = choice.set?.title ?? book?.sheets[0]?.title ?? '';
  const toExcel = (): void => {
    if (choice.set) void exportSet(choice.set.id);
    else void exportSheet(choice.look);
  };
  return (
    <Dialog
      title={TEXT.title}
      size="full"
      testId="print-dialog"
      onSubmit={() => {
        if (isReady) void printPaper(book, name);
      }}
      buttons={
        <>
          <span className="muted at-left" aria-live="polite">
            {busy ?? (book === null || !isCurrent ? TEXT.drawing : TEXT.count(pagesOf(book)))}
          </span>
          <button type="button" className="button-plain" onClick={closeDialog}>
            {TEXT.close}
          </button>
          <button type="button" className="button-plain" disabled={!isReady} onClick={toExcel}>
            {TEXT.excel}
          </button>
          <button
            type="button"
            className="button-plain"
            disabled={!isReady}
            onClick={() => {
              if (book) void savePdf(book, name);
            }}
          >
            {TEXT.pdf}
          </button>
          <button type="submit" className="button-primary" disabled={!isReady}>
            {TEXT.print}
          </button>
        </>
      }
    >
      <div className={styles['preview']}>
        <section ref={view} className={styles['paper']} aria-label={TEXT.pages}>
          {book === null ? null : <Papers book={book} factor={factor} />}
          {problem === '' ? null : (
            <p role="alert" className={`problem ${styles['wrong']}`}>
              {problem}
            </p>
          )}
        </section>
        <aside className={styles['side']}>
          <PrintChoices choice={choice} from="print" />
          <PaperWarning book={book} choice={choice} />
          <label className={styles['field']}>
            <span>{TEXT.zoom}</span>
            <select value={zoom} onChange={(event) => setZoom(event.target.value)}>
              <option value="width">{TEXT.fitWidth}</option>
              <option value="page">{TEXT.wholePage}</option>
              {['50', '75', '100', '125', '150'].map((percent) => (
                <option key={percent} value={percent}>
                  {percent}%
                </option>
              ))}
            </select>
          </label>
        </aside>
      </div>
    </Dialog>
  );
};

const pagesOf = ({ sheets }: PrintedBook): number => sheets.reduce((sum, { pages }) => sum + pages.length, 0);

/** All pages below each other; those out of sight cost next to nothing. */
const Papers = ({ book, factor }: { book: PrintedBook; factor: number }) => (
  <div className={styles['papers']}>
    {book.sheets.map((sheet) =>
      pageNumbers(sheet).map((number) => (
        <figure
          key={`${sheet.name} ${number}`}
          className={styles['sheet']}
          style={{ width: sheet.width * factor, containIntrinsicSize: `auto ${sheet.height * factor + 24}px` }}
          aria-label={TEXT.pageLabel(sheet.name, number)}
        >
          <div className={styles['shadow']} style={{ height: sheet.height * factor }}>
            <div style={{ transform: `scale(${factor})`, transformOrigin: '0 0' }}>
              <PaperPage sheet={sheet} number={number} />
            </div>
          </div>
          <figcaption>
            {book.sheets.length > 1 ? `${sheet.name} · ` : ''}
            {TEXT.page(number, sheet.pages.length)}
          </figcaption>
        </figure>
      )),
    )}
  </div>
);
