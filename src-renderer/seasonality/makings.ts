import type { TFunction } from 'i18next'
import type { Measure, Plan } from '../../src-main/plans/plans.contract.ts'
import { quarterPatterns, type Making } from '../../src-main/seasonality/seasonality.contract.ts'

/** One way to make weights: what it is called in a menu, and what a profile made by it is called at first. */
export type MakingChoice = {
  readonly id: string
  readonly label: string
  readonly name: string
  readonly making: Making
}

/** What a profile for this plan can be made from: by hand, by formula, from the targets of other plans, or from what years brought in. */
export function makingChoices(
  t: TFunction,
  plan: Plan,
  plans: readonly Plan[],
  measure: Measure,
  years: readonly number[],
): readonly MakingChoice[] {
  const year = plan.fiscalYear
  const said = t(`domain.measure.${measure}`)
  const others = plans.filter(({ id }) => id !== plan.id)
  return [
    { id: 'hand', label: t('seasonality.make.hand'), name: t('seasonality.make.name.hand'), making: { kind: 'hand' } },
    { id: 'even', label: t('seasonality.make.even'), name: t('seasonality.make.name.even'), making: { kind: 'even' } },
    {
      id: 'working-days',
      label: t('seasonality.make.workingDays', { year }),
      name: t('seasonality.make.name.workingDays', { year }),
      making: { kind: 'working-days' },
    },
    ...quarterPatterns.map((pattern): MakingChoice => ({
      id: pattern,
      label: t('seasonality.make.pattern', { pattern }),
      name: pattern,
      making: { kind: 'pattern', pattern },
    })),
    ...others.map(({ id, fiscalYear, version }): MakingChoice => ({
      id: `targets ${id}`,
      label: t('seasonality.make.targets', { year: fiscalYear, version, measure: said }),
      name: t('seasonality.make.name.targets', { year: fiscalYear, measure: said }),
      making: { kind: 'targets', from: id, measure, channel: null },
    })),
    ...years.map((fiscalYear): MakingChoice => ({
      id: `actuals ${fiscalYear}`,
      label: t('seasonality.make.actuals', { year: fiscalYear, measure: said }),
      name: t('seasonality.make.name.actuals', { year: fiscalYear, measure: said }),
      making: { kind: 'actuals', fiscalYear, measure, channel: null },
    })),
  ]
}

/** A name that no profile bears yet: the wanted one, or with a number after it. */
export function freeName(wanted: string, taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${wanted} ${number}`
    if (!taken.includes(name)) return name
  }
}
