import type { Facts, Result } from '../shared/result.ts'
import type { TaskKind } from '../shared/task.contract.ts'
import type { JobInput, JobName, JobOutput } from './jobs.ts'

export type JobLimits = {
  /** Heap cap of the worker; past it the worker dies and the job fails with `import-too-large`. */
  readonly memoryMb?: number
  /** Killed after this many milliseconds, with `import-timeout`. */
  readonly timeoutMs?: number
}

export type TaskRunner = {
  /**
   * Runs a job in a worker thread of its own that can be killed without harm. Progress goes to the status line.
   * Expected failures come back as values; `cancelled` after `tasks.cancel`.
   */
  readonly run: <Name extends JobName>(
    kind: TaskKind,
    name: Name,
    input: JobInput<Name>,
    options?: { readonly facts?: Facts; readonly limits?: JobLimits },
  ) => Promise<Result<JobOutput<Name>>>
  readonly cancel: (id: string) => void
}
