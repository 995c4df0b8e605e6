import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Channel } from '../../src-main/channels/channels.contract.ts'
import type { People } from '../../src-main/people/people.contract.ts'
import type { Measure, Plan } from '../../src-main/plans/plans.contract.ts'
import { compareQuotas, type Quotas } from '../../src-main/targets/quotas.rules.ts'
import type { TargetGrid } from '../../src-main/targets/targets.contract.ts'
import { useCall, type CallFailure } from '../api.ts'
import { useTargetWrites, type TargetWrites } from './use-target-writes.ts'
import { createRowMaker, type RowMaker } from './working-rows.ts'

/** Everything that the working grid and the tables draw: one read, kept in step by the answers of writes. */
export type Targets = {
  readonly plan: Plan
  readonly measure: Measure
  readonly grid: TargetGrid
  readonly people: People
  readonly channels: readonly Channel[]
  readonly quotas: Quotas
  readonly maker: RowMaker
  readonly writes: TargetWrites
}

export type TargetsReading = {
  readonly targets: Targets | null
  readonly error: CallFailure | null
  readonly again: () => void
}

export function useTargets(plan: Plan, measure: Measure): TargetsReading {
  const grid = useCall('targets.grid', { plan: plan.id, measure })
  const people = useCall('people.list', {})
  const channels = useCall('channels.list', { archived: true })
  const writes = useTargetWrites(plan.id, measure)
  const words = useRowWords()

  const maker = useMemo(
    () => people.data && channels.data && createRowMaker(people.data, channels.data, words),
    [people.data, channels.data, words],
  )
  const quotas = useMemo(
    () => grid.data && people.data && compareQuotas(grid.data, people.data),
    [grid.data, people.data],
  )
  const targets = useMemo(
    () =>
      grid.data && people.data && channels.data && maker && quotas
        ? { plan, measure, grid: grid.data, people: people.data, channels: channels.data, quotas, maker, writes }
        : null,
    [plan, measure, grid.data, people.data, channels.data, maker, quotas, writes],
  )
  return {
    targets,
    error: grid.error ?? people.error ?? channels.error,
    again: () => void Promise.all([grid.refetch(), people.refetch(), channels.refetch()]),
  }
}

function useRowWords(): Parameters<typeof createRowMaker>[2] {
  const { t } = useTranslation()
  return useMemo(
    () => ({
      newCustomers: t('domain.newCustomers'),
      noCity: t('targets.noCity'),
      noOwner: t('targets.noOwner'),
      noDepartment: t('targets.noDepartment'),
      noGrade: t('targets.noGrade'),
      grade: (grade: string) => t('targets.grades', { grade }),
      unknown: t('targets.unknown'),
      total: t('domain.total'),
      share: t('domain.share'),
      channels: counted((count) => t('targets.channels', { count })),
      people: counted((count) => t('targets.people', { count })),
      left: (left: number, all: number) => t('finding.left', { left, all }),
    }),
    [t],
  )
}

/** Hundreds of groups have few sizes, and a translation takes as long as the rest of a group's row. */
function counted(words: (count: number) => string): (count: number) => string {
  const known = new Map<number, string>()
  return (count) => {
    const said = known.get(count) ?? words(count)
    known.set(count, said)
    return said
  }
}
