import type { TaskEvent } from '../../src-main/shared/task.contract.ts'
import { ask } from '../api.ts'
import { createStore } from './store.ts'

/** Work that runs now, oldest first, as the status line shows it. */
export const tasks = createStore<readonly TaskEvent[]>([])

/** Keeps the list by what the main process tells; ended work leaves it. Its outcome reaches whoever asked for it. */
export function taskTold(event: TaskEvent): void {
  tasks.set((now) => {
    const others = now.filter((task) => task.id !== event.id)
    if (event.state !== 'running') return others.length === now.length ? now : others
    return now.some((task) => task.id === event.id)
      ? now.map((task) => (task.id === event.id ? event : task))
      : [...now, event]
  })
}

export const cancelTask = (id: string): Promise<null> => ask('tasks.cancel', { id })

/** Whole per cent done, or null while the size of the work is unknown. */
export function percentOf(task: Pick<TaskEvent, 'done' | 'total'>): number | null {
  if (task.total === null || task.total <= 0) return null
  return Math.min(100, Math.floor((task.done / task.total) * 100))
}
