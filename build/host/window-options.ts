import type { BrowserWindowConstructorOptions, Rectangle } from 'electron'
import { checkOptions, notEmulated } from './strict.ts'

/** Without a place the system chooses one. */
export type Bounds = Partial<Rectangle> & { width: number; height: number }

const OPTIONS = [
  'width',
  'height',
  'minWidth',
  'minHeight',
  'x',
  'y',
  'show',
  'title',
  'backgroundColor',
  'autoHideMenuBar',
  'icon',
  'webPreferences',
]
const PREFERENCES = [
  'preload',
  'contextIsolation',
  'sandbox',
  'nodeIntegration',
  'webSecurity',
  'spellcheck',
  'devTools',
  'webviewTag',
  'nodeIntegrationInWorker',
  'nodeIntegrationInSubFrames',
  'allowRunningInsecureContent',
  'navigateOnDragDrop',
  'backgroundThrottling',
]
/** What this host cannot give, or would not: a page without its isolation. */
const REFUSED: readonly (readonly [name: string, value: boolean])[] = [
  ['contextIsolation', false],
  ['sandbox', false],
  ['nodeIntegration', true],
  ['webSecurity', false],
  ['webviewTag', true],
  ['nodeIntegrationInWorker', true],
  ['nodeIntegrationInSubFrames', true],
  ['allowRunningInsecureContent', true],
]

/** Refuses what the window would silently not do. */
export function checkWindowOptions(options: BrowserWindowConstructorOptions): void {
  checkOptions('BrowserWindow', options, OPTIONS)
  const preferences = options.webPreferences ?? {}
  checkOptions('webPreferences', preferences, PREFERENCES)
  for (const [name, value] of REFUSED) {
    if (Reflect.get(preferences, name) === value) notEmulated(`webPreferences.${name}: ${value}`)
  }
}

export function firstBounds({ x, y, width = 800, height = 600 }: BrowserWindowConstructorOptions): Bounds {
  return x === undefined || y === undefined ? { width, height } : { x, y, width, height }
}
