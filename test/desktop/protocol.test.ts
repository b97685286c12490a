import path from 'node:path';
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
});
