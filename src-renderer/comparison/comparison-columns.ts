import { differenceOf, rateOf } from '../../src-main/comparison/comparison.rules.ts'
import type { Plan } from '../../src-main/plans/plans.contract.ts'
import { monthLabels, quarterLabels, type FiscalPeriod } from '../../src-main/shared/calendar.ts'
import { formatShare, type Fen, type Unit } from '../../src-main/shared/money.ts'
import { formatAmount, formatSigned } from '../app/amounts.ts'
import type { CellLook, ColumnGroup, ColumnSpec } from '../grid/column-spec.ts'
import { textWidth } from '../grid/measure.ts'
import type { PeriodWords } from '../targets/period-words.ts'
import { columnOf } from '../targets/target-row.ts'
import type { ComparisonRow } from './comparison-rows.ts'

/** What the columns show: 差额, its rate, or both sides with the difference. */
export const shownKinds = ['difference', 'rate', 'both'] as const
export type ShownKind = (typeof shownKinds)[number]

export type ComparisonColumn = ColumnSpec<ComparisonRow>

export type ColumnContext = {
  readonly plan: Plan
  readonly unit: Unit
  readonly words: PeriodWords & {
    readonly mine: string
    readonly theirs: string
    readonly difference: string
    /** A blank here where 0 stands there, and the other way round. */
    readonly blankHere: string
    readonly blankThere: string
    /** Stands where a quota was given at a coarser grain. */
    readonly untold: string
  }
  readonly shown: ShownKind
  readonly open: ReadonlySet<number>
  readonly total: ComparisonRow | undefined
}

/** A rate for the eye: always signed, `—` where none can be told. */
export function rateText(mine: Fen | null, theirs: Fen | null | undefined): string {
  if (theirs === undefined || (mine === null && theirs === null)) return ''
  const rate = rateOf(mine, theirs)
  return rate !== null && rate > 0 ? `+${formatShare(rate)}` : formatShare(rate)
}

/** A difference for the eye: signed; a blank beside a 0 is said in words, for in figures it would be nothing. */
export function differenceText(
  mine: Fen | null,
  theirs: Fen | null | undefined,
  { unit, words }: Pick<ColumnContext, 'unit' | 'words'>,
): string {
  if (theirs === undefined) return words.untold
  if (mine === null && theirs === 0) return words.blankHere
  if (mine === 0 && theirs === null) return words.blankThere
  if (mine === theirs) return ''
  return formatSigned(differenceOf(mine, theirs), unit)
}

const negative: CellLook = { tone: 'negative' }
const positive: CellLook = { tone: 'accent' }
const quiet: CellLook = { tone: 'muted' }
const computed: CellLook = { computed: true }

/** Colour follows the sign that the figure carries. */
function toneOf(row: ComparisonRow, period: FiscalPeriod): CellLook | undefined {
  const { mine, theirs } = row.sides(period)
  if (theirs === undefined) return quiet
  if (mine === theirs) return undefined
  const gap = differenceOf(mine, theirs) ?? 0
  return gap < 0 ? negative : gap > 0 ? positive : quiet
}

/** Side room of a cell: 8 px each, and its line. */
const room = 17

type Part = Exclude<ShownKind, 'both'> | 'mine' | 'theirs'

function column(
  period: FiscalPeriod,
  part: Part,
  head: Pick<ComparisonColumn, 'title'> & Partial<ComparisonColumn>,
  context: ColumnContext,
): ComparisonColumn {
  const { unit, total } = context
  const least = period.kind === 'year' ? 80 : period.kind === 'quarter' ? 72 : 62
  const text = (row: ComparisonRow): string => {
    const { mine, theirs } = row.sides(period)
    if (row.kind === 'share') return part === 'mine' || part === 'theirs' ? '' : rateText(mine, theirs)
    if (part === 'mine') return formatAmount(mine, unit)
    if (part === 'theirs') return theirs === undefined ? context.words.untold : formatAmount(theirs, unit)
    return part === 'rate' ? rateText(mine, theirs) : differenceText(mine, theirs, context)
  }
  const value = (row: ComparisonRow): Fen | null => {
    const { mine, theirs } = row.sides(period)
    if (row.kind === 'share' || theirs === undefined) return null
    if (part === 'mine') return mine
    if (part === 'theirs') return theirs
    return differenceOf(mine, theirs)
  }
  const wanted = total ? Math.max(textWidth(text(total), true), textWidth(head.title, false)) + room : 0
  return {
    ...head,
    id: part === 'difference' || part === 'rate' ? columnOf(period) : `${columnOf(period)}:${part}`,
    kind: part === 'rate' ? 'text' : 'amount',
    align: 'right',
    width: wanted <= least ? least : Math.ceil(wanted / 4) * 4,
    value: part === 'rate' ? (row) => rateText(row.sides(period).mine, row.sides(period).theirs) : value,
    shown: text,
    look: (row) => (part === 'mine' || part === 'theirs' ? computed : toneOf(row, period)),
  }
}

/** The columns of one period: the difference or its rate, or both sides and the difference. */
function columnsOf(
  period: FiscalPeriod,
  title: string,
  group: ColumnGroup | undefined,
  edge: boolean,
  context: ColumnContext,
): readonly ComparisonColumn[] {
  const { shown, words } = context
  const place = group ? { group } : {}
  if (shown !== 'both') return [column(period, shown, { title, edge, ...place }, context)]
  return [
    column(period, 'mine', { title: words.mine, ...place }, context),
    column(period, 'theirs', { title: words.theirs, ...place }, context),
    column(period, 'difference', { title: words.difference, edge: true, ...place }, context),
  ]
}

/** Four quarters, opened into their months or closed, and the year. */
export function comparisonColumns(context: ColumnContext): readonly ComparisonColumn[] {
  const { plan, words, open, shown } = context
  const both = shown === 'both'
  const labels = monthLabels(plan.fiscalYear, plan.firstMonth)
  const inYear = quarterLabels(plan.firstMonth).flatMap(({ quarter, from, to, named }) => {
    const isOpen = open.has(quarter)
    const span = words.span(from, to)
    const group: ColumnGroup = {
      id: `quarter-${quarter}`,
      title: named && (isOpen || both) ? `${words.quarter(quarter)} ${span}` : words.quarter(quarter),
      open: isOpen,
    }
    const months = isOpen
      ? labels
          .filter((label) => label.quarter === quarter)
          .flatMap(({ fiscal, month }) => {
            const title = words.month(month)
            const over = both ? { id: `month-${fiscal}`, title } : group
            return columnsOf({ kind: 'month', month: fiscal }, title, over, false, context)
          })
      : []
    const sum = columnsOf(
      { kind: 'quarter', quarter },
      isOpen ? words.subtotal : span,
      group,
      isOpen || quarter === 4,
      context,
    )
    // Beside each other a quarter's head stands before its months, so that it does not wander when it is opened.
    return both ? [...sum, ...months] : [...months, ...sum]
  })
  const year = columnsOf(
    { kind: 'year' },
    words.year,
    both ? { id: 'all', title: words.year } : undefined,
    false,
    context,
  )
  return [...inYear, ...year]
}
