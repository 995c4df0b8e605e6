import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { inRoot } from './paths.ts'

const DOWNLOAD_LIMIT_MS = 20_000

export interface Runtime {
  readonly executable: string
  /** Real Electron, or the Chromium host that stands in for it. */
  readonly kind: 'electron' | 'host'
}

/** The real Electron binary, if it has been downloaded. Its own module is not asked: that would start the download. */
export function electronBinary(): string | undefined {
  const pathFile = inRoot('node_modules/electron/path.txt')
  if (!existsSync(pathFile)) return undefined
  const binary = inRoot('node_modules/electron/dist', readFileSync(pathFile, 'utf8').trim())
  return existsSync(binary) ? binary : undefined
}

/** Tries to download Electron, briefly and at most once a day: some machines cannot reach it, and need not. */
export function fetchElectron(today: string): string | undefined {
  const present = electronBinary()
  const failedOn = inRoot('node_modules/.cache/qudao/electron-download-failed-on')
  const triedToday = existsSync(failedOn) && readFileSync(failedOn, 'utf8') === today
  if (present !== undefined || triedToday || process.env['QUDAO_NO_ELECTRON_DOWNLOAD'] === '1') return present
  spawnSync(process.execPath, [inRoot('node_modules/electron/install.js')], {
    stdio: 'ignore',
    timeout: DOWNLOAD_LIMIT_MS,
  })
  const fetched = electronBinary()
  if (fetched === undefined) {
    mkdirSync(dirname(failedOn), { recursive: true })
    writeFileSync(failedOn, today)
  }
  return fetched
}

export const host: Runtime = {
  executable: inRoot('build/host', process.platform === 'win32' ? 'electron-host.cmd' : 'electron-host'),
  kind: 'host',
}

/** What runs the app now: Electron if it is there, else the host. */
export function runtime(binary = electronBinary()): Runtime {
  return binary === undefined ? host : { executable: binary, kind: 'electron' }
}
