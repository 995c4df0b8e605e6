import { fiscalMonths, quarters, type FiscalPeriod } from '../shared/calendar.ts'
import type { Compared } from '../targets/quotas.rules.ts'
import type { Months } from '../targets/targets.rules.ts'
import { across, shareCells } from './months.rules.ts'
import { amountCell, textCell, writingCell, type Cell, type TotalRow } from './sheet.rules.ts'
import type { Known } from './source.rules.ts'

/** 合计; 下达 and 差额 by quarter or month where the city's quota was given so (DOMAIN.md rule 7); 占比. */
export function cityTotals(known: Known, own: Months, city: string | null, count: string): readonly TotalRow[] {
  const { words } = known
  const row = (kind: TotalRow['kind'], label: string, detail: string | null, cells: readonly Cell[]): TotalRow => ({
    kind,
    id: '',
    number: null,
    cells: [textCell(label, detail), textCell(''), textCell(''), ...cells, writingCell, textCell('')],
  })
  const quota = comparedAcross(known, city)
  return [
    row(
      'total',
      words.total,
      count,
      across(own, (fen) => amountCell(fen)),
    ),
    ...(quota.length === 0
      ? []
      : [
          row(
            'quota',
            words.quota,
            null,
            quota.map((compared) => amountCell(compared.quota)),
          ),
          row(
            'difference',
            words.difference,
            null,
            quota.map((compared) => ({ kind: 'difference', fen: compared.difference })),
          ),
        ]),
    row('share', words.share, words.shareDetail, shareCells(own)),
  ]
}

/** The city's quota along the table's columns; empty where it is known for the year alone, which the facts tell. */
function comparedAcross({ quotas }: Known, city: string | null): readonly Compared[] {
  if (city === null) return []
  const at = (period: FiscalPeriod): Compared => quotas.quotaFor('city', city, period)
  const ofQuarters = quarters.map((quarter) => at({ kind: 'quarter', quarter }))
  if (ofQuarters.every(({ quota }) => quota === null)) return []
  return [
    ...ofQuarters.flatMap((quarter, index) => [
      ...fiscalMonths.slice(index * 3, index * 3 + 3).map((month) => at({ kind: 'month', month })),
      quarter,
    ]),
    at({ kind: 'year' }),
  ]
}
