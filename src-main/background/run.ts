import { Worker } from 'node:worker_threads'
import { fail, type Result } from '../shared/result.ts'
import type { TaskEvent } from '../shared/task.contract.ts'
import type { TaskRunner } from './background.ts'

/** What passes between the main thread and a worker. */
export type WorkerMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number | null }
  | { readonly kind: 'result'; readonly result: Result<unknown> }

/** Runs each job in a worker thread of its own. `tell` receives every step; at most ten progress steps a second. */
export function createTaskRunner(entry: URL, tell: (event: TaskEvent) => void, newId: () => string): TaskRunner {
  const running = new Map<string, () => void>()
  return {
    cancel: (id) => running.get(id)?.(),
    watch: async (kind, facts, work) => {
      const id = newId()
      let last = { done: 0, total: null as number | null }
      let asked = false
      let state: TaskEvent['state'] = 'failed'
      const report = (now: TaskEvent['state']): void => tell({ id, kind, state: now, ...last, facts })
      running.set(id, () => void (asked = true))
      report('running')
      try {
        const result = await work({
          progress: (done, total) => {
            last = { done, total }
            report('running')
          },
          stopped: () => asked,
        })
        state = result.ok ? 'finished' : result.error.code === 'cancelled' ? 'cancelled' : 'failed'
        return result
      } finally {
        running.delete(id)
        report(state)
      }
    },
    run: (kind, name, input, options = {}) =>
      new Promise((resolve) => {
        const id = newId()
        const facts = options.facts ?? {}
        let told = 0
        let last = { done: 0, total: null as number | null }
        const report = (state: TaskEvent['state']): void => tell({ id, kind, state, ...last, facts })
        const worker = new Worker(entry, {
          workerData: { name, input },
          // V8's own young space would take a worker past 200 MB on a large file.
          resourceLimits: { maxOldGenerationSizeMb: options.limits?.memoryMb ?? 1024, maxYoungGenerationSizeMb: 48 },
        })
        const timer =
          options.limits?.timeoutMs === undefined
            ? undefined
            : setTimeout(() => settle(fail('import-timeout', facts), 'failed'), options.limits.timeoutMs)
        let settled = false
        const settle = (result: Result<unknown>, state: TaskEvent['state']): void => {
          if (settled) return
          settled = true
          clearTimeout(timer)
          running.delete(id)
          void worker.terminate()
          report(state)
          // The jobs' table pairs each name with its output; the thread boundary erases it.
          resolve(result as never)
        }
        running.set(id, () => settle(fail('cancelled'), 'cancelled'))
        report('running')
        worker.on('message', (message: WorkerMessage) => {
          if (message.kind === 'result') {
            settle(message.result, message.result.ok ? 'finished' : 'failed')
            return
          }
          last = { done: message.done, total: message.total }
          const now = Date.now()
          if (now - told < 100) return
          told = now
          report('running')
        })
        worker.on('error', (error: Error & { code?: string }) => {
          if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') settle(fail('import-too-large', facts), 'failed')
          else {
            console.error(`job ${name} failed`, error)
            settle(fail('internal', { job: name }), 'failed')
          }
        })
        worker.on('exit', () => settle(fail('internal', { job: name }), 'failed'))
      }),
  }
}
