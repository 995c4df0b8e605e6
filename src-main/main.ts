import { join } from 'node:path'
import { app, nativeTheme, type BrowserWindow } from 'electron'
import { createApp } from './app.ts'
import { createDialogs } from './shell/dialogs.ts'
import { openDoor, tellWindow } from './shell/door.ts'
import { setMenu } from './shell/menu.ts'
import { createPrinter } from './shell/printer.ts'
import { createDocuments, registerScheme, serve } from './shell/protocol.ts'
import { lockDown, lockSession } from './shell/security.ts'
import { createVault } from './shell/vault.ts'
import { bringToFront, openWindow } from './shell/window.ts'
import { uuidv7 } from './shared/uuid.ts'

// Electron entry: lifecycle only. What the app does is built in app.ts from the ports that are made here.

const devServer = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']

registerScheme()
lockDown(devServer)

if (app.requestSingleInstanceLock()) start()
else app.quit()

function start(): void {
  let window: BrowserWindow | undefined
  // A second start on the same data brings the first to the front.
  app.on('second-instance', () => window && bringToFront(window))

  void app.whenReady().then(() => {
    lockSession(devServer)
    setMenu(process.platform)
    const documents = createDocuments()
    serve(join(import.meta.dirname, '../renderer'), documents)

    const application = createApp(
      {
        now: Date.now,
        newId: () => uuidv7(Date.now()),
        dialogs: createDialogs(() => window, app.getPath('documents')),
        printer: createPrinter(documents),
        vault: createVault(),
        dataFolder: app.getPath('userData'),
        resourcesFolder: join(app.getAppPath(), 'resources'),
        workerEntry: new URL('./worker.js', import.meta.url),
        appVersion: app.getVersion(),
        systemLanguage: app.getPreferredSystemLanguages()[0] ?? app.getLocale(),
      },
      {
        tell: (name, event) => tellWindow(window, name, event),
        applyPreferences: ({ theme }) => {
          nativeTheme.themeSource = theme
        },
      },
    )
    const { theme, language } = application.preferences()
    nativeTheme.themeSource = theme
    openDoor(application, devServer)
    window = openWindow(
      join(import.meta.dirname, '../preload/preload.cjs'),
      language === 'en' ? 'Qudao' : '渠道',
      devServer,
    )
    window.on('closed', () => {
      window = undefined
    })
    application.resume()
    app.on('before-quit', () => application.close())
  })

  app.on('window-all-closed', () => app.quit())
}
