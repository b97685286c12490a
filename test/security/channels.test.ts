import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt } from '../../electron/build.mjs';
import { CHANNELS, type Channel, DROPPED_FILE } from '../../shared/contract/channels';
import { REQUESTS } from '../../shared/contract/parseRequest';
import { EVERY_STEP } from '../../shared/contract/story';
import { tempFolder } from '../helpers/tempFolder';
import { type Answer, ChannelDesk } from './channelDesk';
import { anything, HOSTILE, MONSTERS, shapedBy, spoiled } from './messages';

const isLong = process.env['SKH_LONG'] === '1';
const RUNS = isLong ? 1000 : 6;

/** A plan that is closed answers nothing: these would end the fuzzing, and have their own tests. */
const ENDING: readonly Channel[] = ['file.close'];
/** What is said of the person at this PC is kept, and a backup made, whatever the plan is. */
const KEPT: readonly Channel[] = ['person.set', 'backup.make', 'story.compact'];
const fuzzed = CHANNELS.filter((channel) => !ENDING.includes(channel));

/** Text that parsers of periods, days, addresses and numbers take, so that every channel gets past its own. */
const FORMS = [
  '2024',
  '2024-01',
  '2024-02-30',
  '2024-12-31',
  '2024-12-31T08:30:00.000Z',
  'A1',
  '1',
  '0.5',
  'form.x',
  'sentence x',
  'check.mute __proto__',
  '',
];

const folder = tempFolder();
let desk: ChannelDesk;

beforeAll(async () => {
  await ensureBuilt(['main']);
  desk = await ChannelDesk.open(folder);
  await desk.call('file.save', {});
});
afterAll(() => desk.close());

const isResult = (answer: Answer): boolean =>
  answer.ok ? 'value' in answer : typeof answer.error === 'object' && typeof answer.error.code === 'string';

/** Calls, and sees that the answer is one; what a handler throws is a fault. */
const tried = async (channel: Channel, message: unknown): Promise<Answer> => {
  const answer = await desk.call(channel, message);
  expect(isResult(answer)).toBe(true);
  expect(desk.logged.splice(0)).toEqual([]);
  return answer;
};

const untouched = async (run: () => Promise<void>): Promise<void> => {
  const before = await desk.disk();
  const parts = Object.getOwnPropertyNames(Object.prototype);
  await run();
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(parts);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  expect(await desk.disk()).toEqual(before);
  expect(desk.shown).toEqual([]);
};

/** `{}` is the request of the channels that ask for nothing. */
const isNoEmptyObject = (message: unknown): boolean =>
  typeof message !== 'object' || message === null || Object.keys(message).length > 0;

const shaped = (channel: Channel, texts: readonly string[]): fc.Arbitrary<unknown> =>
  shapedBy(REQUESTS[channel] as never, texts);

/** A place that the page has from nowhere, and how it might write it. */
const stranger = (): string => path.join(folder, 'của người khác.xlsx');

