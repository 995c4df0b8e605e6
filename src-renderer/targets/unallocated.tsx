import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatAmount } from '../app/amounts.ts'
import type { Allocation } from '../../src-main/targets/quotas.rules.ts'
import { createRoster } from '../../src-main/targets/roster.rules.ts'
import { Icon } from '../app/parts/icon.tsx'
import { usePlanContext } from '../app/plan-context.tsx'
import { Slot } from '../app/slots.tsx'
import type { Targets } from './use-targets.ts'

/** What of a quota was not handed on, or too much of it: always in sight (DOMAIN.md rule 7), the largest in words. */
export function Unallocated({ targets }: { readonly targets: Targets }): ReactNode {
  const { t } = useTranslation()
  const { unit } = usePlanContext()
  const gaps = targets.quotas.allocations
    .filter(({ unallocated }) => unallocated !== 0)
    .toSorted((a, b) => Math.abs(b.unallocated) - Math.abs(a.unallocated))
  const [largest] = gaps
  if (!largest) return null
  const roster = createRoster(targets.people)
  const told = ({ level, subject, to, unallocated }: Allocation): string => {
    const name = (level === 'region' ? roster.region(subject)?.name : roster.department(subject)?.name) ?? ''
    const facts = { name, amount: formatAmount(Math.abs(unallocated), unit) }
    if (to === 'city') return t(unallocated > 0 ? 'targets.allocation.cityUnder' : 'targets.allocation.cityOver', facts)
    return t(unallocated > 0 ? 'targets.allocation.personUnder' : 'targets.allocation.personOver', facts)
  }
  return (
    <Slot name="filter">
      <span className="tag caution" title={gaps.map(told).join('\n')}>
        <Icon of={TriangleAlert} small />
        {told(largest)}
      </span>
    </Slot>
  )
}
