import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import type { AppError } from '../../shared/contract/appError';
import { CHANNELS, type Channel, type ResponseOf } from '../../shared/contract/channels';
import { parseRequest } from '../../shared/contract/parseRequest';
import { err, ok, type Result } from '../../shared/contract/result';
import { packResponse } from '../../shared/contract/wire';
import type { Handlers } from '../handlers/handlers';
import type { LogError } from './errorLog';

export interface IpcOptions {
  readonly ipcMain: Pick<IpcMain, 'handle'>;
  readonly handlers: Handlers;
  isTrustedSender(event: IpcMainInvokeEvent): boolean;
  readonly logError: LogError;
}

/**
 * The only way from the page into main. Each call: who calls, is the request what the channel declares, then the
 * handler; the answer is always a Result. What a handler throws is a bug: logged here, once, and named by a reference.
 */
export function registerIpc({ ipcMain, handlers, isTrustedSender, logError }: IpcOptions): void {
  async function answer<C extends Channel>(
    channel: C,
    event: IpcMainInvokeEvent,
    raw: unknown,
  ): Promise<Result<unknown, AppError>> {
    if (!isTrustedSender(event)) return err({ code: 'badRequest', detail: 'sender' });
    const request = parseRequest(channel, raw);
    if (!request.ok) return err({ code: 'badRequest', detail: request.error });
    try {
      const result: Result<ResponseOf<C>, AppError> = await handlers[channel](request.value);
      return result.ok ? ok(packResponse(channel, result.value)) : result;
    } catch (error) {
      return err({ code: 'internal', reference: logError(error, channel) });
    }
  }
  for (const channel of CHANNELS) ipcMain.handle(channel, (event, raw: unknown) => answer(channel, event, raw));
}
