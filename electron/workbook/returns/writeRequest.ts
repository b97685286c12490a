import { Workbook } from 'exceljs';
import type { RequestContent, RequestMeta, WrittenRequest } from '../../../shared/contract/returnsAnswers';
import { REQUEST_BOOK as TEXT } from '../../../shared/text/returns';
import { PRINTED } from '../../../shared/text/workbook';
import { profiles } from '../export/profile';
import { formatFor, TEXT_FORMAT, workbookText } from '../workbookText';
import { formatRequestMeta, META_SHEET, requestChecksum } from './requestKeys';
import { RequestPage } from './requestPage';

/**
 * A reporting form for one unit: what is to be filled in stands in open, coloured cells; all else is protected, without a
 * password. `previewImport` recognises it by the keys of any export.
 */
export const writeRequest = async (content: RequestContent): Promise<WrittenRequest> => {
  const { view } = content;
  const profile = profiles['nha-nuoc'];
  const book = new Workbook();
  book.creator = PRINTED.creator;
  book.lastModifiedBy = PRINTED.creator;
  book.title = view.title;
  const sheet = book.addWorksheet(TEXT.sheetName, { properties: { defaultRowHeight: 15.75 } });
  const page = new RequestPage(sheet, content, profile);
  const meta = {
    request: content.id,
    plan: view.plan,
    form: view.form,
    sheet: view.sheet,
    period: view.period,
    unit: view.unit.id,
  };
  page.writeKeys();
  page.writeHead();
  page.writeTable();
  page.setUp();
  const checksum = requestChecksum(meta, page.checks);
  writeMeta(book, { ...meta, checksum });
  await sheet.protect('', {
    selectLockedCells: true,
    selectUnlockedCells: true,
    formatColumns: true,
    formatRows: true,
    insertRows: true,
    sort: true,
    autoFilter: true,
  });
  guardTexts(book);
  return { bytes: new Uint8Array(await book.xlsx.writeBuffer()), checksum };
};

/** Several forms, in their order. */
export const writeRequests = async (contents: readonly RequestContent[]): Promise<readonly WrittenRequest[]> => {
  const written: WrittenRequest[] = [];
  for (const content of contents) written.push(await writeRequest(content));
  return written;
};

/** Texts as a workbook can hold them, whoever put them there. */
const guardTexts = (book: Workbook): void => {
  book.eachSheet((sheet) =>
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        // The cells that a merged one covers answer with its value.
        const { value, master, numFmt, style } = cell;
        if (master !== cell || typeof value !== 'string') return;
        cell.value = workbookText(value);
        const format = formatFor(value, numFmt);
        if (format !== numFmt) cell.style = { ...style, numFmt: format };
      }),
    ),
  );
};

const writeMeta = (book: Workbook, meta: RequestMeta): void => {
  const sheet = book.addWorksheet(META_SHEET, { state: 'hidden' });
  sheet.getCell('A1').value = formatRequestMeta(meta);
  sheet.getCell('A1').numFmt = TEXT_FORMAT;
  sheet.getCell('A2').value = TEXT.keepMeta;
};
