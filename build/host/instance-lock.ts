import { linkSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface SecondInstance {
  readonly argv: readonly string[]
  readonly cwd: string
  readonly data: unknown
}

const MESSAGE = '.message.json'

/**
 * One running app a user-data folder. The lock is a file that names the process which holds it; a second instance leaves
 * its command line beside it and goes. Synchronous, because the app decides at its first line whether to go on.
 */
export function takeInstanceLock(
  userData: string,
  message: SecondInstance,
  onSecondInstance: (second: SecondInstance) => void,
): boolean {
  const folder = join(userData, '.instance')
  const lock = join(folder, 'pid')
  mkdirSync(folder, { recursive: true })
  const me = identity(process.pid)
  for (let attempt = 0; attempt < 20; attempt++) {
    if (create(lock, me)) {
      process.once('exit', () => release(lock, me))
      listen(folder, onSecondInstance)
      return true
    }
    const holder = read(lock)
    if (holder === undefined) continue // gone between our two looks
    if (holder === me) return true
    if (isAlive(holder)) {
      leave(folder, message)
      return false
    }
    removeStale(lock, holder)
  }
  throw new Error(`chromium host: the instance lock ${lock} could be neither taken nor read`)
}

/** Whether another process holds the lock now. */
export function isInstanceRunning(userData: string): boolean {
  const holder = read(join(userData, '.instance', 'pid'))
  return holder !== undefined && isAlive(holder)
}

/** A pid alone may have been given to another process since: its start time tells them apart where the system says it. */
function identity(pid: number): string {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')
    return `${pid} ${fields?.[19] ?? ''}`
  } catch {
    return `${pid} `
  }
}

function isAlive(holder: string): boolean {
  const pid = Number(holder.split(' ')[0])
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  return identity(pid) === holder
}

function create(lock: string, content: string): boolean {
  // Written aside and linked, so that nobody ever reads a half-written lock.
  const draft = `${lock}.${process.pid}`
  writeFileSync(draft, content)
  try {
    linkSync(draft, lock)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

function read(lock: string): string | undefined {
  try {
    return readFileSync(lock, 'utf8')
  } catch {
    return undefined
  }
}

/** Two processes may find the same stale lock: whoever moved a fresh one away by mistake puts it back. */
function removeStale(lock: string, stale: string): void {
  const aside = `${lock}.stale.${process.pid}`
  try {
    renameSync(lock, aside)
    if (readFileSync(aside, 'utf8') !== stale) linkSync(aside, lock)
  } catch {
    // another process was faster; the next attempt sees what it left
  }
  rmSync(aside, { force: true })
}

function release(lock: string, me: string): void {
  if (read(lock) === me) rmSync(lock, { force: true })
}

function leave(folder: string, message: SecondInstance): void {
  const draft = join(folder, `${process.pid}.draft`)
  writeFileSync(draft, JSON.stringify(message))
  renameSync(draft, join(folder, `${process.pid}-${Date.now()}${MESSAGE}`))
}

function listen(folder: string, onSecondInstance: (second: SecondInstance) => void): void {
  const takeAll = (tell: boolean): void => {
    for (const name of readdirSync(folder).filter((entry) => entry.endsWith(MESSAGE))) {
      const path = join(folder, name)
      const text = read(path)
      if (text === undefined) continue
      rmSync(path, { force: true })
      if (tell) onSecondInstance(JSON.parse(text) as SecondInstance)
    }
  }
  takeAll(false) // left to a holder that died before it could read them
  watch(folder, () => takeAll(true)).unref()
}
