import { app } from './app.ts'
import { BrowserWindow as Window } from './browser-window.ts'
import { dialog } from './dialog.ts'
import { ipcMain } from './ipc-main.ts'
import { Menu } from './menu.ts'
import { nativeTheme } from './native-theme.ts'
import { safeStorage } from './safe-storage.ts'
import { protocol } from './schemes.ts'
import { screen } from './screen.ts'
import { session } from './session.ts'
import { shell } from './shell.ts'
import { absent, strict } from './strict.ts'
import { openWindows, windowOfTarget } from './windows.ts'

// What `import … from 'electron'` gives the app's main process in this host.
export { app, dialog, ipcMain, Menu, nativeTheme, protocol, safeStorage, screen, session, shell }

export const BrowserWindow = strict('BrowserWindow', Window)

/** Playwright finds a page's window through it. */
export const webContents = strict('webContents', {
  getAllWebContents: () => openWindows().map((window) => window.webContents),
  fromDevToolsTargetId: (targetId: string) => windowOfTarget(targetId)?.webContents,
})

// Left out: named all the same, so that their use says what is missing instead of failing on an import.
export const autoUpdater = absent('autoUpdater')
export const BaseWindow = absent('BaseWindow')
export const clipboard = absent('clipboard')
export const crashReporter = absent('crashReporter')
export const desktopCapturer = absent('desktopCapturer')
export const globalShortcut = absent('globalShortcut')
export const MenuItem = absent('MenuItem')
export const MessageChannelMain = absent('MessageChannelMain')
export const nativeImage = absent('nativeImage')
export const net = absent('net')
export const netLog = absent('netLog')
export const Notification = absent('Notification')
export const powerMonitor = absent('powerMonitor')
export const powerSaveBlocker = absent('powerSaveBlocker')
export const systemPreferences = absent('systemPreferences')
export const Tray = absent('Tray')
export const utilityProcess = absent('utilityProcess')
export const View = absent('View')
export const WebContentsView = absent('WebContentsView')

/** `import electron from 'electron'`: the module is CommonJS there, so its default is the whole. */
const electron = strict('electron', {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  webContents,
})
export default electron
