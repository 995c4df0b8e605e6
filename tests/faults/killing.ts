import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** What a process that was killed had told by then, line by line, and whether it had come to its own end before. */
export type Killed = { readonly told: readonly string[]; readonly ended: boolean; readonly ms: number }

/**
 * Starts a script and kills it (SIGKILL: nothing is flushed, closed or unwound) this many milliseconds after it said
 * `begin`; `Infinity` lets it end. What it wrote to the pipe before is the outside log of what was acknowledged.
 */
export function killAfter(delay: number, script: string, args: readonly string[]): Promise<Killed> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
    const told: string[] = []
    let began = performance.now()
    let timer: NodeJS.Timeout | undefined
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line !== 'begin') {
        told.push(line)
        return
      }
      began = performance.now()
      if (delay !== Infinity) timer = setTimeout(() => child.kill('SIGKILL'), delay)
    })
    child.once('error', reject)
    child.once('close', (code, signal) => {
      clearTimeout(timer)
      if (signal === 'SIGKILL' || code === 0) resolve({ told, ended: code === 0, ms: performance.now() - began })
      else reject(new Error(`${script} failed with ${code ?? signal}`))
    })
  })
}

/** In `npm test` a few, enough to see a fault that is always there; with `QUDAO_LONG=1` (`npm run test:long`) all. */
export const rounds = (few: number, all: number): number => (process.env['QUDAO_LONG'] === '1' ? all : few)
