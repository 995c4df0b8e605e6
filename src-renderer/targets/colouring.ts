import { monthsOf, type FiscalPeriod } from '../../src-main/shared/calendar.ts'
import type { Fen } from '../../src-main/shared/money.ts'
import { nearest } from '../../src-main/shared/rational.ts'
import type { TargetLine } from '../../src-main/targets/targets.contract.ts'
import { periodTotal } from '../../src-main/targets/targets.rules.ts'
import type { CellHeat } from '../grid/column-spec.ts'
import type { TargetColumn } from './target-columns.ts'
import { periodOf, yearPeriod, type TargetRow } from './target-row.ts'

export const colourings = ['row', 'column', 'growth', 'attainment'] as const
/** What colours say: share of the row's year, share of the column's total, growth on last year, own figure against 下达. */
export type Colouring = (typeof colourings)[number]

export type ColourFacts = {
  /** The row of all lines. */
  readonly total: TargetRow | undefined
  /** How many lines share the total. */
  readonly lines: number
  /** Last year's line of the same owner's channel, or 新增客户; absent without a plan of last year. */
  readonly lastYear: ReadonlyMap<string, TargetLine>
}

/** What a line is called in every year: its channel, else its owner and city. */
export const lineName = ({ owner, channel, city }: TargetLine): string => channel ?? `${owner ?? ''}\u0000${city ?? ''}`

/** `part` of `whole` in tenths of a per cent, rounded half away from zero; null where there is nothing to compare with. */
export function tenthsOf(part: Fen | null, whole: Fen | null): number | null {
  if (part === null || whole === null || whole <= 0) return null
  return Number(nearest({ over: BigInt(part) * 1000n, under: BigInt(whole) }))
}

/** Below and above these parts of an even share, a share counts as small and as large (in tenths of a per cent of it). */
const small = 800
const large = 1200

/** How a cell is coloured; undefined where it is not. The number stands in the cell anyway, with a bar or a sign. */
export function heatOf(
  colouring: Colouring,
  row: TargetRow,
  period: FiscalPeriod,
  facts: ColourFacts,
): CellHeat | undefined {
  if (row.kind === 'share') return undefined
  switch (colouring) {
    case 'row':
      // The year is the whole of itself.
      return period.kind === 'year' ? undefined : shareHeat(row.amount(period), row.amount(yearPeriod), partsOf(period))
    case 'column':
      return row.kind === 'line'
        ? shareHeat(row.amount(period), facts.total?.amount(period) ?? null, facts.lines)
        : undefined
    case 'growth':
      return growthHeat(row, period, facts)
    case 'attainment':
      return attainmentHeat(row, period)
  }
}

const partsOf = (period: FiscalPeriod): number => 12 / monthsOf(period).length

/** A share against an even one of `parts`: a bar half as long as the cell is an even share. */
function shareHeat(part: Fen | null, whole: Fen | null, parts: number): CellHeat | undefined {
  const tenths = tenthsOf(part, whole)
  if (tenths === null || parts === 0) return undefined
  const ofEven = tenths * parts
  return {
    level: ofEven < small ? 1 : ofEven <= large ? 2 : 3,
    bar: Math.max(0, Math.min(100, Math.round(ofEven / 20))),
    tenths,
  }
}

function growthHeat(row: TargetRow, period: FiscalPeriod, { lastYear }: ColourFacts): CellHeat | undefined {
  const before = row.lines.reduce<Fen | null>((sum, line) => {
    const last = lastYear.get(lineName(line))
    const amount = last ? periodTotal(last.months, period) : null
    return amount === null ? sum : (sum ?? 0) + amount
  }, null)
  const now = row.amount(period)
  const tenths = now === null ? null : tenthsOf(now - (before ?? 0), before)
  return tenths === null ? undefined : { sign: tenths > 0 ? 'up' : tenths < 0 ? 'down' : 'even', tenths }
}

/** Reached, or how far below: 100 % and more carries the check. */
function attainmentHeat(row: TargetRow, period: FiscalPeriod): CellHeat | undefined {
  const { quota, own } = row.compared(period)
  const tenths = tenthsOf(own, quota)
  return tenths === null ? undefined : { sign: tenths >= 1000 ? 'reached' : 'down', tenths }
}

/** The columns with their cells coloured; those that have no period stay the very same ones. */
export function coloured(
  columns: readonly TargetColumn[],
  colouring: Colouring | null,
  facts: ColourFacts,
): readonly TargetColumn[] {
  if (colouring === null) return columns
  return columns.map((column) => {
    const period = periodOf(column.id)
    if (!period) return column
    return {
      ...column,
      look: (row) => {
        const heat = heatOf(colouring, row, period, facts)
        const look = column.look?.(row)
        return heat ? { ...look, heat } : look
      },
    }
  })
}
