import type { Facts, Result } from '../shared/result.ts'
import type { TaskKind } from '../shared/task.contract.ts'
import type { JobInput, JobName, JobOutput, JobTools } from './jobs.ts'

export type JobLimits = {
  /** Heap cap of the worker; past it the worker dies and the job fails with `import-too-large`. */
  readonly memoryMb?: number
  /** Killed after this many milliseconds, with `import-timeout`. Such a job shares its worker with no other. */
  readonly timeoutMs?: number
}

export type TaskRunner = {
  /**
   * Runs a job in a worker thread that can be killed without harm. Progress goes to the status line.
   * Expected failures come back as values; `cancelled` after `tasks.cancel`.
   */
  readonly run: <Name extends JobName>(
    kind: TaskKind,
    name: Name,
    input: JobInput<Name>,
    options?: { readonly facts?: Facts; readonly limits?: JobLimits },
  ) => Promise<Result<JobOutput<Name>>>
  /**
   * Shows work that is done elsewhere (printing in a hidden window) like a job in the status line. It cannot be killed:
   * it asks `stopped` between its steps and answers `cancelled` itself. What it throws is thrown on.
   */
  readonly watch: <T>(
    kind: TaskKind,
    facts: Facts,
    work: (tools: JobTools & { readonly stopped: () => boolean }) => Promise<Result<T>>,
  ) => Promise<Result<T>>
  /** Has a worker read a job's code, while the user still chooses a file; the job may then never come. */
  readonly prepare: (name: JobName, limits?: JobLimits) => void
  readonly cancel: (id: string) => void
}
