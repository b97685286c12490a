import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';
import * as workerThreads from 'node:worker_threads';
import type { StandinHost } from './host';

type Listener = (...args: unknown[]) => void;
type Wrapper = (
  exports: unknown,
  require: (id: string) => unknown,
  module: { exports: unknown },
  filename: string,
  dirname: string,
  process: unknown,
  setInterval: unknown,
) => void;
const PARAMETERS = ['exports', 'require', 'module', '__filename', '__dirname', 'process', 'setInterval'];

export interface BundleWorld {
  readonly host: StandinHost;
  readonly electron: unknown;
  /** What the app sees as process.argv. */
  readonly argv: readonly string[];
}

/**
 * Evaluates an app's main bundle, as it is, with `require('electron')` answered by the look-alike. Files of the bundle's
 * own folder are loaded the same way and afresh each time, so that nothing is shared between two launches.
 * Returns a function that ends what the app has in this process: its listeners and what it does from time to time.
 */
export function loadBundle(file: string, world: BundleWorld): () => void {
  const { process: appProcess, removeListeners } = processOf(world);
  const replaced: Readonly<Record<string, unknown>> = {
    electron: world.electron,
    'electron/main': world.electron,
    'electron/common': world.electron,
    'node:process': appProcess,
    process: appProcess,
    'node:worker_threads': trackedWorkers(world.host),
    worker_threads: trackedWorkers(world.host),
  };
  const modules = new Map<string, { exports: unknown }>();
  const intervals: NodeJS.Timeout[] = [];
  const trackedInterval = (...args: Parameters<typeof setInterval>): NodeJS.Timeout => {
    const interval = setInterval(...args);
    intervals.push(interval);
    return interval;
  };

  function load(filename: string): unknown {
    const known = modules.get(filename);
    if (known) return known.exports;
    const module = { exports: {} };
    modules.set(filename, module);
    const nodeRequire = createRequire(filename);
    const require = Object.assign(
      (id: string): unknown => {
        if (id in replaced) return replaced[id];
        const isOwn = id.startsWith('.') && /\.c?js$/.test(id);
        return isOwn ? load(path.resolve(path.dirname(filename), id)) : nodeRequire(id);
      },
      { resolve: nodeRequire.resolve },
    );
    const wrapper = vm.compileFunction(fs.readFileSync(filename, 'utf8'), PARAMETERS, {
      filename,
      importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    }) as Wrapper;
    wrapper(module.exports, require, module, filename, path.dirname(filename), appProcess, trackedInterval);
    return module.exports;
  }

  load(file);
  return () => {
    removeListeners();
    for (const interval of intervals) clearInterval(interval);
  };
}

/** The app's `process`: its own argv, and listeners that can be taken off when the launch ends. */
function processOf(world: BundleWorld): { process: unknown; removeListeners: () => void } {
  const added: { readonly event: string; readonly listener: Listener }[] = [];
  const overrides: Readonly<Record<string, unknown>> = {
    argv: [...world.argv],
    type: 'browser',
    resourcesPath: path.join(world.host.options.appDir, '..'),
    on(event: string, listener: Listener) {
      added.push({ event, listener });
      process.on(event, listener);
      return appProcess;
    },
  };
  const appProcess: unknown = new Proxy(process, {
    get(target, key) {
      if (typeof key === 'string' && key in overrides) return overrides[key];
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  const removeListeners = (): void => {
    for (const { event, listener } of added) process.off(event, listener);
  };
  return { process: appProcess, removeListeners };
}

/** The app's worker threads die with the launch, as they would with the process, and none starts after it. */
function trackedWorkers(host: StandinHost): unknown {
  class TrackedWorker extends workerThreads.Worker {
    constructor(...args: ConstructorParameters<typeof workerThreads.Worker>) {
      if (host.hasStopped) throw new Error('the app has ended');
      super(...args);
      host.workers.add(this);
      this.once('exit', () => host.workers.delete(this));
    }
  }
  return { ...workerThreads, Worker: TrackedWorker };
}
