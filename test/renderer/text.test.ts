import { describe, expect, it } from 'vitest';
import type { AppError } from '../../shared/contract/appError';
import { explainError, explainOutput, fileNameOf } from '../../shared/text/errors';
import { explainSummary, saySummary } from '../../shared/text/summary';

const path = 'C:\\Kế hoạch\\tam-duong.skh';
const ERRORS: readonly AppError[] = [
  { code: 'fileNotFound', path },
  { code: 'fileExists', path },
  { code: 'cannotRead', path, system: 'EACCES' },
  { code: 'cannotWrite', path, system: 'ENOSPC' },
  { code: 'cannotWrite', path, system: 'EBUSY' },
  { code: 'notAPlan', path, found: 'zip' },
  { code: 'notAPlan', path, found: 'openElsewhere' },
  { code: 'newerVersion', path, found: 9, supported: 1 },
  { code: 'damaged', path, detail: '' },
  { code: 'wrongSchema', path, detail: 'bảng plan' },
  { code: 'lockedByOther', path, owner: 'PC-02', since: '14:02', holder: null },
  { code: 'lockLost', path },
  { code: 'readOnlyPlan', path, why: 'checksum' },
  { code: 'noOpenPlan' },
  { code: 'notEditable', row: 'r', column: 'c', why: 'computed' },
  { code: 'reasonMissing' },
  { code: 'natureTaken', row: 'r' },
  { code: 'textTooLong', limit: 2000 },
  { code: 'nothingToUndo' },
  { code: 'workbookUnreadable', path, why: 'oldExcel' },
  { code: 'workbookTooLarge', path, what: 'dòng', limit: 100_000 },
  { code: 'noTable', path, missing: ['Mục tiêu'] },
  { code: 'previewGone' },
  { code: 'planChanged' },
  { code: 'internal', reference: 'A1' },
];

describe('explainError', () => {
  it.each(ERRORS.map((error) => [error.code, error] as const))('says what happened and what to do: %s', (_, error) => {
    const { title, message, next } = explainError(error);
    expect(title).not.toMatch(/[.!]$/);
    for (const sentence of [message, next]) {
      expect(sentence).toMatch(/\.$/);
      expect(sentence).not.toMatch(/!|undefined|null/);
    }
  });

  it.each(['ENOSPC', 'EBUSY', 'EIO'])(
    'of a workbook or a PDF never sends to Lưu thành, which is for the plan: %s',
    (system) => {
      const { title, message, next } = explainOutput({ code: 'cannotWrite', path: '/x/biểu.xlsx', system });
      expect(title).toBe('Chưa ghi được tệp');
      expect(message).toMatch(/^Không ghi được “biểu\.xlsx”: .+\. Sổ kế hoạch không bị ảnh hưởng\.$/);
      expect(next).toMatch(/^Hãy .*thử lại.*\.$/);
      expect(next).not.toContain('Lưu thành');
    },
  );
});

it('finds the file name on either system', () => {
  expect(fileNameOf(path)).toBe('tam-duong.skh');
  expect(fileNameOf('/home/a/b.xlsx')).toBe('b.xlsx');
});

describe('explainSummary', () => {
  const summary = {
    components: 37,
    metOrExceeded: 25,
    exceeded: 17,
    met: 8,
    unmet: 12,
    notComputable: 0,
    onEstimates: 2,
  };

  it('counts as the office writes it', () => {
    expect(explainSummary(summary)).toBe('25/37 đạt và vượt: 17 vượt · 8 đạt · 12 chưa đạt, trong đó 2 theo số ước');
  });

  it('names what cannot be computed, and is silent about nothing', () => {
    expect(explainSummary({ ...summary, notComputable: 1, onEstimates: 0 })).toBe(
      '25/37 đạt và vượt: 17 vượt · 8 đạt · 12 chưa đạt · 1 không tính được',
    );
    expect(explainSummary({ ...summary, components: 0 })).toBe('');
    const nothing = { ...summary, exceeded: 0, met: 0, unmet: 0, metOrExceeded: 0, onEstimates: 0, notComputable: 37 };
    expect(saySummary(nothing)).toBe('37 chỉ tiêu, chưa có kết quả để so sánh');
    expect(saySummary(summary)).toBe(explainSummary(summary));
  });
});
