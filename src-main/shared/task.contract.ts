import { z } from 'zod'
import { call } from './call.ts'
import type { Facts } from './result.ts'

export const taskKinds = [
  'import-read',
  'import-apply',
  'workbook-write',
  'sheets-print',
  'bundle-write',
  'bundle-read',
  'backup',
] as const
export type TaskKind = (typeof taskKinds)[number]

/** Long work as the status line shows it. `done` and `total` are in the task's own unit; total null while unknown. */
export type TaskEvent = {
  readonly id: string
  readonly kind: TaskKind
  readonly state: 'running' | 'finished' | 'failed' | 'cancelled'
  readonly done: number
  readonly total: number | null
  readonly facts: Facts
}

export const taskCalls = {
  /** Stops a running task; what it had not finished leaves no trace. */
  'tasks.cancel': call<null>()(z.object({ id: z.string().max(80) })),
}
