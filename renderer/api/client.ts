import type { AppError } from '../../shared/contract/appError';
import type { Channel, EventMap, EventName, RequestOf, ResponseOf } from '../../shared/contract/channels';
import { err, ok, type Result } from '../../shared/contract/result';
import { unpackResponse } from '../../shared/contract/wire';

/** What the preload script puts on the window. */
export interface Bridge {
  /** What comes is packed for the way (shared/contract/wire). */
  invoke<C extends Channel>(channel: C, request: RequestOf<C>): Promise<Result<unknown, AppError>>;
  on<E extends EventName>(event: E, listener: (data: EventMap[E]) => void): () => void;
  pathForFile(file: File): string;
}

declare global {
  interface Window {
    readonly api: Bridge;
    /**
     * Commits what is being typed and waits until the plan has it; for the host before the plan is left. False: an open
     * dialog holds something that is not written, and asks about it.
     */
    skhFlush?: () => Promise<boolean>;
    /** What is under way and would be cut short, in words; null for nothing. For the host, after skhFlush. */
    skhUnderWay?: () => string | null;
  }
}

/** Asks the host. A broken connection comes back as an error like any other, never as an exception. */
export const invoke = async <C extends Channel>(
  channel: C,
  request: RequestOf<C>,
): Promise<Result<ResponseOf<C>, AppError>> => {
  try {
    const answer = await window.api.invoke(channel, request);
    return answer.ok ? ok(unpackResponse(channel, answer.value)) : answer;
  } catch (error) {
    console.error(channel, error);
    return err({ code: 'internal', reference: channel });
  }
};

/** Hears an event of the host; answers with what ends the listening. */
export const listen = <E extends EventName>(event: E, listener: (data: EventMap[E]) => void): (() => void) =>
  window.api.on(event, listener);

/** Where a dropped file lies on disk; blank when the host cannot tell. */
export const pathOf = (file: File): string => window.api.pathForFile(file);
