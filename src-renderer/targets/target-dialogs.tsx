import type { ReactNode } from 'react'
import { AddNewCustomers } from './add-new-customers.tsx'
import { SpreadQuotasDialog } from './spread-quotas-dialog.tsx'
import type { TargetTable } from './use-target-table.ts'
import type { Targets } from './use-targets.ts'

export type OpenDialog = 'new-customers' | 'spread-quotas'

/** The working grid's dialogs, at most one at a time. */
export function TargetDialogs(props: {
  readonly open: OpenDialog | null
  readonly targets: Targets
  readonly table: TargetTable
  readonly onClose: () => void
}): ReactNode {
  const { open, targets, table, onClose } = props
  switch (open) {
    case 'new-customers':
      return <AddNewCustomers targets={targets} table={table} onClose={onClose} />
    case 'spread-quotas':
      return <SpreadQuotasDialog targets={targets} onClose={onClose} />
    case null:
      return null
  }
}
