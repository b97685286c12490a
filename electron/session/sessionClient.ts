import type { SaveState } from '../../shared/contract/channels';
import { ThreadClient } from '../thread/ThreadClient';
import { SESSION_METHODS, type SessionPort } from './sessionHost';

/** The session in its worker thread, as a SessionPort: every call travels to the thread and back. */
export interface SessionThread {
  readonly session: SessionPort;
  terminate(): Promise<void>;
}

/** @param script path of the bundled `sessionWorker.cjs`. */
export const startSessionThread = (script: string, onSaveState: (state: SaveState) => void): SessionThread => {
  const thread = new ThreadClient(script, {}, (event, payload) => {
    if (event === 'save.state') onSaveState(payload as SaveState);
  });
  // Built from the method list, so that contract and forwarding cannot drift apart.
  const session = Object.fromEntries(
    SESSION_METHODS.map((method) => [method, (...args: unknown[]) => thread.call(method, args)]),
  ) as unknown as SessionPort;
  return { session, terminate: () => thread.terminate() };
};
