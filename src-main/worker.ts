import { parentPort } from 'node:worker_threads'
import { jobs, type JobName, type JobTools } from './background/jobs.ts'
import type { WorkerMessage, WorkerOrder } from './background/workers.ts'
import { failureOf } from './failures.ts'
import type { Result } from './shared/result.ts'

/** Entry of the worker thread: does the jobs that it is told, one at a time, and answers a `Result` for each. */
const post = (message: WorkerMessage): void => parentPort?.postMessage(message)

/** A message costs more than many a step of the work; nobody sees more than some of them. */
const progressMs = 50
let toldAt = 0
const tools: JobTools = {
  progress: (done, total) => {
    const now = performance.now()
    if (now - toldAt < progressMs && done !== total) return
    toldAt = now
    post({ kind: 'progress', done, total })
  },
}

type Loaded = { readonly job: (input: unknown, tools: JobTools) => Promise<Result<unknown>> }
const load = (name: JobName): Promise<Loaded> => (jobs[name] as () => Promise<Loaded>)()

parentPort?.on('message', async (order: WorkerOrder) => {
  if (order.kind === 'load') {
    // Told again, and answered, when the job itself comes.
    await load(order.name).catch(() => undefined)
    return
  }
  try {
    const { job } = await load(order.name)
    post({ kind: 'result', result: await job(order.input, tools) })
  } catch (error) {
    post({ kind: 'result', result: { ok: false, error: failureOf(error, `job ${order.name}`) } })
  }
})
