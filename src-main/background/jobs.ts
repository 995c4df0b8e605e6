import type { Result } from '../shared/result.ts'

/** What a job may do besides its work: tell how far it is. */
export type JobTools = { readonly progress: (done: number, total: number | null) => void }

/** A job: plain data in, a `Result` of plain data out. It runs in a worker thread and may be killed at any moment. */
export type Job<Input, Output> = (input: Input, tools: JobTools) => Promise<Result<Output>>

/** Every job by name, loaded only in the worker that runs it. Each lives in a `*.job.ts` and exports `job`. */
export const jobs = {
  'workbooks.read': () => import('../workbooks/read.job.ts'),
  'workbooks.export': () => import('../workbooks/export.job.ts'),
  'comparison.export': () => import('../comparison/comparison-export.job.ts'),
  'exchange.apply': () => import('../exchange/apply-bundle.job.ts'),
  'exchange.read': () => import('../exchange/read-bundle.job.ts'),
  'exchange.write': () => import('../exchange/write-bundle.job.ts'),
} as const satisfies Readonly<Record<string, () => Promise<{ readonly job: Job<never, unknown> }>>>

type JobOf<Name extends JobName> = Awaited<ReturnType<(typeof jobs)[Name]>>['job']
export type JobName = keyof typeof jobs
export type JobInput<Name extends JobName> = Parameters<JobOf<Name>>[0]
export type JobOutput<Name extends JobName> =
  Awaited<ReturnType<JobOf<Name>>> extends Result<infer Output> ? Output : never
