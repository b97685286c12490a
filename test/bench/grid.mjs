#!/usr/bin/env node
/**
 * Figures of the sheet on screen alone: the built window in Chromium with a stand-in for the host in the page, so that
 * neither disk nor IPC is measured. `node test/bench/grid.mjs [rows] [columns] [--renderer folder] [--profile file]`.
 * Not a test: it prints what it measured.
 */
import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { fakeHost } from './gridHost.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const option = (name) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? null : (process.argv[at + 1] ?? null);
};
const [rows = 20_000, columns = 30] = process.argv
  .slice(2)
  .filter((text) => /^\d+$/.test(text))
  .map(Number);
const folder = option('--renderer') ?? path.join(root, 'dist/renderer');
const profileFile = option('--profile');
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((file) =>
  fs.existsSync(file),
);
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: ['--enable-precise-memory-info'],
});
const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
page.on('console', (message) => {
  if (['error', 'warning'].includes(message.type())) console.log(`console ${message.type()}: ${message.text()}`);
});
// What breaks the window would only show as a long wait.
page.on('pageerror', (error) => {
  console.log(error.stack);
  process.exit(1);
});
await page.route('http://so.local/**', (route) => {
  const file = path.join(folder, new URL(route.request().url()).pathname);
  return fs.existsSync(file)
    ? route.fulfill({ body: fs.readFileSync(file), contentType: TYPES[path.extname(file)] ?? 'text/plain' })
    : route.fulfill({ status: 404 });
});
await page.addInitScript(fakeHost, { rows, columns });

const cdp = await page.context().newCDPSession(page);
// Processor time, so that a busy machine changes little; frame times are by the clock.
await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
await cdp.send('Profiler.enable');
const heapMb = async () => {
  await cdp.send('HeapProfiler.collectGarbage');
  const { metrics } = await cdp.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0) / 1e6;
};
const say = (what, value, unit = 'ms') =>
  console.log(`${what.padEnd(56)} ${value.toFixed(value < 10 ? 1 : 0).padStart(7)} ${unit}`);
const cell = (r, id) => page.locator(`.ag-row[row-index="${r}"] .ag-cell[col-id="${id}"]`);

const processor = async () => {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
};

/** Frame times while `step` runs once a frame, and the processor time of the main thread in each. */
const frames = async (count, step) => {
  const before = await processor();
  const times = await frameTimes(count, step);
  return { ...times, busy: ((await processor()) - before) / count };
};
const frameTimes = (count, step) =>
  page.evaluate(
    async ([n, code]) => {
      const work = new Function('i', code);
      const times = [];
      let last = await new Promise(requestAnimationFrame);
      for (let i = 0; i < n; i++) {
        work(i);
        const now = await new Promise(requestAnimationFrame);
        times.push(now - last);
        last = now;
      }
      times.sort((a, b) => a - b);
      return { median: times[times.length >> 1], p95: times[Math.floor(times.length * 0.95)], max: times.at(-1) };
    },
    [count, step],
  );
const sayFrames = (what, { median, p95, max, busy }) => {
  const times = [median, p95, max].map((ms) => ms.toFixed(0)).join(' / ');
  const own = busy === undefined ? '' : `, ${busy.toFixed(1)} ms of processor a frame`;
  console.log(`${what.padEnd(48)} ${times.padStart(15)} ms (median / p95 / max)${own}`);
};

console.log(`${rows} rows × ${columns} columns`);
if (profileFile) await cdp.send('Profiler.start');
await page.goto('http://so.local/index.html');
await cell(0, 'figure').waitFor({ timeout: 300_000 });
const start = await page.evaluate(
  () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())))),
);
const made = await page.evaluate(() => window.benchMade);
if (profileFile) {
  const { profile } = await cdp.send('Profiler.stop');
  fs.writeFileSync(profileFile, JSON.stringify(profile));
}
say('page start to first rows painted', start);
say('  of it making the data in the page', made);
say('  processor time of the window so far', await processor());
say('memory (heap after collection)', await heapMb(), 'MB');

const scroller = "const box = document.querySelector('.ag-grid-viewport');";
sayFrames('scroll, one row a frame', await frames(120, `${scroller} box.scrollTop += 28`));
sayFrames('scroll, ten rows a frame', await frames(120, `${scroller} box.scrollTop += 280`));
sayFrames('scroll, a page a frame', await frames(60, `${scroller} box.scrollTop += box.clientHeight`));
sayFrames('jump anywhere', await frames(30, `${scroller} box.scrollTop = box.scrollHeight * ((i * 7919) % 30) / 30`));
await page.evaluate(`${scroller} box.scrollTop = 0`);
if (columns > 10)
  sayFrames('sideways, 60 px a frame', await frames(40, `${scroller} box.scrollLeft += i < 20 ? 60 : -60`));

