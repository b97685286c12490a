import { describe, expect, it } from 'vitest';
import { parseLaunchArguments } from '../../electron/launchArguments';

const cwd = '/nhà/kế hoạch';

describe('launch arguments', () => {
  it.each([
    [['electron', '/app'], false, null],
    [['electron', '/app', 'a.skh'], false, `${cwd}/a.skh`],
    [['electron', '--no-sandbox', '/app', '--x=1', '/b/a.skh'], false, '/b/a.skh'],
    [['SoKeHoach.exe'], true, null],
    [['SoKeHoach.exe', '--allow-file-access-from-files', 'Biểu 02.skh'], true, `${cwd}/Biểu 02.skh`],
  ])('%j (packaged: %s) opens %s', (argv, packaged, file) => {
    expect(parseLaunchArguments(argv, packaged, cwd)).toEqual({ file, sample: null });
  });

  it('knows the sample', () => {
    const read = (...words: string[]) => parseLaunchArguments(['electron', '/app', ...words], false, cwd);
    expect(read('--sample')).toEqual({ file: null, sample: '' });
    expect(read('--sample=tan-uyen')).toEqual({ file: null, sample: 'tan-uyen' });
    // A plain word is a file, whatever stands before it.
    expect(read('--sample', 'a.skh')).toEqual({ file: `${cwd}/a.skh`, sample: '' });
  });
});
