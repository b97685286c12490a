import { nodeFileSystem } from '../file/fileSystem';
import { serveCalls } from '../thread/serveCalls';
import { keepLooking } from './follow';
import { SessionHost } from './sessionHost';
import { SESSION_METHODS } from './sessionPort';

/** Entry of the session's worker thread: database and file never run on the window's or Electron's main thread. */
let publish: (event: string, payload: unknown) => void = () => undefined;
const host = new SessionHost({
  fileSystem: nodeFileSystem,
  onSaveState: (state) => publish('save.state', state),
  onFollowed: (news) => publish('plan.followed', news),
});
publish = serveCalls(Object.fromEntries(SESSION_METHODS.map((method) => [method, host[method].bind(host)])));
keepLooking(() => host.follow());
