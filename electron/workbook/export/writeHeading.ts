import type { PrintSettings } from '../../../shared/form/types';
import { PRINTED } from '../../../shared/text/workbook';
import { rowTag } from '../exportKeys';
import type { ExportOptions } from './layOut';
import { formNumber, writeLetterhead } from './letterhead';
import { gap, line, pair, upper } from './lines';
import { annexNumber, type Profile } from './profile';
import type { SheetWriter } from './sheetWriter';

/** "Phụ lục I", or "Phụ lục" alone when there is only one. */
export const annexCaption = (print: PrintSettings, profile: Profile): string =>
  `${PRINTED.annex} ${annexNumber(print.annexNumber, profile)}`.trim();

/** Everything above the table (domain.md §5): caption, title and "(Kèm theo …)", or agency, number and title. */
export const writeHeading = (
  writer: SheetWriter,
  print: PrintSettings,
  title: string,
  { layout, fullHeading = false }: Pick<ExportOptions, 'layout' | 'fullHeading'>,
): void => {
  const { profile } = writer;
  if (layout === 'phu-luc') {
    line(writer, annexCaption(print, profile), { size: profile.captionSize, bold: true });
    line(writer, upper(title), { size: profile.titleSize, bold: true });
    line(writer, PRINTED.attached(attachedTo(print)), { size: profile.titleSize, italic: true });
  } else {
    if (fullHeading) writeLetterhead(writer, print);
    else writeAgency(writer, print);
    gap(writer, rowTag.heading);
    line(writer, upper(title), { size: profile.titleSize, bold: true });
  }
  if (print.unitLine.trim() === '') gap(writer, rowTag.heading);
  else line(writer, print.unitLine.trim(), { size: profile.tableSize, italic: true, align: 'right' });
};

/** The document that an annex goes with, without brackets; blanks where it is not known yet. */
export const attachedTo = (print: PrintSettings): string => {
  const document = print.attachedTo
    .trim()
    .replace(/^\(|\)$/g, '')
    .replace(/^kèm theo\s+/iu, '');
  return document === '' ? PRINTED.attachedBlank : document;
};

const writeAgency = (writer: SheetWriter, print: PrintSettings): void => {
  const { profile } = writer;
  const parent = { size: profile.parentAgencySize };
  const agency = { size: profile.agencySize, bold: true };
  const number = { ...agency, align: 'right' } as const;
  if (print.parentAgency.trim() !== '') {
    pair(writer, upper(print.parentAgency), formNumber(print), [parent, number], rowTag.heading);
    pair(writer, upper(print.agency), '', [agency, number], rowTag.heading);
  } else pair(writer, upper(print.agency), formNumber(print), [agency, number], rowTag.heading);
  if (profile.asterisk) pair(writer, '*', '', [{ size: profile.agencySize }, number], rowTag.heading);
};
