import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { TargetRow } from '../targets/target-row.ts'
import { createComparedRows, withCompared } from './compared-rows.ts'

/** Makes 下达 and 差额 of a row, in the window's language. */
export function useComparedRows(): (row: TargetRow) => readonly TargetRow[] {
  const { t } = useTranslation()
  return useMemo(() => createComparedRows({ quota: t('domain.quota'), difference: t('domain.variance') }), [t])
}

/** The rows with 下达 and 差额 under every group that was given a quota, where that is wished; else the rows themselves. */
export function useWithCompared(rows: readonly TargetRow[], wished: boolean): readonly TargetRow[] {
  const comparedRows = useComparedRows()
  return useMemo(() => (wished ? withCompared(rows, comparedRows) : rows), [rows, wished, comparedRows])
}
