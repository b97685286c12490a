import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { PrintedBook } from '../../../shared/contract/printPages';
import { PaperPage, pageNumbers } from './PaperPage';

/**
 * Puts the pages beside the app, where only a printer sees them, while `run` prints the window under the name of what is
 * printed, which a PDF bears as its title. All of it goes away whatever happens.
 */
export const withPaper = async <T,>(book: PrintedBook, name: string, run: () => Promise<T>): Promise<T> => {
  const paper = document.createElement('div');
  paper.className = 'paper-print';
  document.body.append(paper);
  const root = createRoot(paper);
  const { title } = document;
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
    document.title = name;
    await document.fonts.ready;
    return await run();
  } finally {
    document.title = title;
    root.unmount();
    paper.remove();
  }
};
