import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt } from '../../electron/build.mjs';
import { type LaunchOptions, launchApp, type StandinLaunch } from '../../electron/standin/launchApp';

const appDir = path.join(import.meta.dirname, 'app');
const running: StandinLaunch[] = [];
const folders: string[] = [];

async function launch(options: Partial<LaunchOptions> = {}): Promise<StandinLaunch> {
  const app = await launchApp({ appDir, ...options });
  running.push(app);
  await app.page.waitForFunction(() => document.querySelector('#version')?.textContent === '1.2.3');
  return app;
}

function temporaryFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'skh-launch-'));
  folders.push(folder);
  return folder;
}

const invoke = (app: StandinLaunch, channel: string, value?: unknown): Promise<unknown> =>
  app.page.evaluate(
    ([name, argument]) =>
      (window as unknown as { api: { invoke(name: unknown, value: unknown): Promise<unknown> } }).api
        .invoke(name, argument)
        .catch((error: Error) => error.message),
    [channel, value] as const,
  );

const heard = (app: StandinLaunch): Promise<unknown[]> =>
  app.page.evaluate(() => (window as unknown as { api: { heard(): unknown[] } }).api.heard());

beforeAll(() => ensureBuilt(['standin']));

afterEach(async () => {
  for (const app of running.splice(0)) await app.kill();
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

describe('stand-in host', () => {
  it('runs the bundle: pages, calls, errors, workers, arguments', async () => {
    const app = await launch({ argv: ['kế hoạch.skh'] });
    expect(await invoke(app, 'info')).toMatchObject({ version: '1.2.3', argv: ['kế hoạch.skh'] });
    expect(await invoke(app, 'sender')).toBe('app://bundle/index.html');
    expect(await invoke(app, 'fail')).toBe("Error invoking remote method 'fail': RangeError: Tệp hỏng");
    expect(await invoke(app, 'nothing')).toContain("No handler registered for 'nothing'");
    expect(await invoke(app, 'work')).toBe(21);
    await app.close();
  });

  it('presses menu items and registered accelerators only', async () => {
    const app = await launch();
    app.clickMenu('Tệp', 'Mở…');
    app.clickAction('file.open');
    await app.page.keyboard.press('Control+o');
    await app.page.keyboard.press('Control+p');
    await invoke(app, 'info');
    expect(await heard(app)).toEqual(['open', 'open', 'open']);
    expect(() => app.clickMenu('Tệp', 'Khóa')).toThrow('disabled');
    expect(() => app.clickMenu('Tệp', 'Không có')).toThrow('no menu item Tệp > Không có');
  });

  it('answers dialogs by script; an unscripted one is a problem', async () => {
    const app = await launch({ dialogs: [{ filePaths: ['/tmp/a.skh'] }, { canceled: true }] });
    expect(await invoke(app, 'open')).toEqual({ canceled: false, filePaths: ['/tmp/a.skh'] });
    expect(await invoke(app, 'open')).toEqual({ canceled: true, filePaths: [] });
    app.answerDialogs({ button: 'Ghi đè' }, { canceled: true });
    expect(await invoke(app, 'ask')).toMatchObject({ response: 1 });
    expect(await invoke(app, 'ask')).toMatchObject({ response: 0 });
    expect(await invoke(app, 'open')).toContain('unscripted dialog: open');
    expect(app.host.dialogsShown).toHaveLength(5);
    await expect(app.close()).rejects.toThrow('unscripted dialog');
  });

  it('reports console errors, network requests and policy violations', async () => {
    const app = await launch();
    await app.page.evaluate(() => console.error('hỏng'));
    await app.page.evaluate(() => fetch('https://example.com/').catch(() => undefined));
    await app.page.evaluate(() => document.body.setAttribute('onclick', 'alert(1)'));
    expect(app.host.problems.join('\n')).toContain('console error: hỏng');
    expect(app.host.problems.join('\n')).toMatch(/Content Security Policy/);
    app.host.problems.length = 0;
  });

  it('denies windows and navigation when the app does', async () => {
    const app = await launch();
    await app.page.evaluate(() => {
      window.open('https://example.com/');
      window.location.href = 'https://example.com/a';
    });
    await expect.poll(() => app.host.log.map((entry) => entry.kind)).toContain('will-navigate');
    expect(app.host.log).toContainEqual({ kind: 'window-open', data: { url: 'https://example.com/', action: 'deny' } });
    expect(app.page.url()).toContain('bundle.app.localhost');
    await app.close();
  });

  it('asks before closing', async () => {
    const app = await launch();
    await invoke(app, 'guard', true);
    expect(app.closeWindow()).toBe(false);
    app.clickMenu('Tệp', 'Thoát');
    expect(app.page.isClosed()).toBe(false);
    await invoke(app, 'guard', false);
    expect(app.closeWindow()).toBe(true);
    expect(await app.exited).toBe(0);
  });

  it('does nothing any more once it was killed, as a process that is gone', async () => {
    const beats = path.join(temporaryFolder(), 'beats');
    const app = await launch();
    await invoke(app, 'beat', beats);
    await expect.poll(() => (fs.existsSync(beats) ? fs.statSync(beats).size : 0)).toBeGreaterThan(2);
    await app.kill();
    const { size } = fs.statSync(beats);
    // Several beats of an app that lives.
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(fs.statSync(beats).size).toBe(size);
  });

  it('starts afresh each time but keeps userData', async () => {
    const userData = temporaryFolder();
    const first = await launch({ userData });
    await first.page.evaluate(() => localStorage.setItem('note', 'còn đây'));
    await first.close();
    const second = await launch({ userData });
    expect(await second.page.inputValue('#note')).toBe('còn đây');
    // 1 from page.mjs at its start: the first launch's module state is gone.
    expect(await invoke(second, 'info')).toMatchObject({ loads: 2 });
    await second.close();
  });

  it('hands the arguments of a second instance to the first, across processes', async () => {
    const userData = temporaryFolder();
    const first = await launch({ userData });
    await expect(launchApp({ appDir, userData, argv: ['hai.skh'] })).rejects.toThrow('ended (0) before its window');
    await expect.poll(() => heard(first)).toEqual([['electron', appDir, 'hai.skh']]);

    const host = path.resolve(import.meta.dirname, '../../dist/standin/host.cjs');
    const script = `require(${JSON.stringify(host)}).launchApp(${JSON.stringify({ appDir, userData, argv: ['ba.skh'] })})
      .then(() => process.exit(1), () => process.exit(7))`;
    const other = spawn(process.execPath, ['-e', script], { stdio: 'inherit' });
    expect(await new Promise((resolve) => other.once('exit', resolve))).toBe(7);
    await expect.poll(() => heard(first)).toHaveLength(2);
    await first.close();
  });
});
