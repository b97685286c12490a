import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveAppFile } from '../../electron/protocol';

const folder = path.resolve('/app/dist/renderer');

describe('app:// addresses', () => {
  it.each([
    ['app://bundle/index.html', 'index.html'],
    ['app://bundle/', 'index.html'],
    ['app://bundle/assets/a%20b.js?v=1#x', 'assets/a b.js'],
    ['app://bundle/assets/../index.html', 'index.html'],
  ])('%s is a file of the renderer', (url, file) => {
    expect(resolveAppFile(folder, url)).toBe(path.join(folder, file));
  });

  it.each([
    'app://bundle/../main/main.cjs',
    'app://bundle/%2e%2e/main/main.cjs',
    'app://bundle/..%2f..%2fetc/passwd',
    'app://bundle/..%5c..%5cmain.cjs',
    'app://bundle//etc/passwd',
    'app://bundle/C:/Windows/win.ini',
    'app://bundle/index.html%00.js',
    'app://bundle/%',
    'app://other/index.html',
    'app://bundle.evil/index.html',
    'file:///app/dist/renderer/index.html',
    'https://bundle/index.html',
  ])('%s is nothing', (url) => {
    expect(resolveAppFile(folder, url)).toBeNull();
  });

  it('never lead out of the folder, whatever is written in them, on Windows neither', () => {
    const part = fc.constantFrom(
      '..',
      '.',
      '/',
      '//',
      '%2e%2e',
      '%2E.',
      '%2f',
      '%5c',
      '\\\\',
      '%252e%252e%252f',
      '%c0%ae%c0%ae',
      '%ef%bc%8e%ef%bc%8e%ef%bc%8f',
      '．．／',
      '․․',
      'C:',
      'c%3a',
      '%00',
      '\u0000',
      '::$DATA',
      '%3a%3a$DATA',
      '\\\\?\\',
      '%5c%5cmay-chu%5cchia-se',
      'NUL',
      'index.html',
      'assets',
      '?',
      '#',
      '%23',
      '%3f',
      '~',
      ' ',
      '%20',
      '%',
      'a'.repeat(5000),
    );
    const host = fc.constantFrom(
      'app://bundle/',
      'app://bundle',
      'APP://bundle/',
      'app://bundle@x/',
      'app:///',
      'app:',
    );
    const address = fc.oneof(
      fc.tuple(fc.constant('app://bundle/'), fc.array(part, { maxLength: 8 })),
      fc.tuple(host, fc.array(fc.oneof(part, fc.string()), { maxLength: 5 })),
    );
    fc.assert(
      fc.property(address, ([start, parts]) => {
        const file = resolveAppFile(folder, start + parts.join(''));
        if (file === null) return;
        const inside = path.relative(folder, file);
        expect(path.isAbsolute(inside) || inside.split(/[\\/]/).includes('..') || inside === '').toBe(false);
        expect(inside).not.toMatch(/[\\:\0]/);
        expect(path.win32.resolve('C:\\app', inside).startsWith('C:\\app\\')).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
