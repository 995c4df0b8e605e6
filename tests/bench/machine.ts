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

/** Resident memory in MB of a process and all that it started, summed as the system tells it; shared pages count in each. */
export function treeMemory(
  root: number,
  processes: readonly { readonly pid: number; readonly parent: number }[],
): number {
  const family = new Set([root])
  for (let grew = true; grew;) {
    const before = family.size
    for (const { pid, parent } of processes) if (family.has(parent)) family.add(pid)
    grew = family.size > before
  }
  return [...family].reduce((sum, pid) => sum + residentMb(pid), 0)
}

function residentMb(pid: number): number {
  try {
    const kb = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return Number(kb ?? 0) / 1024
  } catch {
    return 0 // ended meanwhile
  }
}
