import { QueryClient, keepPreviousData, notifyManager, useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { CallName, EventName, Events, InputFor, OutputFor } from '../src-main/contracts.ts'
import type { ErrorCode } from '../src-main/shared/errors.ts'
import type { Facts, Result } from '../src-main/shared/result.ts'
import { createStore } from './app/store.ts'

/** What the preload exposes: the one door to the main process. */
type Bridge = {
  readonly invoke: (call: CallName, input: unknown) => Promise<Result<unknown>>
  readonly on: (event: EventName, listener: (payload: never) => void) => () => void
}

declare global {
  interface Window {
    readonly qudao: Bridge
  }
}

/** An expected failure on its way to the person: `showFailure` and `FailureNote` turn it into words. */
export class CallFailure extends Error {
  readonly code: ErrorCode
  readonly facts: Facts

  constructor(code: ErrorCode, facts: Facts) {
    super(code)
    this.name = 'CallFailure'
    this.code = code
    this.facts = facts
  }
}

/** Calls that end in a commit. While one is under way the status line does not claim that all is saved. */
const writeCalls: ReadonlySet<CallName> = new Set<CallName>([
  'people.create',
  'people.edit',
  'channels.create',
  'channels.edit',
  'channels.archive',
  'channels.saveContact',
  'channels.removeContact',
  'plans.create',
  'plans.edit',
  'plans.seasonalityFrom',
  'plans.submit',
  'plans.recall',
  'plans.approve',
  'plans.return',
  'plans.revise',
  'targets.write',
  'targets.spread',
  'targets.explain',
  'handover.apply',
  'targets.spreadQuotas',
  'targets.hold',
  'targets.addNewCustomers',
  'targets.setQuota',
  'seasonality.create',
  'seasonality.remake',
  'seasonality.edit',
  'seasonality.shiftFestival',
  'seasonality.remove',
  'seasonality.follow',
  'seasonality.editHolidays',
  'starting.apply',
  'quotas.spreadDifference',
  'activities.create',
  'activities.edit',
  'actuals.create',
  'actuals.edit',
  'actuals.remove',
  'imports.apply',
  'exchange.apply',
  'exchange.settle',
  'history.undo',
  'history.redo',
  'history.revert',
  'history.rewind',
])

/** Failures that mean that the disk did not take the write; a refusal (a locked cell, say) is not one. */
const diskFailures: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'disk-full',
  'folder-read-only',
  'workspace-replaced',
  'workspace-corrupt',
  'internal',
])

/** Writes under way, and whether the last one that ended failed to reach the disk. */
export const writes = createStore({ underWay: 0, failed: false })

/** Asks the main process. Never rejects: whatever breaks on the way comes back as `internal`. */
export async function invoke<Name extends CallName>(
  name: Name,
  input: InputFor<Name>,
): Promise<Result<OutputFor<Name>>> {
  const writing = writeCalls.has(name)
  if (writing) writes.set((now) => ({ ...now, underWay: now.underWay + 1 }))
  let result: Result<OutputFor<Name>>
  try {
    result = (await window.qudao.invoke(name, input)) as Result<OutputFor<Name>>
  } catch (error) {
    console.error(name, error)
    result = { ok: false, error: { code: 'internal', facts: {} } }
  }
  if (writing) {
    const failed = result.ok ? false : diskFailures.has(result.error.code)
    writes.set((now) => ({ underWay: now.underWay - 1, failed: failed || (now.failed && !result.ok) }))
  }
  return result
}

/** Asks the main process for the value itself; throws `CallFailure` where it was refused. */
export async function ask<Name extends CallName>(name: Name, input: InputFor<Name>): Promise<OutputFor<Name>> {
  const result = await invoke(name, input)
  if (result.ok) return result.value
  throw new CallFailure(result.error.code, result.error.facts)
}

/** Listens to what the main process tells unasked; answers the way to stop listening. */
export const on = <Name extends EventName>(event: Name, listener: (payload: Events[Name]) => void): (() => void) =>
  window.qudao.on(event, listener as (payload: never) => void)

// An answer is drawn in the task that it came in: a timer in between would cost an edited cell a frame or two.
notifyManager.setScheduler(queueMicrotask)

/**
 * Answers stay true until an event says otherwise (`app/events.ts`), so nothing is asked twice, nothing is retried, and
 * the network, which the app does not use, has no say.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      retry: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      staleTime: Infinity,
      structuralSharing: false,
    },
    mutations: { networkMode: 'always', retry: false },
  },
})

/** The query key of a call: `[name, input]`. */
export const keyOf = <Name extends CallName>(name: Name, input: InputFor<Name>): readonly [Name, InputFor<Name>] => [
  name,
  input,
]

/** Reads a call and keeps it fresh. `enabled: false` waits; `keep` shows the last answer while a new input is being read. */
export function useCall<Name extends CallName>(
  name: Name,
  input: InputFor<Name>,
  options: { readonly enabled?: boolean; readonly keep?: boolean } = {},
): UseQueryResult<OutputFor<Name>, CallFailure> {
  return useQuery({
    queryKey: keyOf(name, input),
    queryFn: (): Promise<OutputFor<Name>> => ask(name, input),
    enabled: options.enabled ?? true,
    ...(options.keep ? { placeholderData: keepPreviousData } : {}),
  }) as UseQueryResult<OutputFor<Name>, CallFailure>
}

/** Starts reading a call before the view that shows it is there. */
export const prefetch = <Name extends CallName>(name: Name, input: InputFor<Name>): Promise<void> =>
  queryClient.prefetchQuery({ queryKey: keyOf(name, input), queryFn: () => ask(name, input) })
