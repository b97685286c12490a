import { Worker, type WorkerOptions } from 'node:worker_threads';
import type { Call, Reply } from './rpc';

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** The owner's side of a worker thread: typed calls with answers, events, and news of its death. */
export class ThreadClient {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #nextId = 1;
  #dead: Error | null = null;

  constructor(script: string, options: WorkerOptions, onEvent: (event: string, payload: unknown) => void) {
    this.#worker = new Worker(script, options);
    this.#worker.on('message', (reply: Reply) => {
      if ('event' in reply) onEvent(reply.event, reply.payload);
      else this.#settle(reply);
    });
    this.#worker.on('error', (error: Error) => this.#fail(error));
    this.#worker.on('exit', (code) => this.#fail(new Error(`worker exited with ${code}`)));
  }

  get isDead(): boolean {
    return this.#dead !== null;
  }

  /** Rejects only when the thread died or the method threw: both are bugs or exhausted memory. */
  call(method: string, args: readonly unknown[]): Promise<unknown> {
    if (this.#dead) return Promise.reject(this.#dead);
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      const call: Call = { id, method, args };
      this.#worker.postMessage(call);
    });
  }

  async terminate(): Promise<void> {
    await this.#worker.terminate();
  }

  #settle(reply: Exclude<Reply, { event: string }>): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if ('thrown' in reply) waiting?.reject(new Error(reply.thrown));
    else waiting?.resolve(reply.value);
  }

  #fail(error: Error): void {
    this.#dead ??= error;
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }
}
