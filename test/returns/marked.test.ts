import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readXlsx } from '../../electron/workbook/read/readXlsx';
import { markReturn } from '../../electron/workbook/returns/markReturn';
import { tempFolder } from '../helpers/tempFolder';
import { partText, tablePart, templateBook } from '../workbook/templateBook';

const folder = tempFolder();
const NOTE = 'Xem lại <số liệu> & "giải trình"';
const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const write = (name: string, bytes: Uint8Array): string => {
  const file = path.join(folder, name);
  fs.writeFileSync(file, bytes);
  return file;
};

const mark = async (file: string, cells: readonly string[], note = NOTE): Promise<Uint8Array> => {
  const marked = await markReturn({ path: file, sha256: hash(fs.readFileSync(file)), note, cells });
  if (!marked.ok) throw new Error(JSON.stringify(marked.error));
  return marked.value;
};

/** Parts that differ, or are new. */
const touched = (before: Uint8Array, after: Uint8Array): string[] => {
  const [old, now] = [unzipSync(before), unzipSync(after)];
  expect(Object.keys(now)).toEqual(expect.arrayContaining(Object.keys(old)));
  return Object.keys(now).filter((name) => !Buffer.from(now[name] ?? []).equals(Buffer.from(old[name] ?? [])));
};

interface Seen {
  readonly notes: Readonly<Record<string, string>>;
  readonly filled: readonly string[];
}

/** What another library sees of the notes and fills. */
const seen = (name: string, bytes: Uint8Array): Seen => {
  const script = `import json, sys
from openpyxl import load_workbook
cells = [cell for sheet in load_workbook(sys.argv[1]).worksheets for row in sheet.iter_rows() for cell in row]
print(json.dumps({
  'notes': {f'{cell.parent.title}!{cell.coordinate}': cell.comment.text for cell in cells if cell.comment},
  'filled': [f'{cell.parent.title}!{cell.coordinate}' for cell in cells if cell.fill.fgColor.rgb == 'FFF8C9BF'],
}))`;
  const file = write(name, bytes);
  return JSON.parse(execFileSync('/usr/bin/python3', ['-X', 'utf8', '-c', script, file], { encoding: 'utf8' })) as Seen;
};

const values = (bytes: Uint8Array): unknown =>
  readXlsx(bytes).sheets.map(({ rows }) =>
    rows.map(({ cells }) => cells.map(({ address, text, number }) => [address, text, number])),
  );

const CHECK = 'Đề nghị kiểm tra lại ô này.';

