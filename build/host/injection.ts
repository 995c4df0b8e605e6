import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createBridge } from './bridge.ts'
import { enterPreloadWorld, type PreloadSettings } from './preload-world.ts'
import { createWire } from './wire.ts'

// Random, so that the page cannot guess by what name the two worlds meet.
const token = randomBytes(16).toString('hex')

/** Name of the isolated world, as Electron calls it in its developer tools. */
export const PRELOAD_WORLD = 'Electron Isolated Context'
export const BINDING = `post${token}`
export const RECEIVE = `receive${token}`

/** Older Chromium has no `toBase64`; `btoa` takes text in pieces that fit an argument list. */
const PAGE_BASE64 = `
  (bytes) => {
    if (bytes.toBase64) return bytes.toBase64()
    let text = ''
    for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
    return btoa(text)
  },
  (text) => (Uint8Array.fromBase64 ? Uint8Array.fromBase64(text) : Uint8Array.from(atob(text), (c) => c.charCodeAt(0)))`

/** Runs first in the page's own world of the top frame; leaves no name behind. */
export function pageSource(): string {
  return `if (window === top) (${createBridge})(${JSON.stringify(token)}, 'page')`
}

/** Runs in the isolated world of the top frame: the bridge's other end, then the app's preload. */
export function preloadSource(preloadPath: string | undefined): string {
  const settings: PreloadSettings = {
    binding: BINDING,
    receive: RECEIVE,
    preloadPath: preloadPath ?? '',
    process: { platform: process.platform, arch: process.arch, versions: { ...process.versions } },
  }
  const preload = preloadPath === undefined ? '' : readFileSync(preloadPath, 'utf8')
  return `if (window === top) {
  const wire = (${createWire})(${PAGE_BASE64})
  const bridge = (${createBridge})(${JSON.stringify(token)}, 'preload')
  ;(${enterPreloadWorld})(${JSON.stringify(settings)}, wire, bridge, function (require, module, exports, process) {
${preload}
})
}
//# sourceURL=${preloadPath ?? 'chromium-host-preload.js'}`
}

/** Only a debugger finds a dropped file's path synchronously: it is switched on where the preload asks for paths. */
export function needsFilePaths(preloadPath: string | undefined): boolean {
  return preloadPath !== undefined && readFileSync(preloadPath, 'utf8').includes('getPathForFile')
}
