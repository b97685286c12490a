const { version } = await window.api.invoke('info');
document.querySelector('#version').textContent = version;
document.querySelector('#note').value = localStorage.getItem('note') ?? '';
