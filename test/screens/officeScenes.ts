import fs from 'node:fs';
import { Workbook } from 'exceljs';
import { inFolder, type Scene, type Screen } from './screen';

/** A first start, a damaged file, a new plan. */
export const startScene: Scene = {
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
        await screen.page.getByRole('dialog').waitFor();
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

/** The plan of a year and the reports of its communes. */
export const yearScene: Scene = {
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

/** A province: a month, its closing, deadlines, tasks. */
export const provinceScene: Scene = {
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
