import { createStore } from '../app/store.ts'

/** The reason that every further change in a revision carries, until it is taken off; empty for none. */
export const standingReason = createStore('')

/** The part of a call that says why: left out where nothing was said. */
export const whyOf = (reason: string): { readonly reason?: string } => {
  const text = reason.trim()
  return text === '' ? {} : { reason: text }
}
