// A small Electron app that uses every part of the look-alike that the product relies on.
const { app, BrowserWindow, dialog, ipcMain, Menu, protocol } = require('electron');
const fs = require('node:fs');
const path = require('node:path');
const { Worker } = require('node:worker_threads');
const counter = require('./counter.cjs');

protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
const argv = process.argv.slice(app.isPackaged ? 1 : 2);
let window = null;
let guard = false;

if (!app.requestSingleInstanceLock()) {
  app.quit();
} else {
  app.on('second-instance', (_event, args) => window?.webContents.send('second', args));
  app.on('window-all-closed', () => app.quit());
  app.whenReady().then(start);
}

function start() {
  protocol.handle('app', async (request) => {
    const name = new URL(request.url).pathname.slice(1);
    const type = name.endsWith('.html') ? 'text/html' : 'text/javascript';
    const headers = { 'content-type': type, 'content-security-policy': "default-src 'self'" };
    return new Response(await fs.promises.readFile(path.join(__dirname, name)), { headers });
  });
  ipcMain.handle('echo', (_event, value) => value);
  ipcMain.handle('fail', () => {
    throw new RangeError('Tệp hỏng');
  });
  ipcMain.handle('sender', (event) => event.senderFrame.url);
  ipcMain.handle('info', () => ({ version: app.getVersion(), argv, loads: counter.next() }));
  ipcMain.handle(
    'work',
    () =>
      new Promise((resolve) => {
        const worker = new Worker(path.join(__dirname, 'worker.cjs'), { workerData: 20 });
        worker.once('message', resolve);
      }),
  );
  ipcMain.handle('beat', (_event, file) => {
    setInterval(() => fs.appendFileSync(file, '.'), 5);
  });
  ipcMain.handle('open', () => dialog.showOpenDialog(window, { filters: [{ name: 'x', extensions: ['skh'] }] }));
  ipcMain.handle('ask', () =>
    dialog.showMessageBox(window, { message: 'Ghi đè tệp?', buttons: ['Giữ bản cũ', 'Ghi đè'], cancelId: 0 }),
  );
  ipcMain.handle('guard', (_event, on) => {
    guard = on;
  });
  const send = (text) => () => window.webContents.send('menu', text);
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        label: '&Tệp',
        submenu: [
          { id: 'file.open', label: 'Mở…', accelerator: 'CmdOrCtrl+O', click: send('open') },
          { label: 'In…', accelerator: 'Ctrl+P', registerAccelerator: false, click: send('print') },
          { label: 'Khóa', enabled: false, click: send('locked') },
          { role: 'quit', label: 'Thoát' },
        ],
      },
    ]),
  );
  window = new BrowserWindow({
    show: false,
    webPreferences: { preload: path.join(__dirname, 'preload.cjs'), contextIsolation: true, sandbox: true },
  });
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  window.webContents.on('will-navigate', (event) => event.preventDefault());
  window.on('close', (event) => {
    if (guard) event.preventDefault();
  });
  void window.loadURL('app://bundle/index.html');
}
