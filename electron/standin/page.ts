/**
 * Runs in the page of the stand-in host before any other script: gives the app's preload a `require('electron')` with
 * ipcRenderer, contextBridge and webUtils, over one function that playwright exposes. Bundled to dist/standin/page.js.
 * The preload shares the page's world here; values cross the bridge by copy, as they do between two worlds.
 */
import { decode, encode } from './codec';

/** The few browser things used here; the room is compiled without the DOM library on purpose. */
interface KeyEvent {
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly key: string;
  preventDefault(): void;
}
interface PageWindow {
  readonly top: unknown;
  readonly location: { readonly href: string };
  open: (url?: unknown) => null;
  addEventListener(type: string, listener: (event: KeyEvent) => void): void;
}
declare const window: PageWindow & Record<string, unknown>;

type Listener = (event: unknown, ...args: unknown[]) => void;
type Bind = (kind: string, channel: string, payload: string) => Promise<string | null>;
type Exports = Record<string, unknown>;
type Preload = (
  require: (name: string) => unknown,
  module: { exports: Exports },
  exports: Exports,
  process: unknown,
) => void;

/** What main tells the page about itself. */
export interface PageInfo {
  readonly platform: string;
  readonly versions: Readonly<Record<string, string>>;
  /** Ask main before the page goes, as the close box of a real window does. */
  readonly guardClose: boolean;
}

const BINDING = '__standinHost';
const EMIT = '__standinEmit';

function makeIpcRenderer(bind: Bind) {
  const listeners = new Map<string, { readonly listener: Listener; readonly once: boolean }[]>();
  const add = (channel: string, listener: Listener, once: boolean) => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), { listener, once }]);
    return ipcRenderer;
  };
  const remove = (channel: string, listener: Listener) => {
    const left = (listeners.get(channel) ?? []).filter((entry) => entry.listener !== listener);
    listeners.set(channel, left);
    return ipcRenderer;
  };
  const ipcRenderer = {
    async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      const answer = decode((await bind('invoke', channel, encode(args))) ?? '') as { ok: unknown } | { error: string };
      if ('error' in answer) throw new Error(answer.error);
      return answer.ok;
    },
    send(channel: string, ...args: unknown[]): void {
      void bind('send', channel, encode(args));
    },
    sendSync(): never {
      throw new Error('sendSync does not exist in the stand-in host');
    },
    on: (channel: string, listener: Listener) => add(channel, listener, false),
    once: (channel: string, listener: Listener) => add(channel, listener, true),
    addListener: (channel: string, listener: Listener) => add(channel, listener, false),
    off: remove,
    removeListener: remove,
    removeAllListeners(channel: string) {
      listeners.delete(channel);
      return ipcRenderer;
    },
  };
  const emit = (channel: string, payload: string): void => {
    const args = decode(payload) as unknown[];
    for (const { listener, once } of listeners.get(channel) ?? []) {
      if (once) remove(channel, listener);
      listener({ sender: ipcRenderer, ports: [] }, ...args);
    }
  };
  return { ipcRenderer, emit };
}

/** Values cross the bridge by copy, functions by proxy. */
function cross(value: unknown): unknown {
  if (typeof value === 'function') {
    const call = value as (...args: unknown[]) => unknown;
    return (...args: unknown[]) => {
      const result = call(...args.map(cross));
      return result instanceof Promise ? result.then(cross) : cross(result);
    };
  }
  if (typeof value !== 'object' || value === null || value instanceof Promise || value instanceof Error) return value;
  try {
    return structuredClone(value);
  } catch {
    // It holds functions: walk it.
  }
  if (Array.isArray(value)) return value.map(cross);
  return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, part]) => [key, cross(part)])));
}

function accelerator(event: KeyEvent): string {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const ctrl = event.ctrlKey || event.metaKey;
  return [ctrl && 'CmdOrCtrl', event.altKey && 'Alt', event.shiftKey && 'Shift', key].filter(Boolean).join('+');
}

/** Called by the init script with the app's preload (null for a window without one). */
export function start(preload: Preload | null, info: PageInfo): void {
  const bind = window[BINDING] as Bind;
  delete window[BINDING];
  const { ipcRenderer, emit } = makeIpcRenderer(bind);
  Object.defineProperty(window, EMIT, { value: emit, enumerable: false });

  const electron = {
    ipcRenderer,
    contextBridge: {
      exposeInMainWorld(key: string, api: unknown): void {
        Object.defineProperty(window, key, { value: cross(api), enumerable: true });
      },
    },
    // A test gives a dropped File its path by setting this property; a real File has none here.
    webUtils: { getPathForFile: (file: { standinPath?: string }) => file.standinPath ?? '' },
  };

  window.addEventListener('keydown', (event) => {
    const special = event.ctrlKey || event.metaKey || event.altKey || /^F\d+$/.test(event.key);
    if (special) void bind('accelerator', accelerator(event), '');
  });
  window.open = (url) => {
    void bind('open', new URL(String(url), window.location.href).href, '');
    return null;
  };
  if (info.guardClose) window.addEventListener('beforeunload', (event) => event.preventDefault());

  if (preload && window.top === window) {
    const module: { exports: Exports } = { exports: {} };
    const require = (name: string): unknown => {
      if (name === 'electron') return electron;
      throw new Error(`a sandboxed preload cannot require ${name}`);
    };
    preload(require, module, module.exports, { ...info, argv: [], env: {} });
  }
}