describe('files that the page names', () => {
  const SHEET = 'bieu-ket-qua';
  const requests = (file: string): readonly (readonly [Channel, unknown])[] => {
    const at = { sheet: SHEET };
    return [
      ['file.open', { path: file }],
      ['file.damage', { path: file }],
      ['file.rescue', { path: file }],
      ['file.openVersion', { path: file, version: file }],
      ['backup.compare', { path: file }],
      ['backup.restore', { path: file }],
      ['backup.openCopy', { path: file }],
      ['shell.showItem', { path: file }],
      ['workbook.export', { ...at, layout: 'bieu', profile: null, path: file }],
      ['workbook.exportSet', { at, set: 'x', path: file }],
      [
        'story.export',
        {
          ...at,
          query: EVERY_STEP,
          path: file,
        },
      ],
      ['workbook.previewImport', { ...at, path: file }],
      ['print.pdf', { name: 'x', path: file }],
      ['template.open', { at, path: file, template: null, stored: false }],
      ['template.fill', { at, template: 'x', options: { blanks: 'keep', occupied: 'keep' }, path: file }],
      ['returns.issue', { at, units: [{ unit: 'x', rows: [] }], dueOn: null, folder: file, existing: 'replace' }],
      ['returns.read', { at, from: 'files', paths: [file] }],
    ];
  };

  it('has every channel that takes one in this list', () => {
    const named = CHANNELS.filter((channel) => {
      const { entries } = REQUESTS[channel] as { readonly entries?: Readonly<Record<string, unknown>> };
      return entries !== undefined && ['path', 'paths', 'folder'].some((key) => key in entries);
    });
    expect(named.filter((channel) => channel !== 'file.forgetRecent').sort()).toEqual(
      requests('')
        .map(([channel]) => channel)
        .sort(),
    );
  });

  it('are refused unread and unwritten when nobody chose them', () =>
    untouched(async () => {
      fs.writeFileSync(stranger(), 'giữ nguyên');
      const paths = [
        stranger(),
        path.join(folder, 'mới.xlsx'),
        `${desk.plan.path}/../của người khác.xlsx`,
        ...HOSTILE.filter((text) => /[\\/]|NUL|COM/.test(text)),
      ];
      for (const one of paths) {
        for (const [channel, request] of requests(one)) {
          const refused = { ok: false, error: { code: 'badRequest', detail: `${channel}: path` } };
          expect(await tried(channel, request)).toEqual(refused);
        }
      }
      expect(fs.readFileSync(stranger(), 'utf8')).toBe('giữ nguyên');
      fs.rmSync(stranger());
    }));

  it('are taken for what the person chose them for, and for nothing else', async () => {
    const book = path.join(folder, 'xuất ra.xlsx');
    const export_ = { sheet: desk.plan.sheets[0]?.id, layout: 'bieu', profile: null };
    desk.chosen.push(book);
    expect(await tried('workbook.export', { ...export_, path: null })).toEqual({ ok: true, value: { path: book } });
    expect(await tried('shell.showItem', { path: book })).toMatchObject({ ok: true });
    expect(desk.shown.splice(0)).toEqual([book]);
    // Chosen to be written: not to be read.
    const read = { sheet: desk.plan.sheets[0]?.id, path: book };
    expect(await tried('workbook.previewImport', read)).toMatchObject({ ok: false, error: { code: 'badRequest' } });
    await desk.call(DROPPED_FILE, book);
    expect(await tried('workbook.previewImport', read)).toMatchObject({ ok: true });
    fs.rmSync(book);
  });

  it('come by a drop only from the preload script of our own page', async () => {
    const { plan } = desk;
    const other = path.join(folder, 'khác.skh');
    for (const sender of [
      { senderFrame: null },
      { senderFrame: { parent: null, url: 'https://bundle/index.html' } },
      { senderFrame: { parent: null, url: 'app://bundle.evil/index.html' } },
      { senderFrame: { parent: { url: 'app://bundle/index.html' }, url: 'app://bundle/index.html' } },
    ]) {
      await desk.call(DROPPED_FILE, other, sender);
      const answer = await desk.call('file.open', { path: plan.path }, sender);
      expect(answer).toEqual({ ok: false, error: { code: 'badRequest', detail: 'sender' } });
    }
    for (const message of [null, { path: other }, [other], 'khác.skh', '/'.repeat(5000)]) {
      await desk.call(DROPPED_FILE, message);
    }
    expect(await tried('file.open', { path: other })).toMatchObject({ error: { code: 'badRequest' } });
  });

  it('are those of the list of recent files, and the open plan', async () => {
    expect(await tried('file.open', { path: desk.plan.path })).toMatchObject({ error: { code: 'badRequest' } });
    await tried('app.start', {});
    expect(await tried('file.open', { path: desk.plan.path })).toMatchObject({ ok: true });
    fs.rmSync(path.join(folder, 'settings'), { recursive: true });
  });
});

