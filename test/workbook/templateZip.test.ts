import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { ZipPackage } from '../../electron/workbook/read/zipPackage';
import { replaceParts } from '../../electron/workbook/template/replaceParts';
import { scratchFolder } from './libreOffice';

const scratch = scratchFolder();
afterAll(scratch.remove);

/** A zip file as Python writes it: to a stream that cannot go back, with a comment, or as if it were of gigabytes. */
const pythonZip = (kind: 'stream' | 'zip64' | 'stored'): Uint8Array => {
  const file = path.join(scratch.folder, `${kind}.zip`);
  const script = `import io, sys, zipfile
class Stream(io.RawIOBase):
    def __init__(self, raw): self.raw = raw
    def writable(self): return True
    def write(self, data): return self.raw.write(data)
kind, name = sys.argv[1:]
if kind == 'zip64': zipfile.ZIP64_LIMIT = 3
with open(name, 'wb') as raw:
    out = Stream(raw) if kind == 'stream' else raw
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_STORED if kind == 'stored' else zipfile.ZIP_DEFLATED, allowZip64=True) as book:
        book.writestr('xl/Workbook.xml', '<workbook/>' * 50)
        book.writestr('xl/media/hình.png', bytes(range(256)))
        book.writestr('xl/worksheets/sheet1.xml', '<worksheet/>' * 50)
        book.comment = 'chú thích'.encode()
`;
  execFileSync('/usr/bin/python3', ['-c', script, kind, file]);
  return new Uint8Array(readFileSync(file));
};

const text = (bytes: Uint8Array | null | undefined): string => new TextDecoder().decode(bytes ?? new Uint8Array());

describe('parts of a package are replaced', () => {
  it.each(['stream', 'stored', 'zip64'] as const)('in a %s file, and every program still reads it', (kind) => {
    const bytes = pythonZip(kind);
    const after = replaceParts(bytes, new Map([['xl/workbook.xml', strToU8('<mới/>')]]));
    const zip = new ZipPackage(after);
    expect(text(zip.part('xl/workbook.xml'))).toBe('<mới/>');
    expect(text(zip.part('xl/worksheets/sheet1.xml'))).toBe('<worksheet/>'.repeat(50));
    expect(Object.keys(unzipSync(after))).toEqual(['xl/Workbook.xml', 'xl/media/hình.png', 'xl/worksheets/sheet1.xml']);
    const file = path.join(scratch.folder, `sau-${kind}.zip`);
    writeFileSync(file, after);
    const test =
      'import sys, zipfile; book = zipfile.ZipFile(sys.argv[1]); print(book.testzip(), book.comment.decode())';
    const said = execFileSync('/usr/bin/python3', ['-X', 'utf8', '-c', test, file], { encoding: 'utf8' });
    expect(said.trim()).toBe(kind === 'zip64' ? 'None' : 'None chú thích');
  });

  it.each(['stream', 'stored', 'zip64'] as const)('or added to it: in a %s file', (kind) => {
    const after = replaceParts(pythonZip(kind), new Map(), new Map([['xl/ghi chú.xml', strToU8('<mới/>')]]));
    expect(text(new ZipPackage(after).part('xl/ghi chú.xml'))).toBe('<mới/>');
    expect(Object.keys(unzipSync(after)).at(-1)).toBe('xl/ghi chú.xml');
    const file = path.join(scratch.folder, `them-${kind}.zip`);
    writeFileSync(file, after);
    const test =
      'import sys, zipfile; book = zipfile.ZipFile(sys.argv[1]); print(book.testzip(), len(book.namelist()))';
    expect(execFileSync('/usr/bin/python3', ['-c', test, file], { encoding: 'utf8' }).trim()).toBe('None 4');
  });

  it('and all others keep their bytes, whatever is replaced', () => {
    const parts = fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), fc.uint8Array({ maxLength: 60 }), { minKeys: 1 });
    fc.assert(
      fc.property(parts, fc.uint8Array({ maxLength: 60 }), fc.nat(), (given, data, pick) => {
        const names = Object.keys(given);
        const name = names[pick % names.length] ?? '';
        const bytes = zipSync({ ...given });
        const after = unzipSync(replaceParts(bytes, new Map([[name, data]])));
        expect(Object.keys(after)).toEqual(Object.keys(unzipSync(bytes)));
        for (const one of names) expect(after[one]).toEqual(one === name ? data : given[one]);
        expect(replaceParts(bytes, new Map())).toBe(bytes);
      }),
      { numRuns: 60 },
    );
  });

  it('in what is no zip file nothing is', () => {
    const changed = new Map([['a', strToU8('b')]]);
    expect(() => replaceParts(strToU8('không phải zip'), changed)).toThrow('damaged');
    expect(() => replaceParts(zipSync({ a: strToU8('b') }).slice(0, 60), changed)).toThrow('damaged');
  });
});
