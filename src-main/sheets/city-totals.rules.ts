import type { Quota } from '../targets/targets.contract.ts'
import { across, shareCells } from './months.rules.ts'
import { amountCell, gap, textCell, totalsOf, writingCell, type Cell, type TotalRow } from './sheet.rules.ts'
import { quotaYear, type Known } from './source.rules.ts'

/** 合计; 下达 and 差额 by quarter or month where the city's quota was given so (DOMAIN.md rule 7); 占比. */
export function cityTotals(known: Known, own: readonly (number | null)[], quota: Quota | undefined, count: string): readonly TotalRow[] {
  const { words } = known
  const row = (kind: TotalRow['kind'], label: string, detail: string | null, cells: readonly Cell[]): TotalRow => ({
    kind,
    id: '',
    number: null,
    cells: [textCell(label, detail), textCell(''), textCell(''), ...cells, writingCell, textCell('')],
  })
  return [
    row('total', words.total, count, across(own, (fen) => amountCell(fen))),
    ...quotaRows(known, own, quota).map(({ kind, label, cells }) => row(kind, label, null, cells)),
    row('share', words.share, words.shareDetail, shareCells(own)),
  ]
}

function quotaRows(
  { words }: Known,
  own: readonly (number | null)[],
  quota: Quota | undefined,
): readonly { readonly kind: 'quota' | 'difference'; readonly label: string; readonly cells: readonly Cell[] }[] {
  if (!quota || quota.grain === 'year') return []
  const monthly = quota.grain === 'month'
  const months = monthly ? quota.amounts : Array.from({ length: 12 }, () => null)
  const quarters = monthly ? totalsOf(quota.amounts).quarters : quota.amounts
  const mine = totalsOf(own)
  const line = (cell: (assigned: number | null, planned: number | null) => Cell): readonly Cell[] => [
    ...[0, 1, 2, 3].flatMap((quarter) => [
      ...[0, 1, 2].map((step) => cell(months[quarter * 3 + step] ?? null, own[quarter * 3 + step] ?? null)),
      cell(quarters[quarter] ?? null, mine.quarters[quarter] ?? null),
    ]),
    cell(quotaYear(quota), mine.year),
  ]
  return [
    { kind: 'quota', label: words.quota, cells: line((assigned) => amountCell(assigned)) },
    { kind: 'difference', label: words.difference, cells: line((assigned, planned) => ({ kind: 'difference', fen: gap(planned, assigned) })) },
  ]
}
