import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { PlanSession } from '../../electron/session/planSession';
import type { SheetView } from '../../shared/form/types';
import { composeSentences, patternsOf } from '../../shared/prose/compose';
import { openSample } from '../helpers/openSample';
import { tempFolder } from '../helpers/tempFolder';

const folder = tempFolder();
const seed = (file: string): string =>
  readFileSync(path.join(import.meta.dirname, '../fixtures/seeds', file), 'utf8').replace(/\s+/gu, ' ');

const edit = (session: PlanSession, sheet: string, row: string, column: string, text: string): void => {
  const step = session.run({ type: 'setCells', sheet, edits: [{ row, column, text }] }, null);
  if (!step.ok) throw new Error(JSON.stringify(step.error));
};

const viewOf = (session: PlanSession, sheet: string, period: string | null = null): SheetView => {
  const view = session.view(sheet, period, null);
  if (!view.ok) throw new Error(JSON.stringify(view.error));
  return view.value;
};

interface Asked {
  readonly about?: string;
  readonly patterns?: Readonly<Record<string, string>>;
}

const sentence = (view: SheetView, ids: readonly string[], { about, patterns = {} }: Asked = {}): string => {
  const rows = view.rows.filter(({ id }) => ids.includes(id));
  return composeSentences(view, rows, { patterns: patternsOf(patterns), about: about ?? null, whole: false }).text;
};

