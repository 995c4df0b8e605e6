import { createStore } from './store.ts'

/** What lies over the whole window now; at most one thing. */
export type Overlay = 'palette' | 'keyboard' | 'grid-help' | 'new-plan' | null

export const overlays = createStore<Overlay>(null)

/** Opens the dialog that makes a plan; empty screens offer it too. */
export const openNewPlan = (): void => overlays.set('new-plan')
