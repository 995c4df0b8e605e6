import type { QuotaLevel } from '../../src-main/targets/targets.contract.ts'
import { createStore } from '../app/store.ts'

/** For whom the dialog that spreads differences is open: everyone of a level, or one; null while it is closed. */
export type DifferenceFor = { readonly level: QuotaLevel | null; readonly subject: string | null }

export const differenceOpen = createStore<DifferenceFor | null>(null)

export const openDifference = (whom: DifferenceFor = { level: null, subject: null }): void => differenceOpen.set(whom)
