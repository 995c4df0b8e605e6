import type { Measure } from '../../src-main/plans/plans.contract.ts'
import { createStore } from '../app/store.ts'

/** A month of a line that something elsewhere leads to; the working grid opens what hides it, and selects it. */
export type Jump = { readonly measure: Measure; readonly line: string; readonly month: number }

export const jumps = createStore<Jump | null>(null)
