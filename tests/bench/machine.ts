import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cpus, loadavg, platform, release, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { percentile } from './figures.ts'

/** What the figures were taken on; the load says how busy it was with other work. */
export type Machine = {
  readonly cpu: string
  readonly cores: number
  readonly memoryGb: number
  readonly system: string
  readonly node: string
  readonly browser: string
  readonly load: readonly number[]
  /** Medians in ms of programs that are not ours, so that figures of a slow machine can be read as ratios. */
  readonly alone: { readonly node: number; readonly browser: number }
}

export function describeMachine(browser: string, executable: string | undefined): Machine {
  const processors = cpus()
  return {
    cpu: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()}`,
    node: process.version,
    browser,
    load: currentLoad(),
    alone: { node: medianOf(process.execPath, ['-e', '0']), browser: browserAlone(executable) },
  }
}

function medianOf(program: string, args: readonly string[]): number {
  const runs = Array.from({ length: 5 }, () => {
    const began = performance.now()
    spawnSync(program, args, { stdio: 'ignore' })
    return performance.now() - began
  })
  return percentile(runs, 0.5)
}

/** The browser's own start to an empty page and its end, which no start of the app can undercut. */
function browserAlone(executable: string | undefined): number {
  if (executable === undefined) return Number.NaN
  const profile = mkdtempSync(join(tmpdir(), 'qudao-alone-'))
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const page = ['--headless=new', '--disable-gpu', `--user-data-dir=${profile}`, '--dump-dom', 'about:blank']
  const median = medianOf(executable, [...asRoot, ...page])
  rmSync(profile, { recursive: true, force: true })
  return median
}

export const currentLoad = (): readonly number[] => loadavg().map((load) => Math.round(load * 100) / 100)

/** In MB: each shared page counted once, in parts (`proportional`), or wholly in each process (`resident`). */
export type Memory = { readonly proportionalMb: number; readonly residentMb: number }

/** Memory of a process and all that it started. */
export function treeMemory(
  root: number,
  processes: readonly { readonly pid: number; readonly parent: number }[],
): Memory {
  const family = new Set([root])
  for (let grew = true; grew;) {
    const before = family.size
    for (const { pid, parent } of processes) if (family.has(parent)) family.add(pid)
    grew = family.size > before
  }
  const each = [...family].map(memoryOf)
  return {
    proportionalMb: each.reduce((sum, { proportionalMb }) => sum + proportionalMb, 0),
    residentMb: each.reduce((sum, { residentMb }) => sum + residentMb, 0),
  }
}

function memoryOf(pid: number): Memory {
  try {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
    const mb = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0) / 1024
    return { proportionalMb: mb('Pss'), residentMb: mb('Rss') }
  } catch {
    return { proportionalMb: 0, residentMb: 0 } // ended meanwhile
  }
}
