import { useEffect } from 'react'
import type { CallName, Events } from '../../src-main/contracts.ts'
import { keyOf, on, queryClient, writes } from '../api.ts'
import { applyPreferences } from './preferences.ts'
import { staleReads } from './stale-reads.ts'
import { taskTold } from './tasks.ts'

/** What a commit makes stale is asked anew once the frame that shows the commit has had its time. */
const settleMs = 40

const waiting = new Map<string, Set<CallName>>()
let timer: ReturnType<typeof setTimeout> | undefined

/**
 * Says that a view has already drawn what its own write's answer told, so that these reads need not be asked again for
 * that batch. To be called at once after the write's answer, before anything else is awaited.
 */
export function drawn(batch: string | null, calls: readonly CallName[]): void {
  if (batch === null) return
  const stale = waiting.get(batch)
  for (const call of calls) stale?.delete(call)
}

function flush(): void {
  timer = undefined
  // An event arrives before the answer of the write that caused it: the writer gets to say `drawn` first.
  if (writes.get().underWay > 0) return
  const stale = new Set<unknown>()
  for (const calls of waiting.values()) for (const call of calls) stale.add(call)
  waiting.clear()
  void queryClient.invalidateQueries({ predicate: (query) => stale.has(query.queryKey[0]) })
}

function flushSoon(): void {
  timer ??= setTimeout(flush, settleMs)
}

function changed(event: Events['changed']): void {
  const stale = staleReads(event.entities)
  waiting.set(event.batch, stale.union(waiting.get(event.batch) ?? new Set()))
  flushSoon()
}

/** What stays when another workspace is opened. */
const outlive = /^(workspace|preferences)\./

/** Takes over what the main process says of the workspace; what was read in another one is forgotten. */
export function followStatus(event: Events['status']): void {
  const key = keyOf('workspace.status', {})
  const before = queryClient.getQueryData<Events['status']>(key)
  if (before?.workspace?.id !== event.workspace?.id) {
    waiting.clear()
    queryClient.removeQueries({ predicate: (query) => !outlive.test(String(query.queryKey[0])) })
    void queryClient.invalidateQueries({ queryKey: ['workspace.list'] })
  }
  // The same workspace stays the same object: a status comes after every commit, and the window must not be drawn anew.
  const same = before !== undefined && JSON.stringify(before.workspace) === JSON.stringify(event.workspace)
  queryClient.setQueryData(key, same ? { ...event, workspace: before.workspace } : event)
}

/** Follows the main process' events for as long as the window lives. */
export function useEvents(): void {
  useEffect(() => {
    const stops = [
      on('changed', changed),
      on('status', followStatus),
      on('task', taskTold),
      on('preferences', applyPreferences),
      writes.subscribe(() => {
        if (waiting.size > 0 && writes.get().underWay === 0) flushSoon()
      }),
    ]
    return () => stops.forEach((stop) => stop())
  }, [])
}
