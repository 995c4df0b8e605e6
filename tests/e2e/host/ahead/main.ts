import { app, BrowserWindow } from 'electron'

// Asks for its switch when the browser has been started ahead already, says what its page sees, and goes.
if (process.argv.includes('--late-switch')) app.commandLine.appendSwitch('user-agent', 'late')

void app.whenReady().then(async () => {
  const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true, contextIsolation: true } })
  await window.loadURL('data:text/html,<p>page</p>')
  console.log(await window.webContents.executeJavaScript('navigator.userAgent'))
  app.quit()
})
