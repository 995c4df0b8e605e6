import { useMemo } from 'react'
import type { Measure } from '../../src-main/plans/plans.contract.ts'
import type { FiscalPeriod } from '../../src-main/shared/calendar.ts'
import type { Fen } from '../../src-main/shared/money.ts'
import { normalKey } from '../../src-main/targets/grid.rules.ts'
import type {
  LineKey,
  Quota,
  QuotaLevel,
  TargetGrid,
  TargetLine,
  TargetsWritten,
} from '../../src-main/targets/targets.contract.ts'
import { ask, keyOf, queryClient } from '../api.ts'
import { drawn } from '../app/events.ts'
import type { EditAct } from '../grid/column-spec.ts'
import { standingReason, whyOf } from '../plans/standing-reason.ts'
import { patchLines } from './patch.ts'

/** A month of a line. */
export type MonthCell = { readonly line: TargetLine; readonly month: number }

/** A quota at one grain. */
export type QuotaSet = Pick<Quota, 'level' | 'subject' | 'grain' | 'amounts'>

export type TargetWrites = {
  /** Writes months, and the quotas that the same paste or fill sets: one act, all of it or nothing. */
  readonly write: (
    act: EditAct | 'reckon',
    cells: readonly (MonthCell & { readonly amount: Fen | null })[],
    quotas?: readonly QuotaSet[],
  ) => Promise<TargetsWritten>
  readonly spread: (lines: readonly TargetLine[], period: FiscalPeriod, total: Fen) => Promise<TargetsWritten>
  /** Says why months of a revision differ from its baseline. */
  readonly explain: (cells: readonly MonthCell[], reason: string) => Promise<TargetsWritten>
  readonly hold: (held: boolean, cells: readonly MonthCell[]) => Promise<TargetsWritten>
  readonly addNewCustomers: (owner: string, city: string | null) => Promise<TargetsWritten>
  readonly spreadQuotas: () => Promise<TargetsWritten>
  readonly spreadDifference: (
    level: QuotaLevel,
    subjects: readonly string[],
    period: FiscalPeriod,
    reason: string,
  ) => Promise<TargetsWritten>
  readonly setQuota: (
    level: QuotaLevel,
    subject: string,
    grain: 'year' | 'quarter' | 'month',
    amounts: readonly (Fen | null)[],
  ) => Promise<unknown>
}

/** A line as calls name it. */
export const keyOfLine = ({ owner, channel, city }: TargetLine): LineKey => normalKey({ owner, channel, city })

/** Each line once, and where each cell's line stands among them. */
function indexed(cells: readonly MonthCell[]): {
  readonly lines: LineKey[]
  readonly at: (line: TargetLine) => number
} {
  const places = new Map<string, number>()
  const lines: LineKey[] = []
  for (const { line } of cells) {
    if (places.has(line.id)) continue
    places.set(line.id, lines.length)
    lines.push(keyOfLine(line))
  }
  return { lines, at: (line) => places.get(line.id) ?? -1 }
}

/**
 * The writes of one plan and measure. Each answers once the change is durable, after its lines have been patched into
 * what every table reads; it throws `CallFailure` with nothing changed.
 */
export function useTargetWrites(plan: string, measure: Measure): TargetWrites {
  return useMemo(() => {
    const where = { plan, measure }
    const absorb = async (answer: Promise<TargetsWritten>, whole = true): Promise<TargetsWritten> => {
      const written = await answer
      // Quotas are not in the answer: where some were set, the grid is read anew.
      if (whole) drawn(written.batch, ['targets.grid'])
      queryClient.setQueryData<TargetGrid>(
        keyOf('targets.grid', where),
        (grid) => grid && patchLines(grid, written.lines),
      )
      return written
    }
    /** The reason that the person gives to all that he changes for the time being; only revisions keep it. */
    const why = (): { readonly reason?: string } => whyOf(standingReason.get())
    return {
      write: (act, cells, quotas = []) => {
        const { lines, at } = indexed(cells)
        return absorb(
          ask('targets.write', {
            ...where,
            act,
            lines,
            cells: cells.map(({ line, month, amount }) => [at(line), month, amount]),
            ...(quotas.length > 0 ? { quotas: quotas.map((one) => ({ ...one, amounts: [...one.amounts] })) } : {}),
            ...why(),
          }),
          quotas.length === 0,
        )
      },
      spread: (lines, period, total) =>
        absorb(ask('targets.spread', { ...where, lines: lines.map(keyOfLine), period, total, ...why() })),
      explain: (cells, reason) => {
        const { lines, at } = indexed(cells)
        const places = cells.map(({ line, month }): [number, number] => [at(line), month])
        return absorb(ask('targets.explain', { ...where, lines, cells: places, reason }))
      },
      hold: (held, cells) => {
        const { lines, at } = indexed(cells)
        return absorb(
          ask('targets.hold', { ...where, held, lines, cells: cells.map(({ line, month }) => [at(line), month]) }),
        )
      },
      addNewCustomers: (owner, city) => absorb(ask('targets.addNewCustomers', { ...where, owner, city })),
      spreadQuotas: () => absorb(ask('targets.spreadQuotas', { ...where, owners: null, ...why() })),
      spreadDifference: (level, subjects, period, reason) =>
        absorb(ask('quotas.spreadDifference', { ...where, level, subjects: [...subjects], period, ...whyOf(reason) })),
      setQuota: (level, subject, grain, amounts) =>
        ask('targets.setQuota', { ...where, level, subject, grain, amounts: [...amounts] }),
    }
  }, [plan, measure])
}
