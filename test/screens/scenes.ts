import fs from 'node:fs';
import { Workbook } from 'exceljs';
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

const start: Scene = {
  argv: ['--sample'],
  states: [
    {
      name: '01-chao',
      async show({ run, dialog }) {
        run('file.close');
        await dialog('welcome').waitFor();
      },
      leave: async () => undefined,
    },
    {
      name: '02-tep-hong',
      async show(screen) {
        const file = inFolder(screen, 'Kế hoạch huyện.skh');
        screen.answer({ filePath: file });
        screen.run('file.newSample');
        const sample = screen.dialog('sample-dialog');
        await sample.waitFor();
        await sample.locator('button[type="submit"]').click();
        await screen.page.locator('.ag-row').first().waitFor();
        screen.answer({ filePath: file });
        screen.run('file.saveAs');
        await screen.page.waitForFunction(() => document.title.includes('Biểu'));
        await screen.dialog('status-bar').getByText('Đã lưu').first().waitFor();
        screen.run('file.close');
        await screen.dialog('welcome').waitFor();
        const bytes = fs.readFileSync(file);
        fs.writeFileSync(file, bytes.fill(0x55, 9 * 4096, 13 * 4096));
        screen.answer({ filePaths: [file] });
        screen.run('file.open');
        await screen.page.getByRole('dialog').or(screen.dialog('message-bar')).first().waitFor();
      },
    },
    { name: '03-chao-gan-day', show: ({ dialog }) => dialog('welcome').waitFor() },
    {
      name: '04-ke-hoach-moi',
      async show(screen) {
        screen.answer({ filePath: inFolder(screen, 'trống.skh') });
        screen.run('file.new');
        await screen.dialog('new-plan-dialog').getByLabel('Năm kế hoạch').fill('2022');
        await screen.dialog('new-plan-dialog').getByLabel('Đơn vị lập kế hoạch').fill('Huyện Tân Uyên');
      },
      leave: ({ press }) => press('Enter'),
    },
    { name: '05-bieu-trong', show: ({ button }) => button('Thêm dòng đầu tiên').waitFor() },
  ],
};

