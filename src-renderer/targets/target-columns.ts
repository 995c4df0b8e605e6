import { isLocked } from '../../src-main/plans/plans.rules.ts'
import type { Plan } from '../../src-main/plans/plans.contract.ts'
import {
  fiscalMonths,
  monthLabels,
  monthsOf,
  quarterLabels,
  quarters as fiscalQuarters,
  type FiscalPeriod,
} from '../../src-main/shared/calendar.ts'
import { formatShare, type AmountForm, type Unit } from '../../src-main/shared/money.ts'
import { formatAmount, formatSigned } from '../app/amounts.ts'
import { isReason } from '../../src-main/plans/revision.rules.ts'
import { isHeld } from '../../src-main/targets/targets.rules.ts'
import type { CellLook, ColumnGroup, ColumnSpec, EditAct } from '../grid/column-spec.ts'
import { textWidth } from '../grid/measure.ts'
import type { Quota, TargetLine } from '../../src-main/targets/targets.contract.ts'
import type { PeriodWords } from './period-words.ts'
import { columnOf, periodOf, yearPeriod, type TargetRow } from './target-row.ts'

export type TargetColumn = ColumnSpec<TargetRow>

export type AmountContext = {
  readonly plan: Plan
  readonly unit: Unit
  /** Columns that show it are made anew with it. */
  readonly form: AmountForm
  readonly words: PeriodWords & LockWords
  readonly widths: AmountWidths
}

/** Widths in pixels that show the widest amounts in full (mockup rule 15). */
export type AmountWidths = {
  readonly month: number
  readonly quarter: number
  readonly year: number
  readonly quota: number
  readonly variance: number
}

export type LockWords = {
  readonly planLocked: (status: Plan['status']) => string
  readonly cellHeld: string
  readonly otherGrain: (grain: Quota['grain']) => string
  readonly noLines: string
  /** What a changed month of a revision says of its baseline. */
  readonly revised: (before: string, difference: string, reason: string) => string
}

/** Side room of a cell: 8 px each, and its line. The total has no mark; its lines are shorter by one, and leave room for it. */
const room = 17

export const leastWidths: AmountWidths = { month: 62, quarter: 72, year: 80, quota: 80, variance: 72 }

const months = fiscalMonths.map((month): FiscalPeriod => ({ kind: 'month', month }))
const quarters = fiscalQuarters.map((quarter): FiscalPeriod => ({ kind: 'quarter', quarter }))

/** Wide enough for the amounts of the total, which are the widest; in steps, so that typing does not move the columns. */
export function amountWidths(total: TargetRow, unit: Unit): AmountWidths {
  const width = (kind: keyof AmountWidths, texts: readonly string[]): number => {
    const wanted = Math.max(0, ...texts.map((text) => textWidth(text, true) + room))
    return wanted <= leastWidths[kind] ? leastWidths[kind] : Math.ceil(wanted / 4) * 4
  }
  const amounts = (periods: readonly FiscalPeriod[]): readonly string[] =>
    periods.map((period) => formatAmount(total.amount(period), unit))
  const { quota, difference } = total.compared(yearPeriod)
  return {
    month: width('month', amounts(months)),
    quarter: width('quarter', amounts(quarters)),
    year: width('year', amounts([yearPeriod])),
    quota: width('quota', [formatAmount(quota, unit)]),
    variance: width('variance', [formatSigned(difference, unit)]),
  }
}

/** Only the lines' own months take a paste, fill or clear; totals are typed, for a typed total spreads. */
const takes = (row: TargetRow, period: FiscalPeriod, act: EditAct): boolean => {
  if (row.kind === 'share') return false
  if (row.role) return row.role === 'quota' && row.quota !== null
  return (row.line !== null && period.kind === 'month') || act === 'type'
}

function lockedReason(row: TargetRow, period: FiscalPeriod, context: AmountContext): string | null {
  const { plan, words } = context
  if (row.role === 'quota') return quotaLock(row, period, context)
  if (isLocked(plan.status)) return words.planLocked(plan.status)
  if (row.lines.length === 0) return words.noLines
  if (row.line && period.kind === 'month' && isHeld(row.line, period.month)) return words.cellHeld
  return null
}

const isSigned = ({ role }: TargetRow): boolean => role === 'difference' || role === 'left'

function lookOf(row: TargetRow, period: FiscalPeriod, context: AmountContext): CellLook | undefined {
  if (isSigned(row)) return (row.amount(period) ?? 0) < 0 ? negativeComputedLook : computedLook
  if (row.role === 'quota') return undefined
  if (row.kind !== 'line') return undefined
  const { line } = row
  if (!line) return computedLook
  if (period.kind === 'month') {
    const held = isHeld(line, period.month) ? heldLook : undefined
    return line.baseline === undefined ? held : revisedLook(line, period.month, held, context)
  }
  if (period.kind === 'quarter' && monthsOf(period).some((month) => isHeld(line, month))) return partHeldLook
  return computedLook
}