describe('the review of the term, as seed 004 writes it', () => {
  const SHEET = 'bieu-ket-qua';
  const document = seed('004_fc7403f0804dce4b.txt');
  let session: PlanSession;
  let view: SheetView;
  beforeAll(async () => {
    session = await openSample(path.join(folder, 'tam-duong.skh'));
    // The table and the text of the document name a few rows in different words.
    edit(session, SHEET, 'thu-ngan-sach-dia-ban', 'name', 'Thu ngân sách trên địa bàn');
    edit(session, SHEET, 'san-luong-luong-thuc', 'name', 'Tổng sản lượng lương thực có hạt');
    edit(session, SHEET, 'khach-du-lich', 'name', 'Tổng lượt khách du lịch');
    edit(session, SHEET, 'truong-dat-chuan-quoc-gia', 'name', 'Tỷ lệ trường đạt chuẩn quốc gia');
    session.run({ type: 'setFigureNature', sheet: SHEET, row: 'truong-dat-chuan-quoc-gia', nature: 'actual' }, null);
    view = viewOf(session, SHEET);
    return async () => {
      await session.close();
    };
  });

  test.each([
    ['thu-nhap-binh-quan', 'Thu nhập bình quân đầu người ước đạt 42 triệu đồng/năm, đạt 84% Nghị quyết.'],
    ['thu-ngan-sach-dia-ban', 'Thu ngân sách trên địa bàn ước đạt 43,6 tỷ đồng, đạt 79,3% Nghị quyết.'],
    ['san-luong-luong-thuc', 'Tổng sản lượng lương thực có hạt ước đạt 41.550 tấn, đạt 105,2% Nghị quyết.'],
    ['khach-du-lich', 'Tổng lượt khách du lịch ước đạt 280.000 lượt, đạt 46,7% Nghị quyết'],
    ['truong-dat-chuan-quoc-gia', 'Tỷ lệ trường đạt chuẩn quốc gia đạt 58,3%, đạt 100,5% Nghị quyết.'],
  ])('%s, word for word', (row, expected) => {
    expect(document).toContain(expected);
    expect(sentence(view, [row])).toContain(expected);
  });

  test.each([
    ['doanh-thu-du-lich', 'oanh thu từ dịch vụ du lịch ước đạt 102,7 tỷ đồng, đạt 44,7% Nghị quyết.'],
    ['ty-suat-tang-dan-so-tu-nhien', 'ỷ suất tăng dân số tự nhiên giảm còn 14,3‰, đạt 94,4% Nghị quyết.'],
  ])('%s, but for its first letter', (row, expected) => {
    expect(document).toContain(expected);
    expect(sentence(view, [row])).toContain(expected);
  });

  test('rows of one group stand together; several groups are paragraphs with their numbers', () => {
    const both =
      'Thu nhập bình quân đầu người ước đạt 42 triệu đồng/năm, đạt 84% Nghị quyết. Thu ngân sách trên địa bàn ước đạt 43,6 tỷ đồng, đạt 79,3% Nghị quyết.';
    expect(document).toContain(`(1) ${both}`);
    expect(sentence(view, ['thu-nhap-binh-quan', 'thu-ngan-sach-dia-ban'])).toBe(both);
    expect(sentence(view, ['thu-nhap-binh-quan', 'thu-ngan-sach-dia-ban', 'khach-du-lich'])).toBe(
      `(1) ${both}\n(4) Tổng lượt khách du lịch ước đạt 280.000 lượt, đạt 46,7% Nghị quyết.`,
    );
  });

  test('parts follow their label', () => {
    const parts = ['mau-giao', 'tieu-hoc', 'trung-hoc-co-so'].map((id) => `hoc-sinh-den-truong--${id}`);
    const text = sentence(view, parts);
    expect(text).toBe(
      'Tỷ lệ học sinh đến trường: Mẫu giáo 100%, đạt 102% Nghị quyết; tiểu học 100%, đạt 102% Nghị quyết; trung học cơ sở 95,9%, đạt 100,9% Nghị quyết.',
    );
    expect(document).toContain(text.slice(0, text.indexOf('; ')));
    expect(document).toContain('trung học cơ sở 95,9%, đạt 100,9% Nghị quyết.');
    const alone = sentence(view, ['tre-em-suy-dinh-duong--the-nhe-can']);
    expect(alone).toBe('Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng thể nhẹ cân 17,5%, đạt 102,9% Nghị quyết.');
    expect(document).toContain(alone.slice(0, -1));
  });

  test('bounds are spoken, ranks judged, counted things padded', () => {
    expect(sentence(view, ['dang-vien-hoan-thanh-tot'])).toContain('đạt trên 95%, đạt 105,6% Nghị quyết');
    expect(sentence(view, ['xep-loai-dang-bo-huyen'])).toBe(
      'Kết quả xếp loại đảng bộ huyện đạt HTTNV, đạt mục tiêu Nghị quyết.',
    );
    expect(sentence(view, ['xa-dat-chuan-nong-thon-moi'])).toBe(
      'Xã đạt chuẩn nông thôn mới 08 xã, đạt 66,7% Nghị quyết.',
    );
    expect(sentence(view, ['ty-le-ho-ngheo-giam'])).toBe('Tỷ lệ hộ nghèo giảm 5,22%/năm, đạt 174% Nghị quyết.');
  });

  test('an overruled verdict is told as such, beside the percentage or where there is none', () => {
    const overrule = (row: string, verdict: 'met' | 'exceeded'): string => {
      session.run({ type: 'overruleVerdict', sheet: SHEET, row, verdict, reason: 'Kết luận của Ban Thường vụ' }, null);
      const told = sentence(viewOf(session, SHEET), [row]);
      session.undo();
      return told;
    };
    expect(overrule('khach-du-lich', 'met')).toBe(
      'Tổng lượt khách du lịch ước đạt 280.000 lượt, đạt 46,7% Nghị quyết, được đánh giá là đạt.',
    );
    expect(overrule('xep-loai-dang-bo-huyen', 'exceeded')).toBe(
      'Kết quả xếp loại đảng bộ huyện đạt HTTNV, được đánh giá là vượt mục tiêu Nghị quyết.',
    );
  });

  test('the whole Biểu: a paragraph a group, the count at the end, nothing left out', () => {
    const whole = composeSentences(view, view.rows, { patterns: patternsOf({}), about: null, whole: true });
    const paragraphs = whole.text.split('\n');
    expect(paragraphs.length).toBe(11);
    expect(paragraphs[3]).toMatch(/^\(4\) Tổng lượt khách/u);
    expect(paragraphs.at(-1)).toMatch(
      /^Tổng hợp: 25\/37 chỉ tiêu thành phần đạt và vượt \(17 vượt, 8 đạt, 12 chưa đạt\)/u,
    );
    expect(whole).toMatchObject({ told: 37, skipped: 0, unknown: [] });
  });

  test('patterns of the office; names that are no placeholders are told', () => {
    const patterns = { result: '{tên}: {kết quả} / {mục tiêu} ({tỷ lệ})' };
    expect(sentence(view, ['thu-ngan-sach-dia-ban'], { patterns })).toBe(
      'Thu ngân sách trên địa bàn: 43,6 tỷ đồng / 55 tỷ đồng (79,3%).',
    );
    const rows = view.rows.slice(0, 1);
    const composed = composeSentences(view, rows, {
      patterns: patternsOf({ result: '{tên} {ket qua}' }),
      about: null,
      whole: false,
    });
    expect(composed.unknown).toEqual(['ket qua']);
  });

  test('a percentage that is not quite full is never told as full', () => {
    edit(session, SHEET, 'ty-le-che-phu-rung', 'figure', '50,48');
    expect(sentence(viewOf(session, SHEET), ['ty-le-che-phu-rung'])).toContain('đạt 99,96% Nghị quyết');
    session.undo();
  });
});

