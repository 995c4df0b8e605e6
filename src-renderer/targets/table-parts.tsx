import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Unit } from '../../src-main/shared/money.ts'
import type { TableBasis } from '../../src-main/targets/tables.rules.ts'
import { Segmented } from '../app/parts/segmented.tsx'
import { Slot } from '../app/slots.tsx'
import { rowKind } from '../grid/column-spec.ts'
import { DataGrid } from '../grid/data-grid.tsx'
import { SelectionSums } from '../grid/selection-sums.tsx'
import { CellPanel } from './cell-panel.tsx'
import type { TargetColumn } from './target-columns.ts'
import type { TargetRow } from './target-row.ts'
import { useTargetTable } from './use-target-table.ts'
import type { Targets } from './use-targets.ts'
import { rowId } from './working-grid.tsx'

/** One of the three figures, or all three under each other. */
export type ShownBasis = TableBasis | 'all'
const bases: readonly ShownBasis[] = ['own', 'quota', 'difference', 'all']

/** The figure of a table's own rows: all three stand under 自报. */
export const basisOf = (shown: ShownBasis): TableBasis => (shown === 'all' ? 'own' : shown)

/** 自报 | 下达 | 差额 | 三项. */
export function BasisPick({
  value,
  onChoose,
}: {
  readonly value: ShownBasis
  readonly onChoose: (basis: ShownBasis) => void
}): ReactNode {
  const { t } = useTranslation()
  return (
    <Slot name="tools">
      <Segmented
        label={t('targets.basis.label')}
        value={value}
        onChoose={onChoose}
        choices={bases.map((basis) => ({ value: basis, label: t(`targets.basis.${basis}`) }))}
      />
    </Slot>
  )
}

/** A table of the source as a grid: totals can be typed, and spread like those of the working grid. */
export function TargetTableView(props: {
  readonly label: string
  readonly targets: Targets
  readonly unit: Unit
  readonly rows: readonly TargetRow[]
  readonly pinned: readonly TargetRow[]
  readonly columns: readonly TargetColumn[]
  readonly basis?: TableBasis
  readonly onToggleRow?: (row: TargetRow) => void
}): ReactNode {
  const { targets, unit, rows, pinned, columns, basis = 'own' } = props
  const table = useTargetTable(targets, rows, pinned, basis === 'quota' ? 'quota' : 'own')
  const lineName = (id: string): string => {
    const line = targets.grid.lines.find((one) => one.id === id)
    return line ? targets.maker.lineRow(line).name : ''
  }
  return (
    <>
      <DataGrid<TargetRow>
        label={props.label}
        rows={rows}
        rowId={rowId}
        columns={columns}
        unit={unit}
        pinnedRows={pinned}
        rowKind={rowKind}
        arrangeable={false}
        snug
        onEdits={table.onEdits}
        onSelectionStats={table.setStats}
        {...(props.onToggleRow ? { onToggleRow: props.onToggleRow } : {})}
        onActiveCell={table.setActive}
        handle={table.handle}
      />
      <CellPanel
        cell={table.cell}
        plan={targets.plan}
        unit={unit}
        quotaEverywhere={basis !== 'own'}
        writes={targets.writes}
        spreading={table.spreading}
        lineName={lineName}
        onLeave={() => table.handle.current?.focus()}
      />
      <Slot name="sums">
        <SelectionSums stats={table.stats} unit={unit} />
      </Slot>
    </>
  )
}
