import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CFB, utils, write } from '@e965/xlsx';
import { type Cell, Workbook } from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { importFile } from '../../../electron/workbook/import/importFile';
import { previewImport } from '../../../electron/workbook/import/previewImport';
import type { WorkbookModel } from '../../../electron/workbook/read/sheetModel';
import type { ImportPreview } from '../../../shared/contract/importPreview';
import type { LegacyCharset } from '../../../shared/legacy/charsets';
import { encodeLegacy } from '../../../shared/legacy/codec';
import { explainError } from '../../../shared/text/errors';
import { sampleView } from '../sampleView';
import { cellsOf, contents, packageOf, problem, read, rows } from './packages';

const fixtures = path.join(import.meta.dirname, '../../fixtures/workbooks');
const view = sampleView();
const typed = readFileSync(path.join(fixtures, 'bieu-go-tay.xlsx'));

const previewOf = (model: WorkbookModel): ImportPreview => {
  const result = previewImport(model, view, { file: 'x', sha256: '' });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

/** The table that an office typed, in an old encoding: capitals in a font of capitals where the charset has none. */
const encodeCell = (cell: Cell, charset: LegacyCharset, font: string): void => {
  if (typeof cell.value !== 'string' || cell.master !== cell) return;
  const own = encodeLegacy(cell.value, charset);
  cell.value = own ?? encodeLegacy(cell.value.toLowerCase(), charset) ?? cell.value;
  // ExcelJS shares styles between cells that it read.
  cell.style = { ...cell.style, font: { name: own === null ? `${font}H` : font, size: 12 } };
};

const encodedBook = async (charset: LegacyCharset, font: string): Promise<Uint8Array> => {
  const book = new Workbook();
  await book.xlsx.load(typed as never);
  book.eachSheet((sheet) => {
    sheet.eachRow((row) => {
      row.eachCell((cell) => encodeCell(cell, charset, font));
    });
  });
  return new Uint8Array(await book.xlsx.writeBuffer());
};

/** What the table says once it is read rightly. */
const asTyped = { matched: 37, unchanged: 35, added: [], unmatched: [] };

describe('fonts of the old encodings', () => {
  let plain: WorkbookModel;
  beforeAll(async () => {
    plain = await read(typed);
  });

  it('are decoded cell by cell: the same table in TCVN3 and VNI comes home as in Unicode', async () => {
    for (const [charset, font] of [
      ['tcvn3', '.VnTime'],
      ['vni', 'VNI-Times'],
    ] as const) {
      const model = await read(await encodedBook(charset, font));
      expect(cellsOf(model).map(({ text }) => text)).toEqual(cellsOf(plain).map(({ text }) => text));
      const preview = previewOf(model);
      expect(preview).toMatchObject(asTyped);
      expect(preview.warnings.map(({ code }) => code)).toEqual(Array.from({ length: 5 }, () => 'legacyFont'));
      expect(preview.warnings[0]?.data).toMatchObject({
        to: 'CHỈ TIÊU\nCHỦ YẾU',
        count: expect.stringMatching(/^\d\d+$/),
      });
      expect(preview.warnings[4]?.message).toMatch(
        /^Chữ phông cũ “.+” “.+” được đọc là “.+”; còn \d+ ô khác được chuyển như vậy\.$/s,
      );
    }
  });

  it('are decoded run by run, and keep what stood there', async () => {
    const strings =
      '<si><r><t>Huyện ủy: </t></r><r><rPr><rFont val=".VnTimeH"/></rPr><t>chØ tiªu</t></r><r><rPr><rFont val=".VnTime"/></rPr><t> chñ yÕu</t></r></si>';
    const styles = '<fonts><font><name val="Times New Roman"/></font></fonts><cellXfs><xf/></cellXfs>';
    const [cell] = cellsOf(await read(packageOf({ strings, styles, sheet: rows('<row><c t="s"><v>0</v></c></row>') })));
    expect(cell?.text).toBe('Huyện ủy: CHỈ TIÊU chủ yếu');
    expect(cell?.original).toBe('Huyện ủy: chØ tiªu chñ yÕu');
    expect(cell?.runs?.map(({ text }) => text)).toEqual(['Huyện ủy: ', 'CHỈ TIÊU', ' chủ yếu']);
  });

  it('do not touch Unicode text in an old font; a word that is both follows the clear ones', async () => {
    const styles = '<fonts><font><name val=".VnTime"/></font></fonts><cellXfs><xf/></cellXfs>';
    const texts = async (...lines: readonly string[]): Promise<readonly string[]> => {
      const xml = lines.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('');
      return cellsOf(await read(packageOf({ styles, sheet: rows(`<row>${xml}</row>`) }))).map(({ text }) => text);
    };
    expect(await texts('Chỉ tiêu chủ yếu', 'bé', 'Xã')).toEqual(['Chỉ tiêu chủ yếu', 'bé', 'Xã']);
    expect(await texts('chØ tiªu', 'bé', 'H§ND', 'm2', 'Đơn vị', 'Ha')).toEqual([
      'chỉ tiêu',
      'bộ',
      'HĐND',
      'm2',
      'Đơn vị',
      'Ha',
    ]);
    expect(await texts('Céng (1)', '“§Êt” ®ai')).toEqual(['Cộng (1)', '“Đất” đai']);
  });
});

describe('real .xls', () => {
  it('reads what LibreOffice saved: numbers, labels, merges, formats, hidden rows, errors', async () => {
    const numbers = await importFile(path.join(fixtures, 'old/bieu-so-that.xls'), view);
    expect(numbers).toMatchObject({ ok: true, value: { matched: 37, unchanged: 36, warnings: [] } });
    const codes = async (file: string): Promise<readonly string[]> => {
      const result = await importFile(path.join(fixtures, file), view);
      if (!result.ok) throw new Error(JSON.stringify(result.error));
      return result.value.warnings
        .filter(({ code }) => code !== 'legacyFont')
        .map(({ address, code }) => `${address} ${code}`);
    };
    expect(await codes('old/bay.xls')).toEqual(await codes('bay.xlsx'));
  });

  it('decodes old encodings by content, since it tells no fonts; an English sheet stays', async () => {
    const old = new Workbook();
    await old.xlsx.load((await encodedBook('tcvn3', '.VnTime')) as never);
    const lines =
      old.worksheets[0]
        ?.getSheetValues()
        .map((row) => (Array.isArray(row) ? row.slice(1).map((one) => (typeof one === 'object' ? '' : one)) : [])) ??
      [];
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet(lines.slice(1)), 'Bieu 01');
    utils.book_append_sheet(
      book,
      utils.aoa_to_sheet([
        ['Area (m²)', 'Señor', '±5'],
        ['Résumé', 'naïve', 'café'],
      ]),
      'English',
    );
    const model = await read(write(book, { type: 'buffer', bookType: 'biff8' }), 'cu.xls');
    expect(contents(model)['A5']).toBe('text TT');
    expect(cellsOf(model).some(({ text }) => text === 'Tỷ lệ che phủ rừng')).toBe(true);
    expect(contents(model, 1)).toEqual({
      A1: 'text Area (m²)',
      B1: 'text Señor',
      C1: 'text ±5',
      A2: 'text Résumé',
      B2: 'text naïve',
      C2: 'text café',
    });
  });

  it('reads the .xls of Excel 5 and 2, whose texts are bytes', async () => {
    for (const bookType of ['biff5', 'biff2'] as const) {
      const book = utils.book_new();
      utils.book_append_sheet(book, utils.aoa_to_sheet([['chZ tiZu chZ yZu', 1.5]]), 'A');
      const bytes = Buffer.from(write(book, { type: 'buffer', bookType }) as Uint8Array);
      bytes.write('chØ tiªu chñ yÕu', bytes.indexOf('chZ tiZu chZ yZu'), 'latin1');
      expect(contents(await read(new Uint8Array(bytes), 'cu.xls'))).toEqual({
        A1: 'text chỉ tiêu chủ yếu',
        B1: 'number 1.5',
      });
    }
  });

  it('tells a password, a broken file and one that is no workbook apart', async () => {
    const good = new Uint8Array(readFileSync(path.join(fixtures, 'old/bay.xls')));
    const stream = CFB.find(CFB.read(good, { type: 'array' }), 'Workbook')?.content;
    if (!stream) throw new Error('no stream');
    const bytes = Uint8Array.from(stream);
    const start = 4 + (bytes[2] ?? 0);
    const locked = CFB.utils.cfb_new();
    // FilePass with the old XOR scheme.
    CFB.utils.cfb_add(
      locked,
      'Workbook',
      Buffer.concat([bytes.slice(0, start), Buffer.from('2f0006000000592f8a9b', 'hex'), bytes.slice(start)]),
    );
    expect(await problem(new Uint8Array(CFB.write(locked, { type: 'buffer' }) as Buffer), 'a.xls')).toBe('password');
    const encrypted = CFB.utils.cfb_new();
    CFB.utils.cfb_add(encrypted, 'EncryptionInfo', Buffer.alloc(64));
    CFB.utils.cfb_add(encrypted, 'EncryptedPackage', Buffer.alloc(4096));
    expect(await problem(new Uint8Array(CFB.write(encrypted, { type: 'buffer' }) as Buffer))).toBe('password');
    const word = CFB.utils.cfb_new();
    CFB.utils.cfb_add(word, 'WordDocument', Buffer.alloc(4096));
    expect(await problem(new Uint8Array(CFB.write(word, { type: 'buffer' }) as Buffer), 'a.xls')).toBe('notWorkbook');
    expect(await problem(good.slice(0, 3_000), 'a.xls')).toBe('damaged');
  });
});

