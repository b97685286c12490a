import type { PrintSettings } from '../../../shared/form/types';
import { PRINTED } from '../../../shared/text/workbook';
import { rowTag } from '../exportKeys';
import { annexNumber, type LayoutName } from './profile';
import type { CellLook, SheetWriter } from './sheetWriter';

const upper = (text: string): string => text.toLocaleUpperCase('vi');

/** One line across the table, wrapped and fitted. */
const line = (writer: SheetWriter, text: string, look: CellLook): void => {
  const at = { row: writer.row, from: 1, to: writer.columns.printed.length };
  writer.put(text, { align: 'center', ...look, format: '@' }, at);
  writer.minimum(at.row, look.size);
  writer.fit(text, look, at);
  writer.tag(at.row, rowTag.heading);
  writer.row++;
};

/** Two texts beside each other: the left half and the right half of the table's width. */
const pair = (
  writer: SheetWriter,
  left: string,
  right: string,
  looks: readonly [CellLook, CellLook],
  tag: string,
): void => {
  const columns = writer.columns.printed;
  const middle = middleColumn(writer);
  const row = writer.row;
  const spots = [
    { row, from: 1, to: middle },
    { row, from: Math.min(middle + 1, columns.length), to: columns.length },
  ] as const;
  writer.put(left, { align: 'center', ...looks[0], format: '@' }, spots[0]);
  writer.put(right, { align: 'center', ...looks[1], format: '@' }, spots[1]);
  writer.minimum(row, Math.max(looks[0].size, looks[1].size));
  writer.fit(left, looks[0], spots[0]);
  writer.fit(right, looks[1], spots[1]);
  writer.tag(row, tag);
  writer.row++;
};

/** The column nearest to the middle of the table's width. */
const middleColumn = (writer: SheetWriter): number => {
  const columns = writer.columns.printed;
  const total = columns.reduce((sum, column) => sum + column.width, 0);
  let used = 0;
  let best = 1;
  let distance = Number.POSITIVE_INFINITY;
  for (const column of columns.slice(0, -1)) {
    used += column.width;
    if (Math.abs(used - total / 2) < distance) [best, distance] = [column.number, Math.abs(used - total / 2)];
  }
  return best;
};

/** "Biểu 01" stays, "01" becomes "Biểu số 01", nothing becomes "Biểu số …". */
export const formNumber = (print: PrintSettings): string => {
  const number = print.formNumber.trim();
  if (number === '') return `${PRINTED.form} …`;
  return /^(?:biểu|mẫu|phụ lục)/iu.test(number) ? number : `${PRINTED.form} ${number}`;
};

/** "Phụ lục I", or "Phụ lục" alone when there is only one. */
export const annexCaption = (print: PrintSettings, writer: Pick<SheetWriter, 'profile'>): string =>
  `${PRINTED.annex} ${annexNumber(print.annexNumber, writer.profile)}`.trim();

/** Everything above the table (domain.md §5): caption, title and "(Kèm theo …)", or agency, number and title. */
export const writeHeading = (writer: SheetWriter, print: PrintSettings, title: string, layout: LayoutName): void => {
  const { profile } = writer;
  if (layout === 'phu-luc') {
    line(writer, annexCaption(print, writer), { size: profile.captionSize, bold: true });
    line(writer, upper(title), { size: profile.titleSize, bold: true });
    const document = print.attachedTo
      .trim()
      .replace(/^\(|\)$/g, '')
      .replace(/^kèm theo\s+/iu, '');
    line(writer, PRINTED.attached(document === '' ? PRINTED.attachedBlank : document), {
      size: profile.titleSize,
      italic: true,
    });
  } else {
    const parent = { size: profile.parentAgencySize };
    const number = { size: profile.agencySize, bold: true, align: 'right' } as const;
    if (print.parentAgency.trim() !== '') {
      pair(writer, upper(print.parentAgency), formNumber(print), [parent, number], rowTag.heading);
      pair(writer, upper(print.agency), '', [{ size: profile.agencySize, bold: true }, number], rowTag.heading);
    } else {
      const agency = { size: profile.agencySize, bold: true };
      pair(writer, upper(print.agency), formNumber(print), [agency, number], rowTag.heading);
    }
    if (profile.asterisk) pair(writer, '*', '', [{ size: profile.agencySize }, number], rowTag.heading);
    gap(writer, rowTag.heading);
    line(writer, upper(title), { size: profile.titleSize, bold: true });
  }
  if (print.unitLine.trim() === '') gap(writer, rowTag.heading);
  else line(writer, print.unitLine.trim(), { size: profile.tableSize, italic: true, align: 'right' });
};

const gap = (writer: SheetWriter, tag: string): void => {
  writer.blank(8);
  writer.tag(writer.row, tag);
  writer.row++;
};

const roomForSignature = 4;

/** NGƯỜI LẬP BIỂU left and the head of the agency right, with room to sign and the names below. */
export const writeSignatures = (writer: SheetWriter, print: PrintSettings): void => {
  const { profile } = writer;
  const size = 13;
  const plain = { size };
  gap(writer, rowTag.sign);
  pair(writer, '', PRINTED.placeAndDate(print.place.trim()), [plain, { size, italic: true }], rowTag.sign);
  const head = print.signerTitle.trim() === '' ? PRINTED.head : upper(print.signerTitle.trim());
  pair(
    writer,
    PRINTED.preparedBy,
    head,
    [
      { size, bold: true },
      { size, bold: profile.signerBold },
    ],
    rowTag.sign,
  );
  const hint = { size: 12, italic: true };
  pair(writer, PRINTED.signHint, PRINTED.sealHint, [hint, hint], rowTag.sign);
  for (let index = 0; index < roomForSignature; index++) {
    writer.minimum(writer.row, size);
    writer.tag(writer.row, rowTag.sign);
    writer.row++;
  }
  const name = { size, bold: true };
  pair(writer, print.preparedBy.trim(), print.signerName.trim(), [name, name], rowTag.sign);
};
