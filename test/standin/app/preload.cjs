const { contextBridge, ipcRenderer } = require('electron');
const heard = [];
for (const channel of ['menu', 'second']) ipcRenderer.on(channel, (_event, value) => heard.push(value));
contextBridge.exposeInMainWorld('api', {
  invoke: (channel, value) => ipcRenderer.invoke(channel, value),
  heard: () => heard,
});
