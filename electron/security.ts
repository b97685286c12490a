import { app, type Session, session } from 'electron';

/** Addresses of the network, and of files that app:// does not serve. */
const OUTSIDE = /^(?:https?|wss?|ftp|file):/i;

/**
 * Shuts what the app never uses, for every page that will ever exist: other windows, navigation, embedded pages,
 * permissions (camera, location, notifications…), devices, downloads, spell-checking that fetches dictionaries, the network.
 */
export function lockDown(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
  lockSession(session.defaultSession);
}

function lockSession(target: Session): void {
  target.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  target.setPermissionCheckHandler(() => false);
  target.setDevicePermissionHandler(() => false);
  target.setSpellCheckerEnabled(false);
  target.on('will-download', (event) => event.preventDefault());
  // The policy of the page refuses these first; whatever else Chromium may think of ends here.
  target.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: OUTSIDE.test(url) }));
}
