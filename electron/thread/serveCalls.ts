import { parentPort } from 'node:worker_threads';
import type { Call, Reply } from './rpc';

/**
 * Answers calls inside a worker thread, strictly one after the other, so that two writes never interleave. Returns the
 * function that sends events to the owner.
 */
export const serveCalls = (
  methods: Readonly<Record<string, (...args: never[]) => Promise<unknown>>>,
): ((event: string, payload: unknown) => void) => {
  const port = parentPort;
  if (!port) throw new Error('not in a worker thread');
  const send = (reply: Reply): void => port.postMessage(reply);
  let last: Promise<void> = Promise.resolve();
  port.on('message', (call: Call) => {
    last = last.then(() => answer(methods, call).then(send));
  });
  return (event, payload) => send({ event, payload });
};

const answer = async (
  methods: Readonly<Record<string, (...args: never[]) => Promise<unknown>>>,
  call: Call,
): Promise<Reply> => {
  try {
    const method = Object.hasOwn(methods, call.method) ? methods[call.method] : undefined;
    if (!method) throw new Error(`no method ${call.method}`);
    return { id: call.id, value: await method(...(call.args as never[])) };
  } catch (error) {
    return { id: call.id, thrown: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
};