describe('every channel', { timeout: isLong ? 3_600_000 : 60_000 }, () => {
  it('refuses anything that is not its request', () =>
    untouched(async () => {
      for (const channel of CHANNELS) {
        await fc.assert(
          fc.asyncProperty(fc.oneof(anything.filter(isNoEmptyObject), fc.constantFrom(...HOSTILE)), async (message) => {
            expect(await tried(channel, message)).toMatchObject({ ok: false, error: { code: 'badRequest' } });
          }),
          { numRuns: RUNS },
        );
      }
    }));

  it.each(MONSTERS)('turns away %s before its parser sees it', (what, message, why) =>
    untouched(async () => {
      // A copy of a hundred million signs a channel is the test's own weight; all channels go through one gate.
      const channels: readonly Channel[] = what.startsWith('a text of') ? ['file.open', 'plan.run'] : CHANNELS;
      for (const channel of channels) {
        const detail = `${channel}: ${why}`;
        expect(await tried(channel, message)).toEqual({ ok: false, error: { code: 'badRequest', detail } });
      }
    }),
  );

  it('survives requests of the right shape with a part spoiled', async () => {
    const spoil = (channel: Channel): Promise<void> =>
      fc.assert(
        fc.asyncProperty(spoiled(shaped(channel, [...HOSTILE, ...FORMS])), async (message) => {
          await tried(channel, message);
        }),
        { numRuns: RUNS },
      );
    await untouched(async () => {
      for (const channel of fuzzed.filter((one) => !KEPT.includes(one))) await spoil(channel);
    });
    // A name in place of another is a name: what these take is on disk then.
    for (const channel of KEPT) await spoil(channel);
  });

  it('does nothing at all for requests of the right shape about things that are not there', () =>
    untouched(async () => {
      for (const channel of fuzzed.filter((one) => !KEPT.includes(one))) {
        await fc.assert(
          fc.asyncProperty(shaped(channel, [...HOSTILE, ...FORMS]), async (message) => {
            await tried(channel, message);
          }),
          { numRuns: channel === 'plan.run' || channel === 'plan.weigh' ? RUNS * 10 : RUNS },
        );
      }
    }));

  it('keeps the plan whole under requests about its own rows, units and forms with hostile texts', async () => {
    const [sheet] = desk.plan.sheets;
    if (!sheet) throw new Error('the sample has no sheet');
    const view = await desk.host.view(sheet.id, null, null);
    if (!view.ok) throw new Error(view.error.code);
    const own = [
      ...desk.plan.sheets.slice(0, 4).map(({ id }) => id),
      ...view.value.rows.slice(1, 5).map(({ id }) => id),
      ...sheet.units.slice(0, 4).map(({ id }) => id),
      'figure',
      'target',
      ...FORMS,
    ];
    const texts = [...own, ...HOSTILE.slice(0, 6)];
    const commands = fuzzed.flatMap((channel) => (channel === 'plan.run' ? Array<Channel>(30).fill(channel) : channel));
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(...commands.map((channel) => shaped(channel, texts).map((message) => [channel, message] as const))),
        ([channel, message]) => tried(channel, message).then(() => undefined),
      ),
      { numRuns: RUNS * 30 },
    );
    // Nothing but the plan with what belongs to it, whatever was asked.
    const belonging = [desk.plan.path, path.join(folder, 'settings'), path.join(folder, 'Tài liệu')];
    const strange = Object.keys(await desk.disk()).filter((file) => !belonging.some((one) => file.startsWith(one)));
    expect(strange).toEqual([]);
    expect(await desk.host.close(false)).toMatchObject({ ok: true });
    const again = await desk.host.open(desk.plan.path);
    expect(again).toMatchObject({ ok: true, value: { readOnly: null } });
  });
});
