import { useState, type ReactNode } from 'react'
import { usePlanContext } from '../app/plan-context.tsx'
import { AddNewCustomers } from './add-new-customers.tsx'
import { ReckonDialog } from './reckon-dialog.tsx'
import { reckonable } from './reckoning.ts'
import { SpreadQuotasDialog } from './spread-quotas-dialog.tsx'
import type { TargetTable } from './use-target-table.ts'
import type { Targets } from './use-targets.ts'

export type OpenDialog = 'new-customers' | 'spread-quotas' | 'reckon'

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
    case 'reckon':
      return <Reckoning targets={targets} table={table} onClose={onClose} />
    case null:
      return null
  }
}

/** Takes the selection as it was when the dialog opened. */
function Reckoning({ targets, table, onClose }: Omit<Parameters<typeof TargetDialogs>[0], 'open'>): ReactNode {
  const { unit } = usePlanContext()
  const [selection] = useState(() =>
    reckonable(
      (table.handle.current?.blocks() ?? []).flatMap(({ rows, columns }) =>
        rows.flatMap((row) => columns.map(({ id }) => ({ row, columnId: id }))),
      ),
    ),
  )
  return (
    <ReckonDialog
      plan={targets.plan}
      unit={unit}
      selection={selection}
      writes={targets.writes}
      onWritten={(cells) => {
        table.handle.current?.markSaved(cells.map(({ line, month }) => ({ rowId: line.id, columnId: `m${month}` })))
        table.handle.current?.focus()
      }}
      onClose={onClose}
    />
  )
}
