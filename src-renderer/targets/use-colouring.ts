import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../api.ts'
import { usePlanContext } from '../app/plan-context.tsx'
import { heatText } from '../grid/heat-face.ts'
import { coloured, colourings, lineName, type Colouring } from './colouring.ts'
import type { TargetColumn } from './target-columns.ts'
import type { TargetRow } from './target-row.ts'
import type { Targets } from './use-targets.ts'

/** The columns in the chosen colours. Last year is the newest version of the year before; it is read only when needed. */
export function useColouring(
  { plan, measure, grid }: Targets,
  columns: readonly TargetColumn[],
  chosen: string | null,
  total: TargetRow | undefined,
  lines: number,
): {
  readonly columns: readonly TargetColumn[]
  readonly colouring: Colouring | null
  /** Whether there is something to compare with. */
  readonly comparable: boolean
  /** What a cell's colour says, for those who do not hover: 占本行全年 8.4%. */
  readonly said: (cell: { readonly row: TargetRow; readonly columnId: string } | null) => string | null
} {
  const { t } = useTranslation()
  const { plans } = usePlanContext()
  const colouring = colourings.find((one) => one === chosen) ?? null
  // Newest version first.
  const before = plans.find(({ fiscalYear }) => fiscalYear === plan.fiscalYear - 1)
  const enabled = colouring === 'growth' && before !== undefined
  const { data } = useCall('targets.grid', { plan: before?.id ?? '', measure }, { enabled })
  const lastYear = useMemo(() => new Map((data?.lines ?? []).map((line) => [lineName(line), line])), [data])
  const shown = useMemo(
    () => coloured(columns, colouring, { total, lines, lastYear }),
    [columns, colouring, total, lines, lastYear],
  )
  const comparable =
    colouring === 'growth' ? lastYear.size > 0 : colouring === 'attainment' ? grid.quotas.length > 0 : true
  const said = (cell: { readonly row: TargetRow; readonly columnId: string } | null): string | null => {
    const heat = cell && shown.find(({ id }) => id === cell.columnId)?.look?.(cell.row)?.heat
    return colouring && heat ? `${t(`colours.kind.${colouring}`)} ${heatText(heat)}` : null
  }
  return { columns: shown, colouring, comparable, said }
}
