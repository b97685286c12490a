import { expect } from 'vitest';
import { deskOf } from './desk';
import type { Office } from './office';

/** Rows of the plan of 2021 as the office has them in Excel: TT, Chỉ tiêu, ĐVT, kế hoạch, thực hiện. */
const YEAR_2021: readonly (readonly string[])[] = [
  ['I', 'Kinh tế', '', '', ''],
  ['1', 'Thu nhập bình quân đầu người', 'Triệu đồng', '40', '40,5'],
  ['2', 'Tổng sản lượng lương thực', 'Tấn', '28.500', '28.900'],
  ['3', 'Trồng mới chè tập trung', 'Ha', '100', '104,5'],
  ['4', 'Tổng diện tích chè', 'Ha', '3.150', '3.248'],
  ['5', 'Sản lượng chè búp tươi', 'Tấn', '24.500', '25.120'],
  ['6', 'Trồng mới cây ăn quả', 'Ha', '200', '212'],
  ['7', 'Tốc độ tăng trưởng đàn gia súc', '%', '5,5', '5,52'],
  ['8', 'Sản lượng thịt hơi', 'Tấn', '2.150', '2.185'],
  ['9', 'Sản lượng thủy sản', 'Tấn', '560', '571'],
  ['10', 'Trồng rừng mới', 'Ha', '500', '486'],
  ['11', 'Tỷ lệ che phủ rừng', '%', '42,5', '42,6'],
  ['12', 'Thu ngân sách trên địa bàn', 'Triệu đồng', '60.000', '64.250'],
  ['13', 'Xuất khẩu hàng địa phương', 'Triệu USD', '4', '4,1'],
  ['II', 'Văn hóa - xã hội', '', '', ''],
  ['1', 'Tỷ lệ hộ nghèo giảm', '%', '1,00', '1,12'],
  ['2', 'Giải quyết việc làm mới', 'Lao động', '1.500', '1.562'],
  ['3', 'Đào tạo nghề', 'Lao động', '950', '985'],
  ['4', 'Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng thể nhẹ cân', '%', '<19', '18,7'],
  ['5', 'Tỷ lệ hộ gia đình đạt chuẩn văn hóa', '%', '87', '87,5'],
  ['6', 'Xã đạt chuẩn nông thôn mới', 'Xã', '9', '9'],
  ['III', 'Quốc phòng - an ninh', '', '', ''],
  ['1', 'Tuyển công dân nhập ngũ', '%', '100', '100'],
];

/** Results of the two years before, by the row's name. */
const PAST: readonly (readonly string[])[] = [
  ['Chỉ tiêu', 'Năm 2019', 'Năm 2020'],
  ['Thu nhập bình quân đầu người', '34,2', '37,6'],
  ['Tổng sản lượng lương thực', '27.640', '28.310'],
  ['Sản lượng chè búp tươi', '21.900', '23.480'],
  ['Thu ngân sách trên địa bàn', '52.300', '57.840'],
  ['Giải quyết việc làm mới', '1.420', '1.485'],
];

/** Tân Uyên: nine communes and a town (seed 000, II), and departments that the plan names. */
export const COMMUNES = [
  'Thị trấn Tân Uyên',
  'Xã Hố Mít',
  'Xã Mường Khoa',
  'Xã Nậm Cần',
  'Xã Nậm Sỏ',
  'Xã Pắc Ta',
  'Xã Phúc Khoa',
  'Xã Tà Mít',
  'Xã Thân Thuộc',
  'Xã Trung Đồng',
] as const;
const OFFICES = ['Phòng Nông nghiệp', 'Phòng Kinh tế - Hạ tầng', 'Trung tâm Y tế', 'Phòng Giáo dục và Đào tạo'];

/** The first start of the app at an office, up to a file with last year, two years before it, and all its units. */
export const firstRun = async (office: Office): Promise<void> => {
  const { page } = office;
  const { byId, paste, press, seen, shot, status } = deskOf(office);
  const welcome = byId('welcome');
  await welcome.getByText('Xin chào').waitFor();
  expect(await welcome.locator('[data-sample]').allInnerTexts()).toEqual(
    expect.arrayContaining([expect.stringContaining('Tân Uyên')]),
  );
  const who = byId('welcome-person');
  await who.getByLabel('Họ và tên').fill('Lò Thị Hoa');
  await who.getByLabel('Cơ quan, phòng').fill('Phòng Tài chính - Kế hoạch');
  await shot('01-welcome');
  await press('Enter');
  await who.waitFor({ state: 'detached' });

  await office.app.answerDialogs({ filePath: office.planPath });
  await welcome.locator('[data-action="file.new"]').click();
  await byId('new-plan-dialog').getByLabel('Năm kế hoạch').fill('2021');
  await byId('new-plan-dialog').getByLabel('Đơn vị lập kế hoạch').fill('Huyện Tân Uyên');
  await press('Enter');
  await page.getByRole('button', { name: 'Thêm dòng đầu tiên' }).waitFor();
  await paste([['TT', 'Chỉ tiêu', 'ĐVT', 'Kế hoạch năm 2021', 'Thực hiện năm 2021'], ...YEAR_2021]);
  await byId('paste-dialog')
    .getByRole('button', { name: /^Dán \d+ ô$/ })
    .click();
  await seen(12, 'attainment', '107,08%');
  expect(await page.getByTestId('summary').innerText()).toContain('19/20 đạt và vượt');

  await office.app.clickAction('period.past');
  await byId('past-figures-dialog').waitFor();
  await paste(PAST);
  await byId('past-figures-dialog').getByRole('button', { name: 'Nhập 10 số liệu' }).click();
  await expect.poll(status).toContain('Nhập 10 số liệu các kỳ trước');

  await office.app.clickAction('units.manage');
  for (const [list, count] of [
    [COMMUNES.map((name, index) => [String(index + 1), name]), 10],
    [OFFICES.map((name) => [name]), 4],
  ] as const) {
    await byId('units-tree').getByRole('treeitem', { name: 'Huyện Tân Uyên' }).click();
    await byId('units-dialog').getByRole('button', { name: 'Thêm đơn vị' }).click();
    await byId('units-add').getByLabel('Tên đơn vị').click();
    await paste(list);
    await shot(`02-units-${count}`);
    await byId('units-add')
      .getByRole('button', { name: `Thêm ${count} đơn vị` })
      .click();
    await byId('units-edit').waitFor();
  }
  await expect.poll(() => byId('units-tree').getByRole('treeitem').count()).toBe(15);
  await press('Escape');
  await expect.poll(() => page.getByTestId('unit-tree').getByRole('treeitem').count()).toBe(12);

  // Next morning: the name is known, the plan is where it was left.
  await office.relaunch();
  const next = deskOf(office);
  await next.seen(12, 'figure', '64.250');
  expect(await office.page.getByTestId('person-ask').count()).toBe(0);
};
