import { signerLines } from '../../../shared/form/signers';
import type { PrintSettings } from '../../../shared/form/types';
import { PRINTED } from '../../../shared/text/workbook';
import { rowTag } from '../exportKeys';
import { placeAndDate } from './letterhead';
import { gap, pair, upper } from './lines';
import type { SheetWriter } from './sheetWriter';

const roomForSignature = 4;

/** NGƯỜI LẬP BIỂU left and the head of the agency right, with room to sign and the names below. */
export const writeSignatures = (writer: SheetWriter, print: PrintSettings, isDated: boolean): void => {
  const { profile } = writer;
  const size = 13;
  const plain = { size };
  gap(writer, rowTag.sign);
  // The full heading has place and date already.
  if (!isDated) pair(writer, '', placeAndDate(print), [plain, { size, italic: true }], rowTag.sign);
  const posts = signerLines(print.signerPost ?? '').map(upper);
  const [head = PRINTED.head, ...more] = signerLines(print.signerTitle).map(upper);
  const signer = { size, bold: profile.signerBold || posts.length > 0 };
  const below = { size, bold: profile.signerBold };
  pair(writer, PRINTED.preparedBy, head, [{ size, bold: true }, signer], rowTag.sign);
  for (const text of more) pair(writer, '', text, [plain, signer], rowTag.sign);
  for (const text of posts) pair(writer, '', text, [plain, below], rowTag.sign);
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

/** Nơi nhận, below the signatures at the left; items end as the profile says, the last one with a full stop. */
export const writeRecipients = (writer: SheetWriter, { recipients }: PrintSettings): void => {
  if (recipients.length === 0) return;
  const { head, list, end } = writer.profile.recipients;
  const align = 'left' as const;
  const isParty = end === ',';
  const title = { size: head, align, ...(isParty ? { underline: true } : { bold: true, italic: true }) };
  gap(writer, rowTag.sign);
  pair(writer, PRINTED.recipients, '', [title, { size: list }], rowTag.sign);
  recipients.forEach((recipient, index) => {
    const text = recipient.trim().replace(/^[-–+]\s*|(?<![;,.])[;,.]+$/gu, '');
    const isLast = index === recipients.length - 1;
    pair(writer, `- ${text}${isLast ? '.' : end}`, '', [{ size: list, align }, { size: list }], rowTag.sign);
  });
};
