import { existsSync, mkdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { browserFlags, FIRST_PAGE, type BrowserSettings } from './browser-flags.ts'
import { Connection } from './cdp.ts'
import { findBrowser } from './find-browser.ts'
import { debug } from './launch.ts'
import { hearTargets } from './targets.ts'

export interface RunningBrowser {
  readonly connection: Connection
  readonly executable: string
  readonly flags: readonly string[]
}

const PATIENCE_MS = 5000

interface Start {
  readonly flags: string
  readonly browser: Promise<RunningBrowser>
}

const starts = new Map<string, Start>()
const connections: Connection[] = []
const unwanted = new Set<Connection>()
let closing = false

/** Starts the browser of a profile once; `onLost` is told when it goes without having been asked to. */
export function startBrowser(settings: BrowserSettings, onLost: () => void): Promise<RunningBrowser> {
  const flags = browserFlags(settings).join('\n')
  const started = starts.get(settings.profile)
  if (started?.flags === flags) return started.browser
  const browser = started ? startAnew(started, settings, onLost) : start(settings, onLost)
  starts.set(settings.profile, { flags, browser })
  return browser
}

/** One that was started ahead, before the app added a switch, makes room for the one that the app means. */
async function startAnew({ browser }: Start, settings: BrowserSettings, onLost: () => void): Promise<RunningBrowser> {
  const [ahead] = await Promise.allSettled([browser])
  if (ahead.status === 'fulfilled') {
    unwanted.add(ahead.value.connection)
    await closeOne(ahead.value.connection)
  }
  return start(settings, onLost)
}

async function start(settings: BrowserSettings, onLost: () => void): Promise<RunningBrowser> {
  const executable = findBrowser()
  if (!executable) throw new Error('chromium host: no Chromium, Chrome or Edge found (QUDAO_CHROMIUM names one)')
  prepareProfile(settings.profile)
  await awaitProfile(settings.profile)
  const flags = browserFlags(settings)
  debug(executable, ...flags)
  const connection = new Connection(executable, flags, { ...process.env, LANGUAGE: settings.locale })
  connections.push(connection)
  let lastWords = ''
  connection.child.stderr?.on('data', (chunk: Buffer) => {
    lastWords = `${lastWords}${chunk}`.slice(-2000)
    // Playwright reads this line of ours to learn the port that it asked for.
    const listening = /DevTools listening on ws:\S+/.exec(String(chunk))
    if (listening) console.error(listening[0])
    debug('chromium:', String(chunk).trimEnd())
  })
  void connection.closed.then(() => {
    if (closing || unwanted.has(connection)) return
    console.error(`chromium host: the browser went away\n${lastWords}`)
    onLost()
  })
  hearTargets(connection, flags.includes(FIRST_PAGE))
  const { root } = connection
  await Promise.all([
    root.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: true,
      flatten: true,
      filter: [{ type: 'page' }],
    }),
    root.send('Target.setDiscoverTargets', { discover: true }),
    root.send('Browser.setDownloadBehavior', { behavior: 'deny' }),
  ])
  const { product } = await root.send('Browser.getVersion')
  Object.defineProperty(process.versions, 'chrome', {
    value: product.split('/')[1],
    enumerable: true,
    configurable: true,
  })
  return { connection, executable, flags }
}

/** Connections made in advance pass no request rule: they are switched off before the browser's first start. */
function prepareProfile(profile: string): void {
  const preferences = join(profile, 'Default', 'Preferences')
  if (existsSync(preferences)) return
  mkdirSync(join(profile, 'Default'), { recursive: true })
  writeFileSync(preferences, JSON.stringify({ net: { network_prediction_options: 2 } }))
}

/**
 * After a kill, Chromium ends a moment later than we did, and a new one would hand over to the dying one.
 * A lock left by another machine (a restored or moved folder) never ends by itself.
 */
async function awaitProfile(profile: string): Promise<void> {
  const lock = join(profile, 'SingletonLock')
  for (let waited = 0; waited < PATIENCE_MS; waited += 50) {
    let holder: string
    try {
      holder = readlinkSync(lock)
    } catch {
      return // no lock, or a system that keeps none there
    }
    const [, host, pid] = /^(.*)-(\d+)$/.exec(holder) ?? []
    if (host !== hostname() || !isAlive(Number(pid))) {
      rmSync(lock, { force: true })
      return
    }
    await delay(50)
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

export async function closeBrowsers(): Promise<void> {
  closing = true
  await Promise.allSettled([...starts.values()].map(({ browser }) => browser))
  await Promise.all(connections.filter(({ isClosed }) => !isClosed).map(closeOne))
}

async function closeOne(connection: Connection): Promise<void> {
  connection.root.send('Browser.close').catch(() => {})
  const gone = await Promise.race([connection.closed.then(() => true), delay(PATIENCE_MS, false, { ref: false })])
  if (!gone) connection.child.kill('SIGKILL')
}

process.once('exit', () => {
  for (const { isClosed, child } of connections) if (!isClosed) child.kill('SIGKILL')
})
