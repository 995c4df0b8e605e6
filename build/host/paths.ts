import { mkdirSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { notEmulated } from './strict.ts'

const NAMES = [
  'home',
  'appData',
  'userData',
  'sessionData',
  'temp',
  'exe',
  'desktop',
  'documents',
  'downloads',
  'logs',
] as const
export type PathName = (typeof NAMES)[number]

function appData(home: string): string {
  if (process.platform === 'win32') return process.env['APPDATA'] ?? join(home, 'AppData', 'Roaming')
  if (process.platform === 'darwin') return join(home, 'Library', 'Application Support')
  return process.env['XDG_CONFIG_HOME'] ?? join(home, '.config')
}

/** The folders that `app.getPath` names; those set by the app win over the system's. */
export class Paths {
  readonly #set = new Map<PathName, string>()
  readonly #appName: () => string
  readonly #userDataSwitch: () => string

  constructor(appName: () => string, userDataSwitch: () => string) {
    this.#appName = appName
    this.#userDataSwitch = userDataSwitch
  }

  get(name: string): string {
    const known = this.#check(name)
    const path = this.#set.get(known) ?? this.#usual(known)
    if (known === 'userData') mkdirSync(path, { recursive: true })
    return path
  }

  set(name: string, path: string): void {
    const known = this.#check(name)
    mkdirSync(path, { recursive: true })
    this.#set.set(known, path)
  }

  #check(name: string): PathName {
    return NAMES.find((known) => known === name) ?? notEmulated(`path "${name}"`)
  }

  #usual(name: PathName): string {
    const home = homedir()
    switch (name) {
      case 'home':
        return home
      case 'appData':
        return appData(home)
      case 'userData':
        return this.#userDataSwitch() || join(this.get('appData'), this.#appName())
      case 'sessionData':
        return this.get('userData')
      case 'temp':
        return tmpdir()
      case 'exe':
        return process.execPath
      case 'desktop':
        return join(home, 'Desktop')
      case 'documents':
        return join(home, 'Documents')
      case 'downloads':
        return join(home, 'Downloads')
      case 'logs':
        return process.platform === 'darwin'
          ? join(home, 'Library', 'Logs', this.#appName())
          : join(this.get('userData'), 'logs')
    }
  }
}
