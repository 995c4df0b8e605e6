import { createStore } from '../app/store.ts'

/** Whether the dialog that starts a year is open. */
export const startOpen = createStore(false)

export const openStart = (): void => startOpen.set(true)
