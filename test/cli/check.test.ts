import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { ensureBuilt } from '../../electron/build.mjs';
import { skh } from '../helpers/runSkh';
import { tempFolder } from '../helpers/tempFolder';

const folder = tempFolder();
interface Found {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
}

const check = async (file: string): Promise<{ readonly code: number; readonly findings: readonly Found[] }> => {
  const { code, out } = await skh('check', file, '--json');
  const { findings, ...rest } = JSON.parse(out);
  expect(rest).toEqual({});
  return { code, findings };
};

const sample = async (id: string): Promise<string> => {
  const file = path.join(folder, `${id} ${Math.random()}.skh`);
  expect((await skh('new', file, '--sample', id)).code).toBe(0);
  return file;
};

beforeAll(async () => {
  await ensureBuilt(['main']);
});

describe('skh check', { timeout: 60_000 }, () => {
  test('the real plans raise no false alarms: notes at most, exit 0', async () => {
    const tamDuong = await check(await sample('tam-duong'));
    expect(tamDuong.code).toBe(0);
    expect(tamDuong.findings).toEqual([
      {
        code: 'targetFarExceeded',
        severity: 'info',
        sheet: 'bieu-ket-qua',
        row: 'ty-le-ho-ngheo-giam',
        column: 'figure',
        period: '2023',
        unit: 'tam-duong',
        message: expect.stringMatching(/^Tỷ lệ hộ nghèo giảm\/năm \(Năm 2023\): Đạt 174,00% mục tiêu 3%/u),
      },
    ]);
  });

  test('a plan with targets in words: told as notes', async () => {
    const tanUyen = await check(await sample('tan-uyen'));
    expect(tanUyen.findings.map(({ code, severity }) => [code, severity])).toEqual([
      ['targetUnreadable', 'info'],
      ['targetUnreadable', 'info'],
    ]);
    expect(tanUyen.code).toBe(0);
  });

  test('a month with tasks and capital: nothing to tell', async () => {
    expect(await check(await sample('lai-chau'))).toEqual({ code: 0, findings: [] });
  });

  test('problems: exit 1, each with its place, read by a person too', async () => {
    const file = await sample('tam-duong');
    const set = (row: string, column: string, text: string) =>
      skh('set', file, '--sheet', 'bieu-ket-qua', '--row', row, '--column', column, text);
    await set('ty-le-che-phu-rung', 'figure', '150,8');
    await set('muc-giam-ty-le-sinh', 'figure', '0,5%');
    await set('khach-du-lich', 'figure', '');
    const { code, findings } = await check(file);
    expect(code).toBe(1);
    expect(findings.map(({ code: what, severity }) => `${severity} ${what}`)).toEqual([
      'error rateAboveWhole',
      'warning figureMissing',
      'error unitMismatch',
      'info targetFarExceeded',
    ]);
    const { out, code: plain } = await skh('check', file);
    expect(plain).toBe(1);
    expect(out).toContain('Lỗi · Tỷ lệ vượt 100% · Tỷ lệ che phủ rừng (Năm 2023): 150,8%');
    expect(out).toContain('2 lỗi · 1 cảnh báo · 1 lưu ý');
    // What the command names is what `skh show` takes.
    const { sheet, period, unit, row, column } = findings[0] as unknown as Record<string, string>;
    const shown = await skh(
      'show',
      file,
      '--sheet',
      sheet ?? '',
      '--period',
      period ?? '',
      '--unit',
      unit ?? '',
      '--json',
    );
    const cell = JSON.parse(shown.out).rows.find(({ id }: { id: string }) => id === row).cells[column ?? ''];
    expect(cell.text).toBe('150,8');
  });

  test('bad use and unreadable input: exit 2', async () => {
    expect((await skh('check', '--json')).code).toBe(2);
    expect((await skh('check', path.join(folder, 'khong-co.skh'), '--json')).code).toBe(2);
    expect((await skh('check', await sample('lai-chau'), '--sheet', 'x')).code).toBe(2);
    expect((await skh('--help')).out).toContain('skh check FILE');
  });
});
