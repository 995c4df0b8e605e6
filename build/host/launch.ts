import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

export interface Launch {
  /** Folder of the app's package.json. */
  readonly appPath: string
  readonly packageJson: {
    readonly name?: string
    readonly productName?: string
    readonly version?: string
    readonly main?: string
  }
  /** The main entry to run. */
  readonly entry: string
  /** Chromium switches, from before and after the app's path, as Electron takes them. */
  readonly switches: readonly string[]
  /** Port for Node's inspector; undefined: no inspector. */
  readonly inspectPort: number | undefined
  /** Playwright launches us: `ready` waits for its word, and Chromium opens the port that it asks for. */
  readonly gated: boolean
  /** `process.argv` as the app is to see it. */
  readonly argv: readonly string[]
}

/** Reads `electron [switches] <app folder or entry file> [arguments]`. */
function parseLaunch(args: readonly string[]): Launch {
  const rest = [...args]
  const switches: string[] = []
  let inspectPort: number | undefined
  let target: string | undefined
  while (rest.length > 0 && target === undefined) {
    const argument = rest.shift() as string
    if (argument === '-r' || argument === '--require') rest.shift()
    else if (argument.startsWith('--inspect')) inspectPort = Number(argument.split('=')[1] ?? 9229)
    else if (argument.startsWith('-')) switches.push(argument)
    else target = argument
  }
  const path = resolve(target ?? '.')
  const isFolder = existsSync(path) && statSync(path).isDirectory()
  const appPath = packageFolder(isFolder ? path : dirname(path))
  const manifest = join(appPath, 'package.json')
  const packageJson: Launch['packageJson'] = existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')) : {}
  return {
    appPath,
    packageJson,
    entry: isFolder ? resolve(path, packageJson.main ?? 'index.js') : path,
    switches: [...switches, ...rest.filter((argument) => argument.startsWith('--'))],
    inspectPort,
    gated: inspectPort !== undefined && switches.some((name) => name.startsWith('--remote-debugging-port')),
    argv: [process.execPath, target ?? '.', ...rest],
  }
}

function packageFolder(start: string): string {
  let folder = start
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder)
    if (parent === folder) return start
    folder = parent
  }
  return folder
}

export const launch: Launch = parseLaunch(process.argv.slice(2))

/** Without a screen, or under test, windows are real pages that nobody sees. */
export const headless: boolean =
  process.env['QUDAO_HEADLESS'] === undefined || process.env['QUDAO_HEADLESS'] === ''
    ? launch.gated || (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'])
    : process.env['QUDAO_HEADLESS'] !== '0'

export function debug(...what: unknown[]): void {
  if (process.env['QUDAO_HOST_DEBUG'] === '1') console.error('[host]', ...what)
}
