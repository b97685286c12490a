import type { AppError } from '../../shared/contract/appError';
import type { EventMap, PlanInfo, SaveState } from '../../shared/contract/channels';
import { err, type Result } from '../../shared/contract/result';
import { ThreadClient } from '../thread/ThreadClient';
import { type Kept, SESSION_METHODS, type SessionPort } from './sessionPort';

export interface SessionEvents {
  onSaveState(state: SaveState): void;
  onFollowed(news: EventMap['plan.followed']): void;
  /** The thread died and the plan was opened again from the disk: what it is now, or why it could not be. */
  onRestarted(reopened: Result<PlanInfo, AppError> | null): void;
  /** For the log. */
  onDeath(error: unknown): void;
}

export interface SessionThread {
  readonly session: SessionPort;
  /** Ends the thread at once, as a crash would. */
  terminate(): Promise<void>;
}

/**
 * The session in its worker thread, as a SessionPort. A thread that dies (out of memory, a bug) is started again on the
 * file as it is on disk, and the call that it was working on answers `sessionLost`.
 * @param script path of the bundled `sessionWorker.cjs`.
 */
export const startSessionThread = (script: string, events: SessionEvents): SessionThread => {
  let openFile: string | null = null;
  let person: string | null = null;
  const startThread = (): ThreadClient =>
    new ThreadClient(script, {}, (event, payload) => {
      if (event === 'save.state') events.onSaveState(payload as SaveState);
      else if (event === 'plan.followed') events.onFollowed(payload as EventMap['plan.followed']);
    });
  let thread = startThread();
  let restarting: Promise<void> | null = null;

  const restart = async (): Promise<void> => {
    thread = startThread();
    // Both ahead of whatever else is asked: the thread answers in order, and what is asked next is meant for that plan.
    const [, reopened] = await Promise.all([
      thread.call('identify', [person]),
      openFile === null ? null : thread.call('open', [openFile]),
    ]);
    events.onRestarted(reopened as Result<PlanInfo, AppError> | null);
  };

  const call = async (method: keyof SessionPort, args: readonly unknown[]): Promise<unknown> => {
    const used = thread;
    if (method === 'identify') person = args[0] as string | null;
    try {
      const value = await used.call(method, args);
      openFile = fileAfter(method, value, openFile);
      return value;
    } catch (error) {
      if (!used.isDead) throw error;
      // Several calls may have been under way; the first one to fail starts the new thread for all of them.
      if (thread === used) {
        events.onDeath(error);
        restarting = restart();
      }
      await restarting;
      return method === 'info' ? thread.call('info', []) : err({ code: 'sessionLost', path: openFile });
    }
  };
  // Built from the method list, so that contract and forwarding cannot drift apart.
  const session = Object.fromEntries(
    SESSION_METHODS.map((method) => [method, (...args: unknown[]) => call(method, args)]),
  ) as unknown as SessionPort;
  return { session, terminate: () => thread.terminate() };
};

/** The plan file that is open after a call. */
const fileAfter = (method: keyof SessionPort, value: unknown, before: string | null): string | null => {
  if (method === 'close') return (value as Result<null, AppError>).ok ? null : before;
  if (method === 'keepOutside') {
    const kept = value as Result<Kept, AppError>;
    return kept.ok ? kept.value.plan.path : before;
  }
  if (method !== 'open' && method !== 'create' && method !== 'saveAs') return before;
  const opened = value as Result<PlanInfo, AppError>;
  return opened.ok ? opened.value.path : before;
};
