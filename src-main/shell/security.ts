import { app, session, type WebContents } from 'electron'
import { isOurs } from './origin.ts'

/** What the platform offers a page and this app never needs is denied to every page, present and future. */
export function lockDown(devServer: string | undefined): void {
  app.on('web-contents-created', (_event, contents) => confine(contents, devServer))
}

/** Once the app is ready: no permissions, no devices, no network. */
export function lockSession(devServer: string | undefined): void {
  const { defaultSession } = session
  defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  defaultSession.setPermissionCheckHandler(() => false)
  defaultSession.setDevicePermissionHandler(() => false)
  defaultSession.webRequest.onBeforeRequest((details, answer) => {
    const { protocol } = new URL(details.url)
    const local = protocol === 'data:' || protocol === 'blob:' || protocol === 'devtools:'
    answer({ cancel: !local && !isOurs(details.url, devServer) && !isDevSocket(details.url, devServer) })
  })
}

/** The dev server's hot reload speaks over a socket of its own. */
const isDevSocket = (url: string, devServer: string | undefined): boolean =>
  devServer !== undefined && url.startsWith(devServer.replace(/^http/, 'ws'))

function confine(contents: WebContents, devServer: string | undefined): void {
  contents.on('will-navigate', (event, url) => {
    if (!isOurs(url, devServer)) event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}
