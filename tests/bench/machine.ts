import { readFileSync } from 'node:fs'
import { cpus, loadavg, platform, release, totalmem } from 'node:os'

/** What the figures were taken on; the load says how busy it was with other work. */
export type Machine = {
  readonly cpu: string
  readonly cores: number
  readonly memoryGb: number
  readonly system: string
  readonly node: string
  readonly browser: string
  readonly load: readonly number[]
}

export function describeMachine(browser: string): Machine {
  const processors = cpus()
  return {
    cpu: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()}`,
    node: process.version,
    browser,
    load: currentLoad(),
  }
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
