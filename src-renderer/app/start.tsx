import { createRoot } from 'react-dom/client'
import type { OutputFor } from '../../src-main/contracts.ts'
import { keyOf, prefetch, queryClient } from '../api.ts'
import { App } from './app.tsx'
import { showFailure } from './notices.ts'
import { readChosen, sortPlans } from './plan-choice.ts'
import { loadPreferences } from './preferences.ts'

/**
 * Draws the window. Language and theme come first, so that it never flashes in the wrong ones; what the first grid shows
 * is asked for while its code is still being read.
 */
export async function start(): Promise<void> {
  const status = prefetch('workspace.status', {})
  await loadPreferences().catch(showFailure)
  await status
  const workspace = queryClient.getQueryData<OutputFor<'workspace.status'>>(keyOf('workspace.status', {}))?.workspace
  if (workspace) void askAhead(workspace.id)
  const root = document.getElementById('root')
  if (root) createRoot(root).render(<App />)
  if (workspace) setTimeout(() => requestIdleCallback(() => void warm()), settledMs)
}

/** By then the first view is there; what is done for later ones does not hold it up. */
const settledMs = 1500

async function warm(): Promise<void> {
  const { warmGrid } = await import('../grid/warm-grid.tsx')
  warmGrid()
}

/** What the grid of targets reads, in the plan and measure that were chosen last. */
async function askAhead(workspace: string): Promise<void> {
  void prefetch('people.list', {})
  void prefetch('channels.list', { archived: true })
  await prefetch('plans.list', {})
  const plans = sortPlans(queryClient.getQueryData<OutputFor<'plans.list'>>(keyOf('plans.list', {})) ?? [])
  const chosen = readChosen(localStorage.getItem(`qudao.context.${workspace}`))
  const plan = plans.find(({ id }) => id === chosen.plan) ?? plans[0]
  if (plan) void prefetch('targets.grid', { plan: plan.id, measure: chosen.measure ?? 'intake' })
}
