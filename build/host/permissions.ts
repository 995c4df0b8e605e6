import type { CDPSession } from '@playwright/test'
import { debug } from './launch.ts'
import { rules } from './session.ts'
import type { WebContents } from './web-contents.ts'

/** Electron's name of a permission, and the names by which the browser knows it. */
const PERMISSIONS: Readonly<Record<string, readonly string[]>> = {
  media: ['camera', 'microphone'],
  geolocation: ['geolocation'],
  notifications: ['notifications'],
  midi: ['midi'],
  'clipboard-read': ['clipboard-read'],
  'clipboard-sanitized-write': ['clipboard-write'],
  'persistent-storage': ['persistent-storage'],
  'idle-detection': ['idle-detection'],
  'screen-wake-lock': ['screen-wake-lock'],
  'window-management': ['window-management'],
  'local-fonts': ['local-fonts'],
  'storage-access': ['storage-access'],
  'background-sync': ['background-sync'],
}

/**
 * The browser does not tell us when a page asks. So the app's handlers are consulted for every permission beforehand,
 * and their answers become the browser's settings: a denial is real. Without handlers all is granted, as in Electron.
 */
export async function applyPermissions(browser: CDPSession['send'], contents: WebContents, url: string): Promise<void> {
  const { origin } = new URL(url)
  if (origin === 'null') return
  const settings = Object.entries(PERMISSIONS).map(async ([permission, names]) => {
    const setting = (await isGranted(contents, permission, url)) ? 'granted' : 'denied'
    for (const name of names) {
      const descriptor = { name, ...(name === 'midi' ? { sysex: true } : {}) }
      await browser('Browser.setPermission', { permission: descriptor, setting, origin }).catch((error: unknown) =>
        debug(`permission ${name}:`, error),
      )
    }
  })
  await Promise.all(settings)
}

async function isGranted(contents: WebContents, permission: string, requestingUrl: string): Promise<boolean> {
  const { permissionRequest, permissionCheck } = rules
  const details = { requestingUrl, isMainFrame: true }
  if (permissionCheck && !permissionCheck(contents, permission, new URL(requestingUrl).origin, details)) return false
  if (!permissionRequest) return true
  return new Promise((answer) => permissionRequest(contents, permission, answer, details))
}