it('a file that Excel holds open is told as such', () => {
  for (const system of ['EBUSY', 'EPERM']) {
    expect(explainError({ code: 'cannotRead', path: '/a/bieu.xlsx', system })).toMatchObject({
      message: expect.stringContaining('đang được chương trình khác sử dụng'),
      next: expect.stringContaining('Excel'),
    });
  }
});

describe('names that say something else', () => {
  const text = (content: string): Uint8Array => new TextEncoder().encode(content);

  it('do not matter where the content is a workbook, and are told where it is none', async () => {
    expect(await problem(typed, 'bieu.xls')).toBe('ok');
    expect(await problem(new Uint8Array(readFileSync(path.join(fixtures, 'old/bay.xls'))), 'bieu.xlsx')).toBe('ok');
    expect(await problem(text('<html><table><tr><td>1</td></tr></table></html>'), 'bieu.xls')).toBe('webPage');
    expect(await problem(text('\ufeff<?xml version="1.0"?>\n<Workbook xmlns="urn:x"/>'), 'bieu.xls')).toBe('webPage');
    expect(await problem(text('%PDF-1.7 '), 'bieu.xlsx')).toBe('notWorkbook');
    expect(await problem(text('TT;Chỉ tiêu'), 'bieu.xlsx')).toBe('notWorkbook');
    expect(
      await problem(
        Uint8Array.from({ length: 300 }, () => 0),
        'bieu.xlsx',
      ),
    ).toBe('notWorkbook');
    expect(await problem(new Uint8Array(), 'bieu.csv')).toBe('empty');
  });
});
