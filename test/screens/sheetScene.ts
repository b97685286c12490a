import type { Scene } from './screen';

/** What is done in the sheet itself: cells, ranges, panels, menus. */
export const sheetScene: Scene = {
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
  ],
};
