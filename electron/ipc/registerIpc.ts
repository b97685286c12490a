import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import type { AppError } from '../../shared/contract/appError';
import { CHANNELS, type Channel, DROPPED_FILE, type ResponseOf } from '../../shared/contract/channels';
import { parseRequest } from '../../shared/contract/parseRequest';
import { err, ok, type Result } from '../../shared/contract/result';
import { packResponse } from '../../shared/contract/wire';
import type { Handlers } from '../handlers/handlers';
import type { LogError } from './errorLog';
import { refusalOf } from './messageLimits';
import type { PathGrants } from './pathGrants';

/** Whose frame speaks: of an event of Electron only this is looked at. */
export type Sender = Pick<IpcMainInvokeEvent, 'senderFrame'>;

/** Characters of a path, as the parsers of requests have it. */
const LONGEST_PATH = 4096;

export interface IpcOptions {
  readonly ipcMain: Pick<IpcMain, 'handle' | 'on'>;
  readonly handlers: Handlers;
  readonly grants: PathGrants;
  isTrustedSender(event: Sender): boolean;
  readonly logError: LogError;
}

/**
 * The only way from the page into main. Each call: who calls, is the message of an honest size, is the request what the
 * channel declares, may the page name the files in it, then the handler; the answer is always a Result. What a handler
 * throws is a bug: logged here, once, and named by a reference.
 */
export function registerIpc({ ipcMain, handlers, grants, isTrustedSender, logError }: IpcOptions): void {
  async function answer<C extends Channel>(
    channel: C,
    event: Sender,
    raw: unknown,
  ): Promise<Result<unknown, AppError>> {
    if (!isTrustedSender(event)) return err({ code: 'badRequest', detail: 'sender' });
    const refused = refusalOf(raw);
    if (refused !== null) return err({ code: 'badRequest', detail: `${channel}: ${refused}` });
    const request = parseRequest(channel, raw);
    if (!request.ok) return err({ code: 'badRequest', detail: request.error });
    if (!grants.allows(channel, request.value)) return err({ code: 'badRequest', detail: `${channel}: path` });
    try {
      const result: Result<ResponseOf<C>, AppError> = await handlers[channel](request.value);
      if (!result.ok) return result;
      grants.answered(channel, result.value);
      return ok(packResponse(channel, result.value));
    } catch (error) {
      return err({ code: 'internal', reference: logError(error, channel) });
    }
  }
  for (const channel of CHANNELS) ipcMain.handle(channel, (event, raw: unknown) => answer(channel, event, raw));
  ipcMain.on(DROPPED_FILE, (event, file: unknown) => {
    if (isTrustedSender(event) && typeof file === 'string' && file.length <= LONGEST_PATH) grants.grant(file, 'read');
  });
}
