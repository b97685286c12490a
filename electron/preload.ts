import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from 'electron';
import { CHANNELS, DROPPED_FILE, EVENTS } from '../shared/contract/channels';

/**
 * All that the page gets of the outside: calls and events of the contract, by name. Nothing is parsed here; main parses
 * every request, for a page could call it without this script.
 */
const channels: ReadonlySet<string> = new Set(CHANNELS);
const events: ReadonlySet<string> = new Set(EVENTS);

contextBridge.exposeInMainWorld('api', {
  invoke(channel: string, request: unknown): Promise<unknown> {
    if (!channels.has(channel)) return Promise.reject(new Error(`no channel ${channel}`));
    return ipcRenderer.invoke(channel, request);
  },
  on(event: string, listener: (payload: unknown) => void): () => void {
    if (!events.has(event)) throw new Error(`no event ${event}`);
    const forward = (_event: IpcRendererEvent, payload: unknown): void => listener(payload);
    ipcRenderer.on(event, forward);
    return () => {
      ipcRenderer.removeListener(event, forward);
    };
  },
  pathForFile(file: File): string {
    const path = webUtils.getPathForFile(file);
    // Only a File that a person dropped or chose has a path; main must know it before it takes that path from a page.
    if (path !== '') ipcRenderer.send(DROPPED_FILE, path);
    return path;
  },
});
