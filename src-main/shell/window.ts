import { BrowserWindow, nativeTheme, screen } from 'electron'
import { origin } from './origin.ts'

/** Opens the main window. It is shown when it has something to show, so that no white sheet flashes by. */
export function openWindow(preload: string, title: string, devServer: string | undefined): BrowserWindow {
  const { width, height } = screen.getPrimaryDisplay().workAreaSize
  const window = new BrowserWindow({
    width: Math.min(1440, width),
    height: Math.min(900, height),
    minWidth: 1024,
    minHeight: 640,
    show: false,
    title,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#121518' : '#f3f4f6',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
    },
  })
  window.once('ready-to-show', () => window.show())
  void window.loadURL(devServer ?? `${origin}/`)
  return window
}

/** Brings a window to the front, also from the task bar. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
