// Loaded into a process and each of its threads before anything else: writes down whoever asks for the network.
const fs = require('node:fs');
const record = process.env.SKH_ASKED;
const note = (what) => fs.appendFileSync(record, `${what}\n`);
const wrap = (owner, name, what) => {
  const go = owner[name];
  owner[name] = function asked(...args) {
    note(`${what} ${JSON.stringify(args[0] ?? null)}`);
    return Reflect.apply(go, this, args);
  };
};
note(require('node:worker_threads').isMainThread ? 'process' : 'thread');
wrap(require('node:net').Socket.prototype, 'connect', 'connect');
wrap(require('node:net').Server.prototype, 'listen', 'listen');
wrap(require('node:dgram'), 'createSocket', 'dgram');
wrap(globalThis, 'fetch', 'fetch');
for (const name of ['lookup', 'resolve', 'resolve4']) wrap(require('node:dns'), name, name);
for (const name of ['spawn', 'execFile', 'exec', 'fork']) wrap(require('node:child_process'), name, name);
