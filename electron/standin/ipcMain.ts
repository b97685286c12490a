import { EventEmitter } from 'node:events';
import type { Frame } from 'playwright-core';
import { decode, encode } from './codec';
import { hostEvent } from './hostEvent';

type Handler = (event: unknown, ...args: unknown[]) => unknown;

/** What the binding needs to know about the window that calls. */
export interface Sender {
  /** The address as the app knows it: app://…, not what Chromium was given. */
  urlOf(frame: Frame): string;
}

/** ipcMain: handlers by channel, called from the page through a binding. */
export class StandinIpcMain extends EventEmitter {
  readonly #handlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.#handlers.set(channel, handler);
  }

  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (...args) => {
      this.removeHandler(channel);
      return handler(...args);
    });
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel);
  }

  /** One call out of the page; `payload` is the encoded argument list. */
  async receive(sender: Sender, frame: Frame, kind: string, channel: string, payload: string): Promise<string | null> {
    const url = sender.urlOf(frame);
    const parent = frame.parentFrame();
    const senderFrame = { url, origin: originOf(url), parent: parent && { url: sender.urlOf(parent) } };
    const event = hostEvent({ sender, senderFrame, processId: 1, frameId: parent ? 2 : 1 });
    const args = decode(payload) as unknown[];
    if (kind === 'send') {
      this.emit(channel, event, ...args);
      return null;
    }
    try {
      const handler = this.#handlers.get(channel);
      if (!handler) throw new Error(`No handler registered for '${channel}'`);
      return encode({ ok: await handler(event, ...args) });
    } catch (error) {
      // Electron keeps the text only.
      const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      return encode({ error: `Error invoking remote method '${channel}': ${text}` });
    }
  }
}

/** `new URL('app://bundle/x').origin` is 'null' in Node; Electron gives 'app://bundle' for a standard scheme. */
function originOf(url: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\/[^/]*/i.exec(url)?.[0] ?? 'null';
}
