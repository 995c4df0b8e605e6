import { activitiesCalls } from './activities/activities.contract.ts'
import { actualsCalls } from './actuals/actuals.contract.ts'
import { channelsCalls } from './channels/channels.contract.ts'
import { comparisonCalls } from './comparison/comparison.contract.ts'
import { exchangeCalls } from './exchange/exchange.contract.ts'
import { historyCalls } from './history/history.contract.ts'
import { handoverCalls } from './handover/handover.contract.ts'
import { ledgerCalls, type LedgerEvent } from './ledger/ledger.contract.ts'
import { peopleCalls } from './people/people.contract.ts'
import { plansCalls } from './plans/plans.contract.ts'
import { quotasCalls } from './quotas/quotas.contract.ts'
import type { InputOf, OutputOf } from './shared/call.ts'
import { seasonalityCalls } from './seasonality/seasonality.contract.ts'
import { taskCalls, type TaskEvent } from './shared/task.contract.ts'
import { sheetsCalls } from './sheets/sheets.contract.ts'
import { startingCalls } from './starting/starting.contract.ts'
import { targetsCalls } from './targets/targets.contract.ts'
import { viewsCalls } from './views/views.contract.ts'
import { workbooksCalls } from './workbooks/workbooks.contract.ts'
import { workspacesCalls, type Preferences, type WorkspaceStatus } from './workspaces/workspaces.contract.ts'

/** Every call that may cross the door, by name. What is not here does not exist for the renderer. */
export const calls = {
  ...workspacesCalls,
  ...ledgerCalls,
  ...historyCalls,
  ...peopleCalls,
  ...channelsCalls,
  ...plansCalls,
  ...targetsCalls,
  ...handoverCalls,
  ...viewsCalls,
  ...comparisonCalls,
  ...seasonalityCalls,
  ...startingCalls,
  ...quotasCalls,
  ...activitiesCalls,
  ...actualsCalls,
  ...workbooksCalls,
  ...sheetsCalls,
  ...exchangeCalls,
  ...taskCalls,
}

export type CallName = keyof typeof calls
export type InputFor<Name extends CallName> = InputOf<(typeof calls)[Name]>
export type OutputFor<Name extends CallName> = OutputOf<(typeof calls)[Name]>

/** What the main process tells the window, unasked. */
export type Events = {
  readonly changed: LedgerEvent
  readonly status: WorkspaceStatus
  readonly task: TaskEvent
  readonly preferences: Preferences
}
export type EventName = keyof Events