describe('the month, as seed 003 writes it', () => {
  const SHEET = 'ke-hoach-2021--bao-cao-thang';
  const document = seed('003_d7ed11dcfbf0627e.txt');
  let session: PlanSession;
  let view: SheetView;
  beforeAll(async () => {
    session = await openSample(path.join(folder, 'lai-chau.skh'), 'lai-chau');
    // The report tells only the comparison; last year's figures are what it comes from.
    edit(session, SHEET, 'gia-tri-sx-cong-nghiep', 'samePeriod', '185,79');
    edit(session, SHEET, 'tong-muc-ban-le', 'samePeriod', '632,97');
    edit(session, SHEET, 'xuat-nhap-khau', 'samePeriod', '0,9');
    edit(session, SHEET, 'xuat-khau-dia-phuong', 'samePeriod', '0,2568');
    view = viewOf(session, SHEET);
    return async () => {
      await session.close();
    };
  });

  test.each([
    [
      'gia-tri-sx-cong-nghiep',
      'Giá trị sản xuất công nghiệp ước đạt 142,5 tỷ đồng, giảm 23,3% so với cùng kỳ năm trước',
    ],
    [
      'tong-muc-ban-le',
      'Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ ước đạt 593,09 tỷ đồng, giảm 6,3% so với cùng kỳ năm trước.',
    ],
  ])('%s, word for word', (row, expected) => {
    expect(document).toContain(expected);
    expect(sentence(view, [row])).toContain(expected);
  });

  test('"trong đó" hangs on what it is a part of', () => {
    const expected =
      'Tổng giá trị xuất nhập khẩu trên địa bàn ước đạt 3,869 triệu USD, tăng 4,3 lần so với cùng kỳ năm trước, trong đó giá trị xuất khẩu của địa phương ước đạt 1,669 triệu USD, tăng';
    expect(document).toContain(expected);
    expect(sentence(view, ['xuat-nhap-khau', 'xuat-khau-dia-phuong'])).toBe(
      `${expected} 6,5 lần so với cùng kỳ năm trước.`,
    );
    // Alone it is a sentence of its own.
    expect(sentence(view, ['xuat-khau-dia-phuong'])).toMatch(/^Giá trị xuất khẩu của địa phương ước đạt/u);
  });

  test('what nobody reaches is not told as reached; groups stand under their headings', () => {
    const text = composeSentences(view, view.rows, { patterns: patternsOf({}), about: null, whole: true }).text;
    expect(text).toContain('Vụ tai nạn giao thông là 07 vụ.');
    expect(text).toContain('- Thương mại - dịch vụ: Tổng mức bán lẻ');
    expect(text).not.toMatch(/chết[^.]* đạt /u);
  });

  test('capital: each kind of it with plan, payment and percentage', () => {
    const capital = viewOf(session, 'dau-tu-cong-2020--giai-ngan', '2020');
    const text = composeSentences(capital, capital.rows, { patterns: patternsOf({}), about: null, whole: false }).text;
    expect(text).toContain('kế hoạch 121,03 tỷ đồng, giải ngân 96,57 tỷ đồng, bằng 79,8%');
    expect(document).toMatch(/121,03 tỷ đồng.*96,57 tỷ đồng, bằng 79,8%/u);
  });

  test('budget: of several percentages the one under the cursor', () => {
    const SHEET_BUDGET = 'ke-hoach-2021--thu-chi-ngan-sach';
    const rows = viewOf(session, SHEET_BUDGET).rows.map(({ id }) => id);
    edit(session, SHEET_BUDGET, rows[1] ?? '', 'superior', '1.900');
    edit(session, SHEET_BUDGET, rows[1] ?? '', 'plan', '1.940');
    const budget = viewOf(session, SHEET_BUDGET);
    expect(sentence(budget, rows.slice(1, 2), { about: 'toPlan' })).toContain('bằng 2% dự toán UBND tỉnh giao');
    const expected = 'thu ngân sách trên địa bàn đạt 38,8 tỷ đồng, bằng 2% dự toán HĐND tỉnh giao';
    expect(document).toContain(expected);
    expect(sentence(budget, rows.slice(0, 2), { about: 'toSuperior' })).toContain(`, trong đó ${expected}.`);
  });

  test('rows without figures are left out and counted; registers have nothing to tell', () => {
    const plan = viewOf(session, 'ke-hoach-2021--bieu-ket-qua');
    const composed = composeSentences(plan, plan.rows, { patterns: patternsOf({}), about: null, whole: false });
    expect(composed.told + composed.skipped).toBe(plan.rows.filter(({ kind }) => kind !== 'heading').length);
    const tasks = viewOf(session, 'ke-hoach-2021--phan-cong-nhiem-vu');
    expect(composeSentences(tasks, tasks.rows, { patterns: patternsOf({}), about: null, whole: true }).text).toBe('');
  });
});
