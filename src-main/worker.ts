import { parentPort, workerData } from 'node:worker_threads'
import { jobs, type JobName, type JobTools } from './background/jobs.ts'
import type { WorkerMessage } from './background/run.ts'
import { failureOf } from './failures.ts'
import type { Result } from './shared/result.ts'

/** Entry of the worker thread: runs the one job it was started for and answers a `Result`. */
const { name, input } = workerData as { readonly name: JobName; readonly input: never }
const post = (message: WorkerMessage): void => parentPort?.postMessage(message)
const tools: JobTools = { progress: (done, total) => post({ kind: 'progress', done, total }) }

try {
  const load = jobs[name] as () => Promise<{ readonly job: (input: never, tools: JobTools) => Promise<Result<unknown>> }>
  const { job } = await load()
  post({ kind: 'result', result: await job(input, tools) })
} catch (error) {
  post({ kind: 'result', result: { ok: false, error: failureOf(error, `job ${name}`) } })
}
