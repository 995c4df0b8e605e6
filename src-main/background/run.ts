import { fail, type Result } from '../shared/result.ts'
import type { TaskEvent } from '../shared/task.contract.ts'
import type { JobLimits, TaskRunner } from './background.ts'
import { createWorkers, type WorkerMessage, type WorkerOrder } from './workers.ts'

const memoryOf = (limits: JobLimits = {}): number => limits.memoryMb ?? 1024

/** Runs one job at a time in each worker thread. `tell` receives every step; at most ten progress steps a second. */
export function createTaskRunner(entry: URL, tell: (event: TaskEvent) => void, newId: () => string): TaskRunner {
  const running = new Map<string, () => void>()
  const workers = createWorkers(entry)
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
    prepare: (name, limits) => {
      const worker = workers.take(memoryOf(limits))
      worker.postMessage({ kind: 'load', name } satisfies WorkerOrder)
      workers.giveBack(worker, memoryOf(limits))
    },
    run: (kind, name, input, options = {}) =>
      new Promise((resolve) => {
        const id = newId()
        const facts = options.facts ?? {}
        let told = 0
        let last = { done: 0, total: null as number | null }
        const report = (state: TaskEvent['state']): void => tell({ id, kind, state, ...last, facts })
        const { timeoutMs } = options.limits ?? {}
        const memoryMb = memoryOf(options.limits)
        const worker = workers.take(memoryMb)
        const timer =
          timeoutMs === undefined
            ? undefined
            : setTimeout(() => settle(fail('import-timeout', facts), 'failed'), timeoutMs)
        let settled = false
        const settle = (result: Result<unknown>, state: TaskEvent['state'], reusable = false): void => {
          if (settled) return
          settled = true
          clearTimeout(timer)
          running.delete(id)
          // A job with a time limit reads what others wrote: its thread is not trusted with anything else.
          if (reusable && timeoutMs === undefined) workers.giveBack(worker, memoryMb)
          else void worker.terminate()
          report(state)
          // The jobs' table pairs each name with its output; the thread boundary erases it.
          resolve(result as never)
        }
        running.set(id, () => settle(fail('cancelled'), 'cancelled'))
        report('running')
        worker.on('message', (message: WorkerMessage) => {
          if (message.kind === 'result') {
            settle(message.result, message.result.ok ? 'finished' : 'failed', true)
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
        worker.postMessage({ kind: 'job', name, input } satisfies WorkerOrder)
      }),
  }
}
