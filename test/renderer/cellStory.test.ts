import { describe, expect, it } from 'vitest';
import type { CellChange } from '../../shared/contract/cellDetails';
import {
  describeChange,
  describeFigure,
  describeOrigin,
  describeSource,
  describeStep,
} from '../../shared/text/details';
import { countLoss, DELETE_DIALOG } from '../../shared/text/rows';

const change: CellChange = {
  seq: 1,
  at: '2025-01-05T07:02:00.000Z',
  actor: 'Lan',
  kind: 'do',
  way: 'typed',
  step: 'sửa',
  source: '',
  what: 'text',
  from: '42',
  to: '43',
};

describe('the story of a cell in words', () => {
  it.each([
    [{ what: 'text', from: '42', to: '43' }, '42 → 43'],
    [{ what: 'text', from: null, to: '43' }, '(trống) → 43'],
    [{ what: 'text', from: '43', to: '' }, '43 → (trống)'],
    [{ what: 'nature', from: 'estimate', to: 'actual' }, 'Loại số liệu: Ước thực hiện → Thực hiện'],
    [{ what: 'verdict', from: null, to: 'met' }, 'Ghi đè đánh giá: Theo tính toán → Đạt'],
    [{ what: 'rangeRule', from: 'upper', to: 'lower' }, 'So với mục tiêu khoảng: Theo cận trên → Theo cận dưới'],
    [{ what: 'row', from: 'Thu nhập', to: null }, 'Xóa dòng “Thu nhập”'],
    [{ what: 'row', from: null, to: '' }, 'Thêm dòng'],
  ] as const)('%j', (one, words) => {
    expect(describeChange(one)).toBe(words);
  });

  it('names file and cell of an import', () => {
    expect(describeOrigin('C:\\Tài liệu\\biểu quý 1.xlsx E12')).toBe('biểu quý 1.xlsx, ô E12');
    expect(describeStep({ ...change, way: 'imported', source: '/a/bieu.xlsx E12' })).toMatch(
      / · Lan · nhập từ bieu\.xlsx, ô E12$/,
    );
  });

  it('tells where the content is from', () => {
    expect(describeSource(null, [change], false)).toMatch(/^Nhập tay bởi Lan, /);
    expect(describeSource(null, [], false)).toBe('Có từ khi tạo sổ');
    expect(describeSource(null, [], true)).toBe('');
    expect(describeSource({ text: '004.txt, dòng 12: x', imported: null }, [change], false)).toBe(
      '004.txt, dòng 12: x',
    );
    expect(describeSource({ text: '/a/b.xlsx D4', imported: null }, [], false)).toBe('Nhập từ b.xlsx, ô D4');
  });

  it('tells a figure with nature, period and day', () => {
    const figure = { id: 'f', text: '5', agency: '', provider: '', source: '', isShown: true };
    expect(
      describeFigure({ ...figure, nature: 'actual', basis: 'cumulative', period: '2023-H1', asOf: '2023-06-30' }),
    ).toBe('Thực hiện · 6 tháng đầu năm 2023 · lũy kế · tính đến 30/06/2023');
  });
});

describe('what goes with rows', () => {
  const loss = { rows: 3, targets: 2, figures: 5, texts: 0, notes: 1, verdicts: 0 };

  it('is counted, and what is not there is left out', () => {
    expect(countLoss(loss)).toBe('3 dòng, 2 mục tiêu, 5 kết quả, 1 ghi chú');
    expect(DELETE_DIALOG.text(loss)).toBe('3 dòng, 2 mục tiêu, 5 kết quả, 1 ghi chú sẽ bị xóa; có thể hoàn tác.');
  });
});
