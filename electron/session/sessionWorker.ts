import { nodeFileSystem } from '../file/fileSystem';
import { serveCalls } from '../thread/serveCalls';
import { SessionHost } from './sessionHost';

/** Entry of the session's worker thread: database and file never run on the window's or Electron's main thread. */
let publish: (event: string, payload: unknown) => void = () => undefined;
const host = new SessionHost({
  fileSystem: nodeFileSystem,
  onSaveState: (state) => publish('save.state', state),
});
publish = serveCalls({
  create: host.create.bind(host),
  open: host.open.bind(host),
  close: host.close.bind(host),
  info: host.info.bind(host),
  view: host.view.bind(host),
  run: host.run.bind(host),
  undo: host.undo.bind(host),
  redo: host.redo.bind(host),
  logList: host.logList.bind(host),
  compact: host.compact.bind(host),
  checks: host.checks.bind(host),
  settings: host.settings.bind(host),
  weigh: host.weigh.bind(host),
  cellDetails: host.cellDetails.bind(host),
  inquire: host.inquire.bind(host),
  form: host.form.bind(host),
  save: host.save.bind(host),
  saveAs: host.saveAs.bind(host),
});
