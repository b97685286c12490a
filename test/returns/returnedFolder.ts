import fs from 'node:fs';
import path from 'node:path';
import { type CellValue, Workbook } from 'exceljs';
import type { ImportChange } from '../../shared/contract/importPreview';
import type { ReadReturns, RequestProposal } from '../../shared/contract/returnsAnswers';
import { convert, openpyxl } from '../workbook/libreOffice';
import { ReturnsDesk } from './returnsDesk';

export const PERIOD = '2022-M01';
/** Sheet rows of the form: hidden keys, head, help, header in 9. */
const FIRST = 10;
/** The column to fill in. */
export const VALUE = 'F';

export const TEA = 'Trồng mới chè tập trung';
export const OLD_TEA = 'Trồng mới chè cổ thụ';
export const AREA = 'Tổng diện tích chè';
export const YIELD = 'Sản lượng chè búp tươi';

export const nameOf = (unit: string): string => `T01-2022 ${unit}.xlsx`;

/** Types into cells of a workbook. */
export const fill = async (from: string, to: string, texts: Readonly<Record<string, CellValue>>): Promise<void> => {
  const book = new Workbook();
  await book.xlsx.readFile(from);
  for (const [address, text] of Object.entries(texts)) {
    const cell = book.worksheets[0]?.getCell(address);
    if (cell) cell.value = text;
  }
  book.modified = new Date();
  await book.xlsx.writeFile(to);
};

/** A folder of workbooks as ten communes of Tân Uyên would send them, each with its own trouble. */
export class ReturnedFolder {
  private constructor(
    readonly desk: ReturnsDesk,
    readonly proposal: RequestProposal,
    readonly folder: string,
    readonly back: string,
  ) {}

  static async make(folder: string): Promise<ReturnedFolder> {
    const desk = await ReturnsDesk.open(folder, 'tan-uyen', 'bao-cao-thang');
    const made = new ReturnedFolder(desk, await desk.proposal(PERIOD), folder, path.join(folder, 've'));
    await made.#fillAll();
    return made;
  }

  /** Row of the sheet in which a row of the plan was written. */
  lineOf(label: string): number {
    const at = this.proposal.rows.findIndex((row) => row.label === label);
    if (at < 0) throw new Error(label);
    return FIRST + at;
  }

  rowOf(label: string): string {
    return this.proposal.rows.find((row) => row.label === label)?.id ?? '';
  }

  /** What a preview brings for the figure of a row. */
  figureOf(changes: readonly ImportChange[] | undefined, label: string): string | undefined {
    return changes?.find(({ row, column }) => row === this.rowOf(label) && column === 'current')?.to;
  }

  read(): Promise<ReadReturns> {
    return this.desk.read(PERIOD, this.back);
  }

  async #fillAll(): Promise<void> {
    const { desk, folder, back } = this;
    // Last month's figure of one commune, so that a slip of a hundred times shows.
    await desk.ask('plan.run', {
      command: {
        type: 'setCells',
        sheet: desk.sheet,
        period: PERIOD,
        unit: 'ta-mit',
        edits: [{ row: this.rowOf(AREA), column: 'previous', text: '12,5' }],
      },
      place: null,
    });
    const out = await desk.issue(PERIOD, 'gui');
    const next = await desk.issue('2022-M02', 'gui-thang-2');
    fs.mkdirSync(back);
    const sent = (unit: string): string => path.join(out, nameOf(unit));
    const at = (label: string): string => `${VALUE}${this.lineOf(label)}`;
    const edit = (unit: string, steps: readonly unknown[]): Promise<unknown> =>
      openpyxl('edit.py', sent(unit), path.join(back, nameOf(unit)), JSON.stringify(steps));
    const plain = path.join(folder, 'lo.xlsx');
    await fill(sent('Xã Hố Mít'), plain, { [at(TEA)]: 2 });
    const saved = convert([plain], 'xlsx', fs.mkdtempSync(path.join(folder, 'lo-')));
    const edited = [
      // Sorted with its hidden columns, as openpyxl or a careful person does.
      edit('Xã Mường Khoa', [
        ['set', at(TEA), 3],
        ['set', at(YIELD), 40.25],
        ['reverse', this.lineOf(TEA), this.lineOf(YIELD), 11],
      ]),
      // A row put in, another taken out.
      edit('Xã Nậm Cần', [
        ['set', at(TEA), 4],
        ['set', at(AREA), 50],
        ['delete', this.lineOf(YIELD)],
        ['insert', this.lineOf(OLD_TEA)],
        ['set', `B${this.lineOf(OLD_TEA)}`, 'Trồng dặm chè'],
        ['set', `F${this.lineOf(OLD_TEA)}`, 7],
      ]),
      // Only the visible columns sorted: the keys stayed where they were.
      edit('Xã Pắc Ta', [
        ['set', at(TEA), 6],
        ['reverse', this.lineOf(TEA), this.lineOf(YIELD), 9],
      ]),
    ];
    await fill(sent('Thị trấn Tân Uyên'), path.join(back, 'bao cao thi tran (1).xlsx'), {
      [at(TEA)]: 1.5,
      [at(AREA)]: '1.234',
      [at(YIELD)]: 'đang rà soát',
      [`G${this.lineOf(TEA)}`]: 'Do mưa nhiều',
      [`H${this.lineOf(TEA)}`]: { formula: 'SUM(1,2)' },
    });
    await fill(path.join(next, 'T02-2022 Xã Nậm Sỏ.xlsx'), path.join(back, 'nam so.xlsx'), { [at(TEA)]: 5 });
    await fill(sent('Xã Phúc Khoa'), path.join(back, nameOf('Xã Phúc Khoa')), {
      [at(TEA)]: 8,
      [`B${this.lineOf(OLD_TEA)}`]: 'Trồng mới chè cổ thụ và chè Shan',
      [`C${this.lineOf(AREA)}`]: 'm2',
      [at(AREA)]: 9,
    });
    await fill(sent('Xã Tà Mít'), path.join(back, nameOf('Xã Tà Mít')), { [at(AREA)]: 1250 });
    const whole = fs.readFileSync(sent('Xã Thân Thuộc'));
    fs.writeFileSync(path.join(back, nameOf('Xã Thân Thuộc')), whole.subarray(0, whole.length / 2));
    await writeForeign(path.join(back, 'so lieu gui huyen.xlsx'));
    fs.writeFileSync(path.join(back, '~$nam so.xlsx'), 'Excel');
    await Promise.all(edited);
    const [resaved = ''] = await saved;
    fs.copyFileSync(resaved, path.join(back, 'Ho Mit - LibreOffice.xlsx'));
  }
}

/** A workbook that nobody handed out. */
const writeForeign = async (file: string): Promise<void> => {
  const book = new Workbook();
  const sheet = book.addWorksheet('Sheet1');
  sheet.addRow(['UBND XÃ TRUNG ĐỒNG']);
  sheet.addRow(['BÁO CÁO THÁNG 1 NĂM 2022']);
  sheet.addRow(['TT', 'Chỉ tiêu', 'Đơn vị tính', 'Ước thực hiện tháng 1 năm 2022', 'Ghi chú']);
  sheet.addRow(['1', TEA, 'ha', 10, 'số ước']);
  sheet.addRow(['2', 'Nuôi cá tầm', 'tấn', 3, '']);
  await book.xlsx.writeFile(file);
};