describe('the marked copy of a returned workbook', () => {
  test.each([false, true])(
    'keeps all else byte for byte: chart, picture, rules, printer (macros: %s)',
    async (macros) => {
      const bytes = templateBook({ macros });
      const after = await mark(write(`mau-${macros}.xlsx`, bytes), ['Biểu 01!E6', 'Biểu 01!E5', 'Biểu 01!H99']);
      expect(touched(bytes, after).sort()).toEqual(
        ['xl/comments1.xml', 'xl/drawings/vmlDrawing1.vml', 'xl/styles.xml', tablePart].sort(),
      );
      expect(values(after)).toEqual(values(bytes));
      const sheet = partText(unzipSync(after), tablePart);
      const old = partText(unzipSync(bytes), tablePart);
      // E5 is in no cell of the file: there is nothing to fill. Only one cell has another style.
      expect(sheet.replace(/<c r='E6' s='\d+'\/>/, "<c r='E6' s='2'/>")).toBe(old);
      const { notes, filled } = seen(`mau-${macros}-sau.xlsx`, after);
      expect(filled).toEqual(['Biểu 01!E6']);
      // Its own note stays; what the office asks is pinned at the first cell.
      expect(notes['Biểu 01!E5']).toBe('Số ước cả năm');
      expect(notes['Biểu 01!E6']).toBe(CHECK);
      expect(notes['Biểu 01!A1']).toContain(NOTE);
      expect(partText(unzipSync(after), 'xl/drawings/vmlDrawing1.vml')).toContain('<x:Visible/>');
    },
  );

  test('where another library wrote the drawings with prefixes of its own', async () => {
    const file = path.join(folder, 'openpyxl.xlsx');
    const script = `import sys
from openpyxl import Workbook
from openpyxl.comments import Comment
book = Workbook()
sheet = book.active
sheet.title = 'Biểu'
sheet.append(['Chỉ tiêu', 'Kết quả'])
sheet.append(['Sản lượng', 1.5])
sheet['A1'].comment = Comment('Tên dòng', 'Xã')
sheet['A2'].comment = Comment('Số ước', 'Xã')
book.save(sys.argv[1])`;
    execFileSync('/usr/bin/python3', ['-X', 'utf8', '-c', script, file]);
    const after = await mark(file, ['B2', 'A2']);
    const { notes, filled } = seen('openpyxl-sau.xlsx', after);
    expect(filled).toEqual(['Biểu!A2', 'Biểu!B2']);
    // What the office asks goes beside a note of the unit's own.
    expect(notes).toMatchObject({ 'Biểu!A1': 'Tên dòng', 'Biểu!A2': 'Số ước', 'Biểu!B2': CHECK });
    expect(notes['Biểu!B1']).toContain(NOTE);
  });

  test('a workbook without styles, notes or relationships gets those it needs', async () => {
    const bytes = templateBook({
      edit: (parts) => {
        for (const name of ['xl/worksheets/_rels/sheet1.xml.rels', 'xl/comments1.xml', 'xl/drawings/vmlDrawing1.vml']) {
          delete parts[name];
        }
        const plain = partText(parts, tablePart).replace(/<pageSetup[^>]*>|<drawing [^>]*>|<legacyDrawing [^>]*>/g, '');
        parts[tablePart] = new TextEncoder().encode(plain);
      },
    });
    const after = await mark(write('tran.xlsx', bytes), ['Biểu 01!E6', 'Tổng hợp!A1']);
    expect(seen('tran-sau.xlsx', after)).toEqual({
      notes: { 'Biểu 01!A1': expect.stringContaining(NOTE), 'Biểu 01!E6': CHECK, 'Tổng hợp!A1': CHECK },
      filled: ['Biểu 01!E6', 'Tổng hợp!A1'],
    });
    expect(values(after)).toEqual(values(bytes));
  });

  test('pictures of the page header are drawn apart from notes, and stay so', async () => {
    const bytes = templateBook({
      edit: (parts) => {
        const relations = 'xl/worksheets/_rels/sheet1.xml.rels';
        parts[relations] = new TextEncoder().encode(
          partText(parts, relations).replace(/<Relationship [^>]*Id="rId4"[^>]*>/, ''),
        );
        delete parts['xl/comments1.xml'];
        parts[tablePart] = new TextEncoder().encode(
          partText(parts, tablePart).replace('<legacyDrawing ', '<legacyDrawingHF '),
        );
      },
    });
    const after = unzipSync(await mark(write('dau-trang.xlsx', bytes), ['Biểu 01!E6']));
    expect(partText(after, 'xl/drawings/vmlDrawing1.vml')).toBe(
      partText(unzipSync(bytes), 'xl/drawings/vmlDrawing1.vml'),
    );
    expect(partText(after, 'xl/drawings/vmlDrawing2.vml')).toContain('<x:Row>5</x:Row>');
    expect(partText(after, tablePart)).toMatch(/<legacyDrawing [^>]*r:id="rIdSkh\d"\/><legacyDrawingHF /);
  });

  test('is not made of another file than was read, of none, of an .xls', async () => {
    const file = write('doi.xlsx', templateBook());
    const marks = { path: file, sha256: hash(fs.readFileSync(file)), note: NOTE, cells: ['E6'] };
    fs.appendFileSync(file, ' ');
    expect(await markReturn(marks)).toMatchObject({ ok: false, error: { code: 'returnChanged' } });
    fs.rmSync(file);
    expect(await markReturn(marks)).toMatchObject({ ok: false, error: { code: 'fileNotFound' } });
    const old = write('cu.xls', Uint8Array.of(0x09, 0x08, 0x08, 0x00, 0, 0));
    const sha256 = hash(fs.readFileSync(old));
    expect(await markReturn({ ...marks, path: old, sha256 })).toMatchObject({
      ok: false,
      error: { code: 'workbookUnreadable' },
    });
  });
});
