import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Handlers } from '../../electron/handlers/handlers';
import { createErrorLog } from '../../electron/ipc/errorLog';
import { PathGrants } from '../../electron/ipc/pathGrants';
import { type IpcOptions, registerIpc } from '../../electron/ipc/registerIpc';
import { CHANNELS } from '../../shared/contract/channels';
import { ok } from '../../shared/contract/result';

type Listener = Parameters<IpcOptions['ipcMain']['handle']>[1];
type CallEvent = Parameters<Listener>[0];

/** What registerIpc looks at in an event is only handed on to the sender check. */
const event = {} as CallEvent;

let logs = '';
beforeEach(() => {
  logs = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'skh-ipc-')), 'logs');
});
afterEach(() => fs.rmSync(path.dirname(logs), { recursive: true, force: true }));

function setUp(handlers: Partial<Handlers>, trusted = true) {
  const listeners = new Map<string, Listener>();
  registerIpc({
    ipcMain: { handle: (channel, listener) => void listeners.set(channel, listener), on: () => process as never },
    handlers: handlers as Handlers,
    grants: new PathGrants(),
    isTrustedSender: () => trusted,
    logError: createErrorLog(logs, '0.1.0'),
  });
  const call = (channel: string, raw: unknown): Promise<unknown> =>
    Promise.resolve(listeners.get(channel)?.(event, raw));
  return { listeners, call };
}

describe('registerIpc', () => {
  it('listens on every channel of the contract and no other', () => {
    expect([...setUp({}).listeners.keys()].sort()).toEqual([...CHANNELS].sort());
  });

  it('hands a parsed request to its handler', async () => {
    const { call } = setUp({
      'file.forgetRecent': async ({ path: file }) => ok([{ path: file, title: '', openedAt: '' }]),
    });
    expect(await call('file.forgetRecent', { path: '/a.skh' })).toMatchObject({
      ok: true,
      value: [{ path: '/a.skh' }],
    });
  });

  it.each([undefined, null, 'x', {}, { path: 1 }, { path: '/a', more: 1 }])('refuses the request %j', async (raw) => {
    const { call } = setUp({
      'file.forgetRecent': () => {
        throw new Error('must not run');
      },
    });
    expect(await call('file.forgetRecent', raw)).toMatchObject({ ok: false, error: { code: 'badRequest' } });
  });

  it('refuses a page that is not the app', async () => {
    const { call } = setUp({ 'plan.undo': () => Promise.reject(new Error('must not run')) }, false);
    expect(await call('plan.undo', {})).toEqual({ ok: false, error: { code: 'badRequest', detail: 'sender' } });
  });

  it('logs what a handler throws under the reference that the person sees', async () => {
    const { call } = setUp({ 'plan.undo': () => Promise.reject(new Error('hỏng bên trong')) });
    const answer = (await call('plan.undo', {})) as { error: { code: string; reference: string } };
    expect(answer.error.code).toBe('internal');
    const [name = ''] = fs.readdirSync(logs);
    const text = fs.readFileSync(path.join(logs, name), 'utf8');
    expect(text).toContain(`${answer.error.reference} v0.1.0 plan.undo`);
    expect(text).toContain('hỏng bên trong');
  });

  it('logs where a text could not be read, never the text', async () => {
    const { call } = setUp({ 'plan.undo': async () => JSON.parse('Tổng sản lượng lương thực 41.550 tấn') });
    await call('plan.undo', {});
    const [name = ''] = fs.readdirSync(logs);
    const text = fs.readFileSync(path.join(logs, name), 'utf8');
    expect(text).toContain('SyntaxError: …');
    expect(text).toContain('registerIpc.test.ts');
    expect(text).not.toMatch(/Tổng|41\.550/);
  });
});
