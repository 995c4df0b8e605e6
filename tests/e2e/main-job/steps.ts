import { editSteps } from './edit.steps.ts'
import { exchangeSteps } from './exchange.steps.ts'
import type { Step } from './job.ts'
import { lookSteps } from './looks.steps.ts'
import { officeSteps } from './office.steps.ts'
import { setupSteps } from './setup.steps.ts'
import { targetSteps } from './targets.steps.ts'

/** The main job from an empty workspace to headquarters' totals; each step goes on from the one before. */
export const mainJob: readonly Step[] = [
  ...setupSteps,
  ...targetSteps,
  ...editSteps,
  ...officeSteps,
  ...exchangeSteps,
  ...lookSteps,
]
