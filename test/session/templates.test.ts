import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { strToU8 } from 'fflate';
import { beforeEach, describe, expect, it } from 'vitest';
import { nodeFileSystem } from '../../electron/file/fileSystem';
import { templateHandlers } from '../../electron/handlers/templateHandlers';
import { SessionHost } from '../../electron/session/sessionHost';
import { readWorkbook } from '../../electron/workbook/read/readWorkbook';
import { fillTemplate } from '../../electron/workbook/template/fillTemplate';
import { readTemplate } from '../../electron/workbook/template/readTemplate';
import type { AppError } from '../../shared/contract/appError';
import type { Result } from '../../shared/contract/result';
import type { FillOptions, TemplateInfo } from '../../shared/contract/templateAnswers';
import type { SheetAt } from '../../shared/domain/command';
import { SHEET } from '../helpers/openSample';
import { tempFolder } from '../helpers/tempFolder';
import { partText, tablePart, templateBook, templateMapping } from '../workbook/templateBook';

const folder = tempFolder();
const at = { sheet: SHEET };
const options: FillOptions = { blanks: 'keep', occupied: 'replace' };
const must = <T>(result: Result<T, AppError>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

/** The host as the window meets it, with answers to its dialogs. */
const desk = (session: SessionHost) => {
  const answers: (string | null)[] = [];
  const proposed: string[] = [];
  const dialogs = {
    openFile: async () => answers.shift() ?? null,
    saveFile: async (_title: string, defaultPath: string) => {
      proposed.push(defaultPath);
      return answers.shift() ?? null;
    },
  };
  const handlers = templateHandlers({
    session,
    dialogs,
    fileSystem: nodeFileSystem,
    workbook: { readTemplate, fillTemplate },
  });
  return { handlers, answers, proposed };
};

describe('a superior’s workbook in the plan file', () => {
  let session: SessionHost;
  let count = 0;
  const plan = (): string => path.join(folder, `so-${count}.skh`);
  const book = path.join(folder, 'Mẫu của tỉnh.xlsx');
  const list = async (): Promise<readonly TemplateInfo[]> => must(await session.inquire('template.list', { at }));
  beforeEach(async () => {
    count++;
    session = new SessionHost({ fileSystem: nodeFileSystem });
    must(await session.create(plan(), 'tam-duong', true));
    writeFileSync(book, templateBook());
    return async () => {
      await session.close(true);
    };
  });

  it('is read, kept, filled into a new file, corrected, and undone', async () => {
    const { handlers, answers, proposed } = desk(session);
    answers.push(null, book);
    expect(must(await handlers['template.open']({ at, path: null, template: null, stored: false }))).toBeNull();
    const draft = must(await handlers['template.open']({ at, path: null, template: null, stored: false }));
    if (!draft) throw new Error('draft');
    expect(draft).toMatchObject({ name: 'Mẫu của tỉnh', fileName: 'Mẫu của tỉnh.xlsx', differences: null });
    const { sheetName, header, columns } = draft.reading.mapping;
    const again = await handlers['template.read']({ token: draft.token, choice: { sheetName, header, columns } });
    expect(must(again).mapping.rows).toEqual(draft.reading.mapping.rows);
    const { token, name, reading } = draft;
    const saved = must(await handlers['template.save']({ token, name, mapping: reading.mapping }));
    expect(saved.step.undo.undoLabel).toBe('thêm biểu mẫu Mẫu của tỉnh');
    expect(await list()).toMatchObject([{ id: saved.template, name, columns: 4, rows: 9, sheetName: 'Biểu 01' }]);

    const { template } = saved;
    const preview = must(await handlers['template.preview']({ at, template, options }));
    expect(preview.counts.write).toBeGreaterThan(10);
    const output = path.join(folder, `ra-${count}.xlsx`);
    answers.push(output);
    const filled = must(await handlers['template.fill']({ at, template, options, path: null }));
    expect(filled).toMatchObject({ path: output, report: { counts: preview.counts } });
    expect(path.basename(proposed[0] ?? '')).toBe('Mẫu của tỉnh - Năm 2023 - Huyện Tam Đường.xlsx');
    const model = must(await readWorkbook(output, readFileSync(output)));
    const cells = model.sheets[0]?.rows.flatMap((row) => row.cells) ?? [];
    expect(cells.find(({ address }) => address === 'E6')?.number).toBe(43_600);
    expect(readFileSync(book)).toEqual(Buffer.from(templateBook()));

    // Their own file is known by its bytes and never written over; another ending is put right.
    expect(await handlers['template.fill']({ at, template, options, path: book })).toMatchObject({
      ok: false,
      error: { code: 'templateRefused', why: 'itself' },
    });
    const named = must(await handlers['template.fill']({ at, template, options, path: path.join(folder, 'a.xlsm') }));
    expect(named?.path).toBe(path.join(folder, 'a.xlsm.xlsx'));
    expect(await handlers['template.fill']({ at, template, options, path: plan() })).toMatchObject({ ok: true });
    expect(existsSync(`${plan()}.xlsx`)).toBe(true);

    const stored = must(await handlers['template.open']({ at, path: null, template, stored: true }));
    if (!stored) throw new Error('stored');
    const mapping = { ...stored.reading.mapping, rows: stored.reading.mapping.rows.slice(0, 2) };
    must(await handlers['template.save']({ token: stored.token, name: 'Mẫu 01', mapping }));
    expect(await list()).toMatchObject([{ id: template, name: 'Mẫu 01', rows: 2 }]);
    must(await session.run({ type: 'renameTemplate', ...at, template, name: ' Biểu 01 ' }, null));
    must(await session.run({ type: 'removeTemplate', ...at, template }, null));
    expect(await list()).toEqual([]);
    expect(await handlers['template.preview']({ at, template, options })).toMatchObject({ error: { why: 'gone' } });
    for (let step = 0; step < 3; step++) must(await session.undo());
    expect(await list()).toMatchObject([{ id: template, name, rows: 9 }]);
    must(await session.undo());
    expect(await list()).toEqual([]);
    must(await session.redo());
    await session.close(false);
    must(await session.open(plan()));
    expect(await list()).toMatchObject([{ id: template, name, rows: 9 }]);
  });

  it('lets formulas go as chosen, for this very file; several sheets of one workbook are filled in one file', async () => {
    const { handlers } = desk(session);
    const twice = (parts: Record<string, Uint8Array>): void => {
      parts['xl/worksheets/sheet2.xml'] = strToU8(partText(parts, tablePart));
    };
    writeFileSync(book, templateBook({ edit: twice }));
    const keep = async (place: SheetAt, sheetName: string, column: string): Promise<string> => {
      const draft = must(await handlers['template.open']({ at: place, path: book, template: null, stored: false }));
      if (!draft) throw new Error('draft');
      const columns = [{ column: 5, meaning: { kind: 'cell' as const, column }, factor: null }];
      const all = column === 'attainment' ? columns.map((one) => ({ ...one, column: 6 })) : columns;
      const mapping = { ...templateMapping, sheetName, columns: all };
      return must(await handlers['template.save']({ token: draft.token, name: sheetName, mapping })).template;
    };
    const first = await keep(at, 'Biểu 01', 'attainment');
    const year = { sheet: 'ke-hoach-nam', period: '2025' };
    const second = await keep(year, 'Tổng hợp', 'estimate');

    const cells = ['F5', 'F6', 'F7'];
    const step = must(await handlers['template.formulas']({ at, template: first, cells, numbers: true }));
    expect(step.undo.undoLabel).toBe('sửa biểu mẫu Biểu 01');
    must(await handlers['template.formulas']({ at, template: first, cells: ['F6'], numbers: false }));
    const preview = must(await handlers['template.preview']({ at, template: first, options }));
    expect(preview).toMatchObject({ overFormula: 2, counts: { formula: 1 } });
    // Corrected as kept, the choice stays; in a new version each formula is a question anew.
    for (const [stored, left] of [
      [true, 2],
      [false, 0],
    ] as const) {
      const draft = must(await handlers['template.open']({ at, path: book, template: first, stored }));
      if (!draft) throw new Error('draft');
      const kept = must(await session.inquire('template.body', { template: first })).mapping;
      const mapping = { ...kept, overFormulas: undefined };
      must(await handlers['template.save']({ token: draft.token, name: 'Biểu 01', mapping }));
      expect(must(await handlers['template.preview']({ at, template: first, options })).overFormula).toBe(left);
    }

    const siblings = must(
      await session.inquire('template.siblings', { at: { ...at, period: '2023' }, template: first }),
    );
    expect(siblings).toMatchObject([
      { id: second, sheetName: 'Tổng hợp', at: { sheet: 'ke-hoach-nam', period: '2023' } },
    ]);
    const also = siblings.map((one) => ({ at: one.at, template: one.id, options }));
    const output = path.join(folder, `hai-trang-${count}.xlsx`);
    const filled = must(await handlers['template.fill']({ at, template: first, options, path: output, also }));
    expect(filled?.others).toMatchObject([{ sheetName: 'Tổng hợp', period: '2023' }]);
    const model = must(await readWorkbook(output, readFileSync(output)));
    const filledSheets = model.sheets.map(({ rows }) => rows.flatMap((row) => row.cells));
    expect(filledSheets[0]?.find(({ address }) => address === 'F9')?.number).toBe(1.0059);
    expect(filledSheets[1]?.find(({ address }) => address === 'E5')?.number).toBe(42);
    // Another workbook is none of its sheets.
    writeFileSync(book, templateBook());
    const third = await keep(year, 'Biểu 01', 'estimate');
    const other = { at: year, template: third, options };
    expect(
      await handlers['template.fill']({ at, template: first, options, path: output, also: [other] }),
    ).toMatchObject({
      error: { code: 'templateRefused', why: 'gone' },
    });
  });

  it('goes with its Biểu and comes back with it', async () => {
    const { handlers } = desk(session);
    const draft = must(await handlers['template.open']({ at, path: book, template: null, stored: false }));
    if (!draft) throw new Error('draft');
    const { token, reading } = draft;
    must(await handlers['template.save']({ token, name: '', mapping: reading.mapping }));
    expect((await list())[0]?.name).toBe('Mẫu của tỉnh.xlsx');
    must(await session.run({ type: 'removeSheet', ...at }, null));
    expect(await list()).toEqual([]);
    must(await session.undo());
    expect((await list()).length).toBe(1);
  });

  it('is refused beyond 10 MB, when gone, and when something else was opened meanwhile', async () => {
    const { handlers } = desk(session);
    const large = path.join(folder, 'lon.xlsx');
    writeFileSync(large, new Uint8Array(10 * 1024 * 1024 + 1));
    const open = (file: string) => handlers['template.open']({ at, path: file, template: null, stored: false });
    expect(await open(large)).toMatchObject({ error: { code: 'templateRefused', why: 'tooLarge' } });
    expect(await open(path.join(folder, 'khong-co.xlsx'))).toMatchObject({ error: { code: 'fileNotFound' } });
    const first = must(await open(book));
    must(await open(book));
    if (!first) throw new Error('draft');
    const { token, reading } = first;
    expect(await handlers['template.save']({ token, name: 'x', mapping: reading.mapping })).toMatchObject({
      error: { code: 'previewGone' },
    });
  });
});
