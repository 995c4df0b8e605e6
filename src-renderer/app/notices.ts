import { CallFailure } from '../api.ts'
import type { Failure } from '../../src-main/shared/result.ts'
import { createStore } from './store.ts'

export type NoticeAction = { readonly label: string; readonly run: () => void }

/** A short message over the status line. A failure stays until it is put away; the rest goes by itself. */
export type Notice = { readonly id: number } & (
  | { readonly kind: 'said'; readonly text: string; readonly action?: NoticeAction }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly action?: NoticeAction }
)

export const notices = createStore<readonly Notice[]>([])

/** How long a message that is not a failure stays, in milliseconds. */
const noticeTime = 5000
const most = 3

let last = 0

function add(notice: (id: number) => Notice): number {
  last += 1
  const fresh = notice(last)
  notices.set((now) => [...now, fresh].slice(-most))
  return last
}

export const putAway = (id: number): void => notices.set((now) => now.filter((notice) => notice.id !== id))

/** Says something in the window's language, with at most one thing to do about it. Answers what `putAway` takes. */
export function say(text: string, action?: NoticeAction): number {
  const id = add((fresh) => ({ id: fresh, kind: 'said', text, ...(action ? { action } : {}) }))
  setTimeout(() => putAway(id), noticeTime)
  return id
}

/** What a thrown thing says: its code and facts, or `internal` for a bug, which is logged. */
export function failureOf(error: unknown): Failure {
  if (error instanceof CallFailure) return { code: error.code, facts: error.facts }
  console.error(error)
  return { code: 'internal', facts: {} }
}

/** Shows what went wrong, what was kept and what to do. A `cancelled` is the person's own wish and is not shown. */
export function showFailure(error: unknown, action?: NoticeAction): void {
  const failure = failureOf(error)
  if (failure.code === 'cancelled') return
  const same = notices.get().find((notice) => notice.kind === 'failed' && notice.failure.code === failure.code)
  if (same) putAway(same.id)
  add((id) => ({ id, kind: 'failed', failure, ...(action ? { action } : {}) }))
}

/** Runs something that may be refused, and shows the refusal. */
export const attempt = (work: Promise<unknown>): void => void work.catch((error: unknown) => showFailure(error))
