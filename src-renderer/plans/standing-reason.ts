import { createStore } from '../app/store.ts'

/** The reason that every further change in a revision carries, until it is taken off; empty for none. */
export const standingReason = createStore('')
