import { existsSync } from 'node:fs'
import { join } from 'node:path'

const LINUX = [
  // Debian's /usr/bin/chromium is a shell script that adds flags of its own: the real binary comes first.
  '/usr/lib/chromium/chromium',
  '/usr/lib/chromium-browser/chromium-browser',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/opt/google/chrome/chrome',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/microsoft/msedge/msedge',
  '/usr/bin/microsoft-edge',
  '/usr/lib64/chromium-browser/chromium-browser',
]

const MAC = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'Chromium.app/Contents/MacOS/Chromium',
]

const WINDOWS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Chromium\\Application\\chrome.exe',
]

/** Where Chromium, Chrome or Edge usually lie on this system, likeliest first. */
function usualPlaces(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): readonly string[] {
  if (platform === 'darwin') {
    const roots = ['/Applications', join(env['HOME'] ?? '', 'Applications')]
    return roots.flatMap((root) => MAC.map((path) => join(root, path)))
  }
  if (platform === 'win32') {
    const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter(
      (root) => root !== undefined,
    )
    return roots.flatMap((root) => WINDOWS.map((path) => join(root, path)))
  }
  return LINUX
}

/** The browser that stands in for Electron's own, or undefined if there is none. `QUDAO_CHROMIUM` names one outright. */
export function findBrowser(env: NodeJS.ProcessEnv = process.env, platform = process.platform): string | undefined {
  const named = env['QUDAO_CHROMIUM']
  if (named) return existsSync(named) ? named : undefined
  return usualPlaces(platform, env).find((path) => existsSync(path))
}
