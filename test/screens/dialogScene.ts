import fs from 'node:fs';
import { foreignBytes } from '../workbook/foreignBook';
import { inFolder, type Scene, type Screen } from './screen';

/** A commune's own table, as nobody designed it: merged header, mistyped and unknown labels, thousands of hectares. */
const communeBook = async (screen: Screen, name: string): Promise<string> => {
  const file = inFolder(screen, name);
  const lines = [
    ['UBND XÃ BẢN BO', null, null, null, null],
    ['Đơn vị: UBND xã', null, null, null, null],
    ['STT', 'Chỉ tiêu chủ yếu', 'ĐVT', 'Số liệu', null],
    [null, null, null, 'Mục tiêu đến năm 2025', 'Số cuối kỳ'],
    [1, 'Thu nhập bình quân đầu người/năm', 'Triệu đồng', 46, 43.6],
    [2, 'Diện tích chè trồng mới', 'nghìn ha', 0.4, 0.31],
    [3, 'Tỷ lệ lao động đã qua đào tạo', '%', 61, 63.5],
    [4, 'Số giếng khoan', 'cái', 10, 12],
    [null, 'Tổng cộng', null, null, null],
    [null, '(1) Số ước', null, null, null],
  ];
  const merges = ['A3:A4', 'B3:B4', 'C3:C4', 'D3:E3'];
  fs.writeFileSync(file, await foreignBytes({ name: 'Bieu', lines, merges }));
  return file;
};

const closed = async ({ press, dialog }: Screen, testId: string): Promise<void> => {
  await press('Escape');
  await dialog(testId).waitFor({ state: 'detached' });
};

/** The dialogs of a sheet: out, in, form, units, backups. */
export const dialogScene: Scene = {
  argv: ['--sample'],
  states: [
    {
      name: '20-xuat-excel',
      async show({ press, dialog }) {
        await press('Control+e');
        await dialog('export-dialog').waitFor();
      },
    },
    {
      name: '21-xem-ban-in',
      async show({ press, page }) {
        await press('Control+p');
        await page.locator('figcaption').first().waitFor();
      },
    },
    {
      name: '22-bo-bieu',
      async show({ run, dialog, button }) {
        run('workbook.sets');
        for (const form of ['Biểu kết quả', 'Kế hoạch năm', 'Danh mục văn bản']) {
          await dialog('set-dialog').getByLabel('Biểu', { exact: true }).selectOption({ label: form });
          await button('Thêm vào bộ').click();
        }
      },
      leave: ({ press }) => press('Escape', 'Escape'),
    },
    {
      name: '23-thiet-ke-bieu',
      async show({ run, dialog }) {
        run('form.design');
        await dialog('form-dialog').locator('th').first().waitFor();
      },
    },
    {
      name: '24-ban-sao-luu',
      async show({ run, dialog, button, enter, press }) {
        run('file.backups');
        await button('Sao lưu ngay').click();
        await dialog('backups-dialog').getByText('Đã sao lưu.').waitFor();
        await press('Escape');
        await dialog('backups-dialog').waitFor({ state: 'detached' });
        await enter(1, 'figure', '52');
        await enter(4, 'note', 'Chưa tính rừng trồng mới');
        run('file.backups');
        await dialog('backups').getByRole('button').first().click();
        await dialog('differences').getByText('52').first().waitFor();
      },
      leave: (screen) => closed(screen, 'backups-dialog'),
    },
    {
      name: '25-don-vi',
      async show({ run, dialog }) {
        run('units.manage');
        await dialog('units-tree').getByRole('treeitem').nth(3).click();
      },
      leave: async () => undefined,
    },
    {
      name: '26-sap-xep-don-vi',
      async show({ button, dialog }) {
        await button('Sắp xếp năm 2025').click();
        await dialog('merger-counts').waitFor();
      },
      leave: async ({ press, dialog, button }) => {
        await press('Escape');
        const leaving = button('Đóng, bỏ các thay đổi');
        if ((await leaving.count()) > 0) await leaving.click();
        await dialog('units-dialog').waitFor({ state: 'detached' });
      },
    },
    {
      name: '27-nhap-trang-tinh',
      async show(screen) {
        screen.answer({ filePaths: [await communeBook(screen, 'xã tháng 10.xlsx')] });
        screen.run('workbook.import');
        await screen.dialog('mapping-dialog').waitFor();
      },
      leave: ({ button }) => button('Tiếp').click(),
    },
    {
      name: '28-nhap-cot',
      async show({ dialog }) {
        await dialog('mapping-dialog').getByLabel('Cột E của tệp').selectOption({ label: 'Kết quả thực hiện' });
      },
      leave: ({ button }) => button('Tiếp').click(),
    },
    {
      name: '29-nhap-dong',
      show: ({ dialog }) => dialog('mapping-rows').waitFor(),
      async leave({ dialog, press, button }) {
        await dialog('mapping-rows').focus();
        await press('Enter', 'Delete');
        await button('Xem trước thay đổi').click();
      },
    },
    { name: '30-nhap-xem-truoc', show: ({ dialog }) => dialog('import-dialog').waitFor() },
    {
      name: '31-phim-tat',
      async show({ press, page }) {
        await press('Escape', 'F1');
        await page.locator('dialog[open], aside').first().waitFor();
      },
    },
    {
      name: '32-giao-chi-tieu',
      async show({ sheet }) {
        await sheet('Giao chỉ tiêu');
      },
      leave: async () => undefined,
    },
  ],
};
