import { createContext, useContext, useMemo, useState, type ReactNode } from 'react'
import type { Measure, Plan } from '../../src-main/plans/plans.contract.ts'
import { useCall } from '../api.ts'
import type { AmountForm, Unit } from '../../src-main/shared/money.ts'
import { readChosen, sortPlans, type Chosen } from './plan-choice.ts'
import { savePreferences, usePreferences } from './preferences.ts'
import { useWorkspace } from './workspace.ts'

/** What the context bar says and every grid obeys. */
export type PlanContext = {
  /** The chosen plan; null while the workspace has none. */
  readonly plan: Plan | null
  /** All plans, newest year and version first. */
  readonly plans: readonly Plan[]
  /** False until the plans have been read once. */
  readonly known: boolean
  readonly measure: Measure
  readonly unit: Unit
  /** How amounts look: commas, negatives, digits after the point. */
  readonly form: AmountForm
  readonly setPlan: (id: string) => void
  readonly setMeasure: (measure: Measure) => void
  readonly setUnit: (unit: Unit) => void
}

const Context = createContext<PlanContext | null>(null)

/** Holds the choices of one workspace; they outlive the window in localStorage. */
export function PlanContextProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const workspace = useWorkspace()
  const preferences = usePreferences()
  const slot = `qudao.context.${workspace.id}`
  const [chosen, setChosen] = useState(() => readChosen(localStorage.getItem(slot)))
  const answer = useCall('plans.list', {})

  const value = useMemo((): PlanContext => {
    const choose = (change: Chosen): void => {
      const next = { ...chosen, ...change }
      localStorage.setItem(slot, JSON.stringify(next))
      setChosen(next)
    }
    const plans = sortPlans(answer.data ?? [])
    return {
      plan: plans.find((plan) => plan.id === chosen.plan) ?? plans[0] ?? null,
      plans,
      known: answer.data !== undefined,
      measure: chosen.measure ?? 'intake',
      unit: chosen.unit ?? preferences.unit,
      form: preferences.amounts,
      setPlan: (plan) => choose({ plan }),
      setMeasure: (measure) => choose({ measure }),
      setUnit: (unit) => {
        choose({ unit })
        // A workspace made later starts with the unit that was chosen last.
        void savePreferences({ unit }).catch(() => undefined)
      },
    }
  }, [answer.data, chosen, preferences.unit, preferences.amounts, slot])

  return <Context value={value}>{children}</Context>
}

export function usePlanContext(): PlanContext {
  const value = useContext(Context)
  if (value === null) throw new Error('usePlanContext outside of the shell')
  return value
}