// A range dragged over exactly 5,000 cells, with the pointer held at the lower edge while the sheet scrolls under it.
const DRAG = { first: 2, last: 1001, from: 'target', to: 'f7' };
await cell(DRAG.first, DRAG.from).waitFor();
const from = await cell(DRAG.first, DRAG.from).boundingBox();
const grid = await page.locator('.grid-surface').boundingBox();
await page.evaluate(() => {
  window.benchFrames = [];
  let last = performance.now();
  const tick = (now) => {
    window.benchFrames.push(now - last);
    last = now;
    window.benchTick = requestAnimationFrame(tick);
  };
  window.benchTick = requestAnimationFrame(tick);
});
const dragStart = Date.now();
await page.mouse.move(from.x + 10, from.y + 10);
await page.mouse.down();
const right = (await cell(DRAG.first, DRAG.to).boundingBox()).x + 20;
for (let i = 1; i <= 20; i++) await page.mouse.move(from.x + ((right - from.x) * i) / 20, from.y + 10 + i * 10);
await page.mouse.move(right, grid.y + grid.height - 10, { steps: 5 });
const bottom = grid.y + grid.height;
const isInSight = () =>
  page.evaluate(
    ([r, id, limit]) => {
      const goal = document.querySelector(`.ag-row[row-index="${r}"] .ag-cell[col-id="${id}"]`);
      return goal !== null && goal.getBoundingClientRect().bottom < limit;
    },
    [DRAG.last, DRAG.to, bottom - 60],
  );
while (!(await isInSight()) && Date.now() - dragStart < 120_000) {
  await page.mouse.move(right + (Date.now() % 3), bottom - 10);
  await page.waitForTimeout(15);
}
// Away from the edge the sheet stands still.
await page.mouse.move(right, bottom - 200);
await page.waitForTimeout(100);
const end = await cell(DRAG.last, DRAG.to).boundingBox();
await page.mouse.move(end.x + 20, end.y + 10);
await page.mouse.move(end.x + 22, end.y + 10);
await page.mouse.up();
const dragged = await page.evaluate(() => {
  cancelAnimationFrame(window.benchTick);
  const times = window.benchFrames.toSorted((a, b) => a - b);
  return { median: times[times.length >> 1], p95: times[Math.floor(times.length * 0.95)], max: times.at(-1) };
});
const size = await page.locator('output[title*="×"]').getAttribute('title');
sayFrames(`drag a range (${size}), ${((Date.now() - dragStart) / 1000).toFixed(0)} s`, dragged);
await page.keyboard.press('Control+Home');
sayFrames(
  'Ctrl+A, then frames',
  await (async () => {
    await page.keyboard.press('Control+a');
    return frames(40, '');
  })(),
);
await page.keyboard.press('Control+Home');

const edits = [];
for (let i = 0; i < 9; i++) {
  await cell(3, 'figure').click();
  await page.keyboard.type(String(100 + i));
  await page.evaluate(() => {
    const seen = document.querySelector('.ag-row[row-index="3"] .ag-cell[col-id="attainment"]');
    window.benchDone = new Promise((resolve) => {
      let begun = 0;
      addEventListener('keydown', () => (begun = performance.now()), { capture: true, once: true });
      const observer = new MutationObserver(() => {
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begun)));
      });
      observer.observe(seen, { childList: true, characterData: true, subtree: true });
    });
  });
  await page.keyboard.press('Enter');
  edits.push(await page.evaluate(() => window.benchDone));
}
edits.sort((a, b) => a - b);
say('one edit, key to repainted result (median)', edits[edits.length >> 1]);
// A block of 10,000 cells on the clipboard of the page, into the ten columns after the percent.
const PASTE = { rows: 1000, columns: 10, at: 'f6' };
const pastes = [];
for (let i = 0; i < 5; i++) {
  await page.keyboard.press('Control+Home');
  await cell(3, PASTE.at).click();
  pastes.push(
    await page.evaluate(
      async ([{ rows: height, columns: width, at }, turn]) => {
        const text = (r, c) => `${((r * 31 + c * 7 + turn * 1009) % 8999) + 1000},${turn}`;
        const line = (r) => Array.from({ length: width }, (_, c) => text(r, c)).join('\t');
        const data = new DataTransfer();
        data.setData('text/plain', Array.from({ length: height }, (_, r) => line(r)).join('\r\n'));
        const shown = () => {
          const seen = document.querySelector(`.ag-row[row-index="3"] .ag-cell[col-id="${at}"] .cell`);
          return seen?.textContent === text(0, 0).replace(/^(\d)(\d{3})/, '$1.$2') || seen?.textContent === text(0, 0)
            ? !seen.classList.contains('is-pending')
            : false;
        };
        const begun = performance.now();
        document.activeElement.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
        );
        while (!shown()) {
          if (performance.now() - begun > 30_000) throw new Error('nothing was pasted');
          await new Promise(requestAnimationFrame);
        }
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        return performance.now() - begun;
      },
      [PASTE, i + 1],
    ),
  );
}
pastes.sort((a, b) => a - b);
say('paste 10,000 cells to repainted (median)', pastes[pastes.length >> 1]);
say('memory after all this', await heapMb(), 'MB');
await browser.close();
