import { blankRow, yearPeriod, type TargetRow } from '../targets/target-row.ts'

export type ComparedWords = { readonly quota: string; readonly difference: string }

/** 下达 and 差额 under a row that shows 自报, month by month; the same rows again for the same row and words. */
export function createComparedRows(words: ComparedWords): (row: TargetRow) => readonly TargetRow[] {
  const made = new WeakMap<TargetRow, readonly TargetRow[]>()
  return (row) => {
    const known = made.get(row)
    if (known) return known
    const kind = row.kind === 'total' ? row.kind : ('line' as const)
    const under = { ...blankRow, kind, lines: [], whose: row.name }
    const rows: readonly TargetRow[] = [
      {
        ...under,
        id: `${row.id}#quota`,
        role: 'quota',
        name: words.quota,
        amount: (period) => row.compared(period).quota,
        quota: row.quota,
      },
      {
        ...under,
        id: `${row.id}#difference`,
        role: 'difference',
        name: words.difference,
        amount: (period) => row.compared(period).difference,
      },
    ]
    made.set(row, rows)
    return rows
  }
}

/** Puts 下达 and 差额 under every row that was given a quota (DOMAIN.md rule 7); other rows stay as they are. */
export const withCompared = (
  rows: readonly TargetRow[],
  comparedRows: (row: TargetRow) => readonly TargetRow[],
): readonly TargetRow[] =>
  rows.flatMap((row) =>
    row.kind !== 'share' && row.line === null && row.compared(yearPeriod).quota !== null
      ? [row, ...comparedRows(row)]
      : [row],
  )