/** How a month of a revision looks where it differs from its baseline. */
function revisedLook(
  line: TargetLine,
  month: number,
  held: CellLook | undefined,
  { words, unit }: AmountContext,
): CellLook | undefined {
  const [before, after] = [line.baseline?.[month - 1] ?? null, line.months[month - 1] ?? null]
  if (before === after) return held
  const reason = line.reasons?.[month - 1] ?? ''
  return {
    ...held,
    changed: isReason(reason) ? 'explained' : 'unexplained',
    hint: words.revised(formatAmount(before, unit), formatSigned((after ?? 0) - (before ?? 0), unit), reason),
  }
}

const computedLook: CellLook = { computed: true }
const negativeComputedLook: CellLook = { computed: true, tone: 'negative' }
const heldLook: CellLook = { mark: 'held' }
const partHeldLook: CellLook = { computed: true, mark: 'part-held' }

/** The column of a period: its amount, or its share in the 占比 row. */
export function amountColumn(
  period: FiscalPeriod,
  column: Pick<TargetColumn, 'title' | 'width'> & Partial<TargetColumn>,
  context: AmountContext,
): TargetColumn {
  return {
    ...column,
    id: columnOf(period),
    kind: 'amount',
    value: (row) => row.amount(period),
    shown: (row) =>
      row.kind === 'share'
        ? shareText(row.share(period))
        : (isSigned(row) ? formatSigned : formatAmount)(row.amount(period), context.unit),
    editable: (row, act) => takes(row, period, act),
    locked: (row) => lockedReason(row, period, context),
    look: (row) => column.look?.(row) ?? lookOf(row, period, context),
  }
}

const shareText = (tenths: number | null): string => formatShare(tenths)

/** A quarter's columns: its months and their sum while it is open, else the sum alone. */
export function quarterColumns(open: ReadonlySet<number>, context: AmountContext): readonly TargetColumn[] {
  const { plan, words, widths } = context
  const labels = monthLabels(plan.fiscalYear, plan.firstMonth)
  return quarterLabels(plan.firstMonth).flatMap((label) => {
    const { quarter, from, to, named } = label
    const isOpen = open.has(quarter)
    const span = words.span(from, to)
    const group: ColumnGroup = {
      id: `quarter-${quarter}`,
      title: named && isOpen ? `${words.quarter(quarter)} ${span}` : words.quarter(quarter),
      open: isOpen,
    }
    const inside = isOpen
      ? labels
          .filter((month) => month.quarter === quarter)
          .map(({ fiscal, month }) =>
            amountColumn(
              { kind: 'month', month: fiscal },
              { title: words.month(month), width: widths.month, group },
              context,
            ),
          )
      : []
    const sum = amountColumn(
      { kind: 'quarter', quarter },
      {
        title: isOpen ? words.subtotal : span,
        width: widths.quarter,
        group,
        edge: isOpen || quarter === 4,
        // An open quarter shows its held months themselves.
        ...(isOpen ? { look: (row: TargetRow) => (row.kind === 'line' ? computedLook : undefined) } : {}),
      },
      context,
    )
    return [...inside, sum]
  })
}

/** Year, 下达 and 差额. The last two are blank where nobody was given a quota. */
export function yearColumns(context: AmountContext): readonly TargetColumn[] {
  const { words, unit, widths } = context
  const group: ColumnGroup = { id: 'compare', title: words.comparison }
  return [
    amountColumn(yearPeriod, { title: words.year, width: widths.year, group }, context),
    {
      id: 'quota',
      title: words.quota,
      kind: 'amount',
      group,
      width: widths.quota,
      value: (row) => row.compared(yearPeriod).quota,
      shown: (row) => (row.kind === 'share' ? '' : formatAmount(row.compared(yearPeriod).quota, unit)),
      editable: (row) => row.quota !== null && !row.role,
      locked: (row) => quotaLock(row, yearPeriod, context),
      look: (row) => (row.quota ? undefined : lookOfPlain(row)),
    },
    {
      id: 'variance',
      title: words.variance,
      kind: 'amount',
      group,
      width: widths.variance,
      value: (row) => (row.kind === 'share' ? null : row.compared(yearPeriod).difference),
      shown: (row) => (row.kind === 'share' ? gapShare(row) : formatSigned(row.compared(yearPeriod).difference, unit)),
      look: (row) => ((row.compared(yearPeriod).difference ?? 0) < 0 ? negativeLook : lookOfPlain(row)),
    },
  ]
}

/** A quota is typed at the grain that it was given at; another grain replaces it as a whole, in the panel. */
export function quotaLock(row: TargetRow, period: FiscalPeriod, { plan, words }: AmountContext): string | null {
  if (isLocked(plan.status)) return words.planLocked(plan.status)
  const given = row.quota?.given
  return given && given.grain !== period.kind ? words.otherGrain(given.grain) : null
}

const negativeLook: CellLook = { tone: 'negative' }
const lookOfPlain = (_row: TargetRow): CellLook | undefined => undefined

/** The total's variance as a part of its quota, in tenths of a per cent. */
function gapShare(row: TargetRow): string {
  const { quota, difference } = row.compared(yearPeriod)
  if (quota === null || difference === null || quota <= 0) return ''
  const tenths = Math.round((difference / quota) * 1000)
  return tenths > 0 ? `+${formatShare(tenths)}` : formatShare(tenths)
}

/** The period that a cell stands for, for panels; the quota columns stand for the year. */
export const shownPeriod = (columnId: string): FiscalPeriod => periodOf(columnId) ?? yearPeriod
