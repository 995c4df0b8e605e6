import { Worker } from 'node:worker_threads'
import type { Result } from '../shared/result.ts'
import type { JobName } from './jobs.ts'

/** What the main thread tells a worker: to do a job, or only to read its code. */
export type WorkerOrder =
  | { readonly kind: 'job'; readonly name: JobName; readonly input: unknown }
  | { readonly kind: 'load'; readonly name: JobName }

/** What a worker tells of the one job that it is doing. */
export type WorkerMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number | null }
  | { readonly kind: 'result'; readonly result: Result<unknown> }

/** After a minute without work its memory is worth more than its readiness. */
const idleMs = 60_000

/** Ours alone: among all its listeners are Node's own, without which no message arrives any more. */
function forget(worker: Worker): void {
  for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event)
}

export type Workers = {
  /** A worker with this heap cap that does nothing else: the one that waits, else a new one. */
  readonly take: (memoryMb: number) => Worker
  /** Keeps a worker whose job came to its end; one of each cap waits, and none keeps the process alive. */
  readonly giveBack: (worker: Worker, memoryMb: number) => void
}

/**
 * Starting a thread and reading a job's code takes longer than most jobs, so a worker that has done one waits for the
 * next. Jobs leave nothing behind in it: each opens and closes what it needs.
 */
export function createWorkers(entry: URL): Workers {
  const waiting = new Map<number, { readonly worker: Worker; readonly timer: NodeJS.Timeout }>()
  const dismiss = (memoryMb: number): Worker | undefined => {
    const found = waiting.get(memoryMb)
    if (!found) return undefined
    waiting.delete(memoryMb)
    clearTimeout(found.timer)
    forget(found.worker)
    return found.worker
  }
  return {
    take: (memoryMb) => {
      const ready = dismiss(memoryMb)
      ready?.ref()
      // V8's own young space would take a worker past 200 MB on a large file.
      const resourceLimits = { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 48 }
      return ready ?? new Worker(entry, { resourceLimits })
    },
    giveBack: (worker, memoryMb) => {
      void dismiss(memoryMb)?.terminate()
      forget(worker)
      worker.unref()
      const leave = (): void => {
        if (waiting.get(memoryMb)?.worker === worker) void dismiss(memoryMb)?.terminate()
      }
      // What it dies of while it waits is nobody's failure.
      worker.once('error', leave)
      worker.once('exit', leave)
      waiting.set(memoryMb, { worker, timer: setTimeout(leave, idleMs).unref() })
    },
  }
}
