import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodeFileSystem } from '../../electron/file/fileSystem';
import { SessionHost } from '../../electron/session/sessionHost';
import type { AppError } from '../../shared/contract/appError';
import type { StepResult } from '../../shared/contract/channels';
import { parseRequest } from '../../shared/contract/parseRequest';
import type { ReportSet } from '../../shared/contract/setAnswers';
import type { Command } from '../../shared/domain/command';
import type { SaveReportSet, SetEntry } from '../../shared/domain/setCommands';
import { explainError } from '../../shared/text/errors';
import { tempFolder } from '../helpers/tempFolder';

const SHEET = 'bieu-ket-qua';
const file = path.join(tempFolder(), 'bộ.skh');
let host: SessionHost;

const run = async (command: Command): Promise<AppError | StepResult> => {
  const parsed = parseRequest('plan.run', { command, place: null });
  if (!parsed.ok) throw new Error(parsed.error);
  const step = await host.run(parsed.value.command, null);
  return step.ok ? step.value : step.error;
};

const sets = async (): Promise<readonly ReportSet[]> => {
  const list = await host.inquire('sets.list', { at: { sheet: SHEET } });
  if (!list.ok) throw new Error(list.error.code);
  return list.value;
};

const entry = (sheet: string, period = '2023'): SetEntry => ({ sheet, period, unit: 'tam-duong' });

const save = (set: string, entries: readonly SetEntry[], more: Partial<SaveReportSet> = {}): SaveReportSet => ({
  type: 'saveReportSet',
  sheet: SHEET,
  set,
  title: 'Phụ lục báo cáo năm 2023',
  entries,
  look: { layout: 'phu-luc', profile: 'nha-nuoc', contents: true, internal: false },
  ...more,
});

const numbers = async (): Promise<readonly (readonly [string, number])[]> =>
  (await sets())[0]?.entries.map(({ sheet, number }) => [sheet, number] as const) ?? [];

beforeAll(async () => {
  host = new SessionHost({ fileSystem: nodeFileSystem });
  const created = await host.create(file, 'tam-duong', false);
  if (!created.ok) throw new Error(created.error.code);
});
afterAll(() => host.close(true));

describe('a set of Biểu', () => {
  test('is a step: named, numbered by its order, undone and done again', async () => {
    const unit = (await host.info())?.sheets.find(({ id }) => id === SHEET)?.units[0]?.id;
    expect(unit).toBe('tam-duong');
    const made = await run(save('bo-1', [entry(SHEET, '2020..2025'), entry('ke-hoach-nam'), entry('giai-ngan')]));
    expect(made).toMatchObject({ label: 'lập bộ biểu Phụ lục báo cáo năm 2023' });
    expect(await sets()).toMatchObject([
      {
        id: 'bo-1',
        sentOn: null,
        document: '',
        look: { contents: true },
        entries: [
          { sheet: SHEET, number: 1, formName: 'Biểu kết quả', unitName: 'Huyện Tam Đường' },
          { sheet: 'ke-hoach-nam', number: 2 },
          { sheet: 'giai-ngan', number: 3 },
        ],
      },
    ]);
    await host.undo();
    expect(await sets()).toEqual([]);
    await host.redo();
    await run(save('bo-1', [entry('giai-ngan'), entry(SHEET, '2020..2025'), entry('ke-hoach-nam')]));
    expect(await numbers()).toEqual([
      ['giai-ngan', 1],
      [SHEET, 2],
      ['ke-hoach-nam', 3],
    ]);
  });

  test('keeps its numbers once it was sent; what is added gets the next one; reopened it is numbered anew', async () => {
    const sent = ['giai-ngan', SHEET, 'ke-hoach-nam'].map((sheet) =>
      entry(sheet, sheet === SHEET ? '2020..2025' : '2023'),
    );
    expect(
      await run({ type: 'sendReportSet', sheet: SHEET, set: 'bo-1', on: '2023-12-20', document: ' ' }),
    ).toMatchObject({ label: 'đánh dấu đã gửi bộ biểu Phụ lục báo cáo năm 2023' });
    expect(await sets()).toMatchObject([{ sentOn: '2023-12-20', document: '' }]);
    const turned = await run(save('bo-1', sent.toReversed()));
    expect(turned).toEqual({ code: 'setRefused', why: 'sentOrder' });
    expect('code' in turned && explainError(turned).next).toContain('mở lại');
    expect(await run(save('bo-1', sent.slice(1)))).toEqual({ code: 'setRefused', why: 'sentOrder' });
    expect(await run({ type: 'removeReportSet', sheet: SHEET, set: 'bo-1' })).toMatchObject({ why: 'sentRemove' });

    await run(save('bo-1', [...sent, entry('nam-nam', '2020..2025')]));
    expect(await numbers()).toEqual([
      ['giai-ngan', 1],
      [SHEET, 2],
      ['ke-hoach-nam', 3],
      ['nam-nam', 4],
    ]);

    expect(await run({ type: 'reopenReportSet', sheet: SHEET, set: 'bo-1' })).not.toHaveProperty('code');
    await run(save('bo-1', [entry(SHEET, '2020..2025'), entry('nam-nam', '2020..2025')]));
    expect(await numbers()).toEqual([
      [SHEET, 1],
      ['nam-nam', 2],
    ]);
    expect(await run({ type: 'reopenReportSet', sheet: SHEET, set: 'bo-1' })).toMatchObject({ why: 'notSent' });
  });

  test('refuses what would be no set, and one that is not there', async () => {
    expect(await run(save('bo-2', []))).toMatchObject({ why: 'empty' });
    expect(await run(save('bo-2', [entry(SHEET)], { title: '  ' }))).toMatchObject({ why: 'titleMissing' });
    expect(await run(save('bo-2', [entry('khong-co')]))).toMatchObject({ why: 'sheetUnknown' });
    expect(await run({ type: 'removeReportSet', sheet: SHEET, set: 'bo-2' })).toMatchObject({ why: 'unknown' });
    expect(parseRequest('plan.run', { command: save('', [entry(SHEET)]), place: null }).ok).toBe(false);
  });

  test('is in the file when it is opened again, and says which of its Biểu is gone', async () => {
    await run(save('bo-1', [entry(SHEET, '2020..2025'), entry('giai-ngan')]));
    await run({ type: 'removeSheet', sheet: 'giai-ngan' });
    await host.close(false);
    await host.open(file);
    expect((await sets())[0]?.entries.map(({ formName }) => formName)).toEqual(['Biểu kết quả', '']);
    await host.undo();
    expect((await sets())[0]?.entries[1]?.formName).not.toBe('');
    expect(await run({ type: 'removeReportSet', sheet: SHEET, set: 'bo-1' })).toMatchObject({
      label: 'xóa bộ biểu Phụ lục báo cáo năm 2023',
    });
    expect(await sets()).toEqual([]);
  });
});
