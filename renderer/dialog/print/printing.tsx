import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { PrintedBook } from '../../../shared/contract/printPages';
import { PaperPage, pageNumbers } from './PaperPage';

/**
 * Puts the pages beside the app, where only a printer sees them, while `run` prints the window. They go away whatever
 * happens.
 */
export const withPaper = async <T,>(book: PrintedBook, run: () => Promise<T>): Promise<T> => {
  const paper = document.createElement('div');
  paper.className = 'paper-print';
  document.body.append(paper);
  const root = createRoot(paper);
  try {
    flushSync(() =>
      root.render(
        book.sheets.map((sheet) =>
          pageNumbers(sheet).map((number) => (
            <PaperPage key={`${sheet.name} ${number}`} sheet={sheet} number={number} />
          )),
        ),
      ),
    );
    await document.fonts.ready;
    return await run();
  } finally {
    root.unmount();
    paper.remove();
  }
};
