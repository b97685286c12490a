import dgram from 'node:dgram';
import dns from 'node:dns';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { tempFolder } from '../helpers/tempFolder';
import { launchApp } from './helpers/launchApp';

/**
 * Nobody gets in and nothing goes out: a working hour asks the network for nothing, and a page full of hostile parts opens
 * no window, leaves no page, runs no script. (`test/packaging` shows the same of what is packed.)
 */
const folder = tempFolder();
const asked: string[] = [];
const before = { connect: net.Socket.prototype.connect, lookup: dns.lookup, socket: dgram.createSocket, fetch };
const noted = <T>(what: string, go: T): T =>
  ((...args: unknown[]) => {
    asked.push(`${what} ${JSON.stringify(args[0])}`);
    return (go as (...all: unknown[]) => unknown)(...args);
  }) as T;

net.Socket.prototype.connect = function connect(this: net.Socket, ...args: unknown[]): net.Socket {
  asked.push(`connect ${JSON.stringify(args[0])}`);
  return Reflect.apply(before.connect, this, args);
} as typeof before.connect;
dns.lookup = noted('lookup', before.lookup);
dgram.createSocket = noted('dgram', before.socket);
globalThis.fetch = noted('fetch', before.fetch);
afterAll(() => {
  net.Socket.prototype.connect = before.connect;
  dns.lookup = before.lookup;
  dgram.createSocket = before.socket;
  globalThis.fetch = before.fetch;
});

/** Runs in the page: what a text with markup could try, had it become part of the page. */
const attack = async (): Promise<readonly string[]> => {
  const worked: string[] = [];
  const hit = (what: string): void => void worked.push(what);
  (window as unknown as Record<string, unknown>)['hit'] = hit;
  const place = document.createElement('div');
  document.body.append(place);
  place.innerHTML = `
    <img src="x" onerror="hit('onerror')"><svg onload="hit('onload')"></svg>
    <iframe srcdoc="<script>parent.hit('srcdoc')</script>"></iframe><iframe src="https://vi-du.vn/khung"></iframe>
    <object data="https://vi-du.vn/vat"></object><embed src="https://vi-du.vn/nhung">
    <link rel="stylesheet" href="https://vi-du.vn/kieu.css"><link rel="prefetch" href="https://vi-du.vn/truoc">
    <style>body { --strange: 1 }</style><img src="https://vi-du.vn/anh.png"><video src="https://vi-du.vn/phim"></video>
    <a id="go" href="https://vi-du.vn/di">a</a><a id="blank" target="_blank" href="https://vi-du.vn/moi">b</a>
    <a id="script" href="javascript:hit('javascript:')">c</a><a id="get" download href="https://vi-du.vn/tai">d</a>
    <form id="form" action="https://vi-du.vn/gui"><input name="a" value="b"></form>
    <meta http-equiv="refresh" content="0;url=https://vi-du.vn/lai">`;
  const script = document.createElement('script');
  script.textContent = "hit('script')";
  const remote = Object.assign(document.createElement('script'), { src: 'https://vi-du.vn/ma.js' });
  document.head.append(script, remote);
  for (const id of ['go', 'blank', 'script', 'get']) document.getElementById(id)?.click();
  document.querySelector<HTMLFormElement>('#form')?.submit();
  // What a debugger evaluates may evaluate too, but only until it waits.
  await new Promise((resolve) => setTimeout(resolve, 0));
  const tries: readonly (() => unknown)[] = [
    () => (Reflect.get(window, 'eval') as (text: string) => void)("hit('eval')"),
    () => new Function("hit('Function')")(),
    () => setTimeout("hit('timeout')", 0),
    () => window.open('https://vi-du.vn/cua-so'),
    () => new WebSocket('wss://vi-du.vn/'),
    () => navigator.sendBeacon('https://vi-du.vn/', 'x'),
    () => new Worker('data:text/javascript,1').addEventListener('message', () => hit('worker')),
    () => fetch('https://vi-du.vn/').then(() => hit('fetch')),
    () => import(/* @vite-ignore */ String('https://vi-du.vn/m.js')).then(() => hit('import')),
    () => window.location.assign('file:///etc/passwd'),
  ];
  for (const one of tries) {
    try {
      void Promise.resolve(one()).catch(() => undefined);
    } catch {
      // Refused at once, which is as well.
    }
  }
  await new Promise((resolve) => setTimeout(resolve, 300));
  if (getComputedStyle(document.body).getPropertyValue('--strange') !== '') hit('style');
  place.remove();
  return worked;
};

test('a working hour asks the network for nothing; a hostile page gets nowhere', { timeout: 120_000 }, async () => {
  const book = path.join(folder, 'biểu.xlsx');
  const pdf = path.join(folder, 'biểu.pdf');
  const app = await launchApp();
  const { page } = app;
  const cell = page.locator('.ag-row[row-index="0"] .ag-cell[col-id="figure"]');
  await cell.click();
  await page.keyboard.type('50,5');
  await page.keyboard.press('Enter');
  await expect.poll(() => cell.innerText()).toContain('50,5');
  await app.answerDialogs({ filePath: book }, { filePaths: [book] }, { filePath: pdf });
  await app.clickAction('workbook.export');
  await page.getByRole('button', { name: 'Chọn nơi lưu và xuất…' }).click();
  await page.getByText('Đã xuất biểu').waitFor();
  await app.clickAction('workbook.import');
  await page.getByText('Xem trước khi nhập').waitFor();
  await page.keyboard.press('Escape');
  await app.clickAction('file.print');
  await page.getByRole('button', { name: 'Lưu PDF' }).click();
  await expect.poll(() => fs.existsSync(pdf)).toBe(true);
  await page.keyboard.press('Escape');
  await app.clickAction('app.licences');
  await expect.poll(() => page.getByTestId('licence-text').inputValue()).toContain('License');
  await page.keyboard.press('Escape');
  expect(asked).toEqual([]);
  expect(await app.problems()).toEqual([]);

  await cell.click();
  await page.evaluate(() => {
    const table = `<table><tr><td><img src="x" onerror="ran = true">71<script>ran = true</scr${'ipt'}></td></tr></table>`;
    const onCopy = (event: ClipboardEvent): void => {
      event.stopImmediatePropagation();
      event.preventDefault();
      event.clipboardData?.setData('text/plain', '71');
      event.clipboardData?.setData('text/html', table);
    };
    document.addEventListener('copy', onCopy, { capture: true, once: true });
    document.execCommand('copy');
  });
  await page.keyboard.press('Control+v');
  await expect.poll(() => cell.innerText()).toContain('71');
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);

  const url = page.url();
  expect(await page.evaluate(attack)).toEqual([]);
  await page.locator('body').click({ button: 'middle', position: { x: 700, y: 400 } });
  await expect.poll(() => page.context().pages().length).toBe(1);
  // A link dragged in from a browser, as the system's drag and drop brings it.
  const drag = await page.context().newCDPSession(page);
  const data = { items: [{ mimeType: 'text/uri-list', data: 'https://vi-du.vn/keo' }], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await drag.send('Input.dispatchDragEvent', { type, x: 700, y: 400, data });
  }
  await page.waitForTimeout(300);
  expect(page.url()).toBe(url);
  expect(await cell.innerText()).toContain('71');
  expect((await app.problems()).filter((problem) => problem.startsWith('network request'))).toEqual([]);
  expect(asked).toEqual([]);
  await app.forgetProblems();
  await app.close();
});
