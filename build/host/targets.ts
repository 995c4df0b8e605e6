import { randomBytes } from 'node:crypto'
import { spawn } from 'node:child_process'
import type { RunningBrowser } from './browser.ts'
import { FIRST_PAGE, HEADLESS } from './browser-flags.ts'
import type { AttachedToTarget, Connection, TargetInfo } from './cdp.ts'
import { debug } from './launch.ts'

/** What a page wants to hear about its own target. */
export interface TargetListener {
  onInfo(info: TargetInfo): void
  onGone(): void
  /** The page opened a window; it is paused before its first request. */
  onPopup(event: AttachedToTarget): void
}

export interface Placement {
  readonly x?: number | undefined
  readonly y?: number | undefined
  readonly width: number
  readonly height: number
}

const APPEARS_WITHIN_MS = 20_000

/** Pages that browsers opened while they started, for the first window that asks. */
const firstPages = new WeakMap<Connection, PromiseWithResolvers<string>>()

const listeners = new Map<string, TargetListener>()
const awaited = new Map<string, (targetId: string) => void>()

export function listenToTarget(targetId: string, listener: TargetListener): void {
  listeners.set(targetId, listener)
}

/** Popups are ours to refuse; every other new page goes on at once. */
export function hearTargets(connection: Connection, hasFirstPage: boolean): void {
  const first = Promise.withResolvers<string>()
  if (hasFirstPage) firstPages.set(connection, first)
  const seen = ({ targetInfo }: { targetInfo: TargetInfo }): void => {
    if (targetInfo.type === 'page' && targetInfo.url === FIRST_PAGE) first.resolve(targetInfo.targetId)
    listeners.get(targetInfo.targetId)?.onInfo(targetInfo)
    awaited.get(targetInfo.url)?.(targetInfo.targetId)
    awaited.delete(targetInfo.url)
  }
  connection.root.on('Target.targetCreated', seen)
  connection.root.on('Target.targetInfoChanged', seen) // an app window starts with an empty address
  connection.root.on('Target.targetDestroyed', ({ targetId }) => {
    listeners.get(targetId)?.onGone()
    listeners.delete(targetId)
  })
  connection.root.on('Target.attachedToTarget', (event) => {
    if (!event.waitingForDebugger) return
    const opener = listeners.get(event.targetInfo.openerId ?? '')
    if (opener) opener.onPopup(event)
    else void letGo(connection, event.sessionId)
  })
}

async function letGo(connection: Connection, sessionId: string): Promise<void> {
  try {
    await connection.session(sessionId).send('Runtime.runIfWaitingForDebugger')
    await connection.root.send('Target.detachFromTarget', { sessionId })
  } catch (error) {
    debug('a new page went before it could go on:', error)
  }
  connection.drop(sessionId)
}

/** Opens an empty page: out of sight in a headless browser, else in an app window without tabs and address bar. */
export async function openTarget(browser: RunningBrowser, place: Placement): Promise<string> {
  if (!browser.flags.includes(HEADLESS)) return openAppWindow(browser, place)
  const first = firstPages.get(browser.connection)
  if (first) {
    firstPages.delete(browser.connection)
    return first.promise
  }
  const { width, height } = place
  const { targetId } = await browser.connection.root.send('Target.createTarget', {
    url: 'about:blank',
    newWindow: true,
    width,
    height,
  })
  return targetId
}

/**
 * Only the command line opens an app window: a second start with the same profile hands it to the running browser.
 * The address carries a random word by which the new window is recognised.
 */
async function openAppWindow(browser: RunningBrowser, place: Placement): Promise<string> {
  const address = `data:text/html,${randomBytes(8).toString('hex')}`
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  awaited.set(address, resolve)
  const timer = setTimeout(reject, APPEARS_WITHIN_MS, new Error('chromium host: the window did not appear'))
  const position = place.x === undefined || place.y === undefined ? [] : [`--window-position=${place.x},${place.y}`]
  const shared = browser.flags.filter(
    (flag) => !flag.startsWith('--remote-debugging') && flag !== '--no-startup-window',
  )
  const window = [`--app=${address}`, `--window-size=${place.width},${place.height}`, ...position]
  spawn(browser.executable, [...shared, ...window], { stdio: 'ignore' }).once('error', reject)
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    awaited.delete(address)
  }
}