const attainment: Scene = {
  argv: ['--sample'],
  states: [
    { name: '10-bieu-ket-qua', show: ({ cell }) => cell(2, 'figure').click(), leave: async () => undefined },
    {
      name: '11-dang-go',
      async show({ cell, type }) {
        await cell(0, 'target').click();
        await type('khoảng vài tấn');
      },
    },
    {
      name: '12-goi-y-khi-go',
      async show({ cell, press }) {
        await cell(4, 'unit').click();
        await press('F2', 'Alt+ArrowDown');
      },
      leave: ({ press }) => press('Escape', 'Escape'),
    },
    {
      name: '13-vung-chon',
      async show({ cell }) {
        await cell(3, 'target').click();
        await cell(12, 'figure').click({ modifiers: ['Shift'] });
      },
      leave: ({ cell }) => cell(2, 'figure').click(),
    },
    {
      name: '14-chi-tiet-o',
      async show({ cell, press, dialog, enter }) {
        await enter(2, 'figure', '41.600');
        await cell(2, 'figure').click();
        await press('F4');
        await dialog('cell-history').getByText('41.600').first().waitFor();
      },
      leave: ({ press }) => press('F4'),
    },
    {
      name: '15-tim-thay-the',
      async show({ press, type, dialog }) {
        await press('Control+h');
        await type('tỷ lệ');
        await dialog('find-count').getByText('11 ô').waitFor();
      },
    },
    {
      name: '16-menu-loc',
      async show({ page, dialog }) {
        const head = page.locator('.ag-header-cell[col-id="attainment"]');
        await head.hover();
        await head.locator('.head-filter').click();
        await dialog('filter-menu').waitFor();
      },
    },
    {
      name: '17-menu-o',
      async show({ cell, dialog }) {
        await cell(5, 'figure').click({ button: 'right' });
        await dialog('context-menu').getByRole('menu').first().waitFor();
      },
    },
    {
      name: '18-nhat-ky',
      async show({ cell, run, dialog, enter, page }) {
        await enter(8, 'figure', '97,8');
        await enter(11, 'note', 'Số liệu của Phòng Giáo dục và Đào tạo');
        await cell(5, 'figure').click();
        run('view.history');
        await dialog('history-panel').getByText('97,8').first().waitFor();
        await page.waitForFunction(() => document.querySelectorAll('[data-testid="history-panel"] li').length > 2);
      },
      leave: async ({ run }) => run('view.history'),
    },
    {
      name: '19-kiem-tra',
      async show({ page, enter, press, dialog }) {
        await enter(6, 'figure', 'chưa có số');
        await enter(9, 'figure', '989');
        await press('F7');
        await dialog('checks-panel').waitFor();
        await page.waitForFunction(
          () =>
            document.querySelectorAll('[data-testid="checks-panel"] [data-severity], [data-testid="checks-panel"] li')
              .length > 2,
        );
      },
      leave: ({ press }) => press('F7', 'Control+z', 'Control+z'),
    },
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

const year: Scene = {
  argv: ['--sample=tan-uyen'],
  states: [
    {
      name: '40-ke-hoach-nam',
      async show({ sheet, cell }) {
        await sheet('Kế hoạch năm');
        await cell(2, 'name').click();
      },
    },
    {
      name: '41-chon-ky',
      async show({ sheet, press, dialog }) {
        await sheet('Báo cáo tháng');
        await press('Alt+k');
        await dialog('period-picker').waitFor();
      },
    },
    {
      name: '42-lap-bieu-mau',
      async show({ run, dialog }) {
        run('returns.issue');
        await dialog('requests-dialog').getByText('Xã Hố Mít').first().waitFor();
        await dialog('requests-dialog').getByLabel('Hạn gửi').fill('25/01/2022');
      },
      async leave(screen) {
        screen.answer({ filePaths: [screen.folder] });
        await screen.dialog('requests-dialog').getByRole('button', { name: 'Lập 10 biểu mẫu…' }).click();
        await screen.dialog('message-bar').waitFor();
      },
    },
    {
      name: '43-bao-thanh-cong',
      show: ({ dialog }) => dialog('message-bar').waitFor(),
      leave: ({ button }) => button('Đóng thông báo').click(),
    },
    {
      name: '44-bao-cao-gui-ve',
      async show(screen) {
        await fillReturn(screen, 'Xã Hố Mít', { F13: 125.5, F15: 2, G13: 'Rét đậm' });
        await fillReturn(screen, 'Xã Nậm Cần', { F13: 80, F15: 'khoảng vài ha', B15: 'Trồng chè' });
        await fillReturn(screen, 'Xã Tà Mít', { F13: 33 });
        fs.writeFileSync(inFolder(screen, 'hong.xlsx'), 'không phải Excel');
        screen.answer({ filePaths: [screen.folder] });
        screen.run('returns.receive');
        await screen.button('Chọn thư mục…').click();
        await screen.dialog('returns-dialog').getByText('Nhận 2 báo cáo (4 số liệu)').waitFor();
      },
      leave: async () => undefined,
    },
    {
      name: '45-bao-cao-mot-don-vi',
      async show({ dialog }) {
        await dialog('returns-dialog').getByRole('button', { name: 'Xã Nậm Cần' }).click();
        await dialog('returns-dialog').getByText('khoảng vài ha').first().waitFor();
      },
      leave: async ({ press }) => press('Escape', 'Escape'),
    },
  ],
};

/** Types numbers into a form that was sent out, as the commune does. */
const fillReturn = async (
  screen: Screen,
  unit: string,
  texts: Readonly<Record<string, number | string>>,
): Promise<void> => {
  const file = inFolder(screen, `T01-2022 ${unit}.xlsx`);
  const book = new Workbook();
  await book.xlsx.readFile(file);
  for (const [address, text] of Object.entries(texts)) {
    const found = book.worksheets[0]?.getCell(address);
    if (found) found.value = text;
  }
  await book.xlsx.writeFile(file);
};

const province: Scene = {
  argv: ['--sample=lai-chau'],
  now: '2021-11-10T08:00:00',
  states: [
    {
      name: '50-bao-cao-thang',
      async show({ sheet, cell }) {
        await sheet('Báo cáo tháng');
        await cell(2, 'name').click();
      },
    },
    {
      name: '51-chot-so-lieu',
      async show({ run, dialog }) {
        run('period.close');
        await dialog('closing-dialog').waitFor();
      },
    },
    {
      name: '52-mo-ky-moi',
      async show({ press, page }) {
        await press('Control+Alt+n');
        await page.getByRole('dialog').waitFor();
      },
    },
    {
      name: '53-lich',
      async show({ run, page }) {
        run('view.calendar');
        await page.locator('[data-pane="side"] li').first().waitFor();
      },
      leave: async ({ run }) => run('view.calendar'),
    },
    {
      name: '54-nhiem-vu',
      async show({ sheet, run, page, cell }) {
        await sheet('Phân công nhiệm vụ');
        run('view.tasks');
        await page.locator('[data-pane="side"] button').nth(4).waitFor();
        await cell(3, 'name').click();
      },
      leave: async ({ run }) => run('view.tasks'),
    },
    {
      name: '55-giao-chi-tieu-huyen',
      async show({ sheet }) {
        await sheet('Giao chỉ tiêu');
      },
    },
  ],
};

export const SCENES: readonly Scene[] = [start, attainment, year, province];
