import type { FiscalPeriod } from '../../src-main/shared/calendar.ts'
import type { Fen } from '../../src-main/shared/money.ts'
import type { Compared } from '../../src-main/targets/quotas.rules.ts'
import type { Quota, QuotaLevel, TargetLine } from '../../src-main/targets/targets.contract.ts'
import type { RowKind } from '../grid/column-spec.ts'

/** Whom a row's quota is given to, and what was given so far. */
export type QuotaSubject = { readonly level: QuotaLevel; readonly subject: string; readonly given: Quota | null }

/** Finds what was given to whom; a quota of blanks alone is none. */
export function quotaFinder(quotas: readonly Quota[]): (level: QuotaLevel, subject: string) => QuotaSubject {
  const given = new Map(
    quotas
      .filter(({ amounts }) => amounts.some((amount) => amount !== null))
      .map((quota) => [`${quota.level} ${quota.subject}`, quota]),
  )
  return (level, subject) => ({ level, subject, given: given.get(`${level} ${subject}`) ?? null })
}

/**
 * A row of the working grid and of the tables alike: some lines, what they add up to, and the quota beside it. A total
 * typed into it spreads over `lines`.
 */
export type TargetRow = {
  readonly id: string
  readonly kind: RowKind
  readonly name: string
  /** Small words after the name. */
  readonly note?: string
  readonly hint?: string
  readonly grade: string
  readonly city: string
  readonly owner: string
  readonly department: string
  readonly lines: readonly TargetLine[]
  /** The line itself, where the row is one: its months can be typed and held. */
  readonly line: TargetLine | null
  /** What stands in the cell of a period, in fen; null is blank. */
  readonly amount: (period: FiscalPeriod) => Fen | null
  readonly compared: (period: FiscalPeriod) => Compared
  readonly quota: QuotaSubject | null
  /** Tenths of a per cent, for the 占比 row and a person's share. */
  readonly share: (period: FiscalPeriod) => number | null
  /**
   * What a row under another says of it: 下达 (typed like a quota), 差额, what was handed on below, and what is left of it.
   * Absent where the row shows 自报.
   */
  readonly role?: 'quota' | 'difference' | 'handed' | 'left'
  /** The name of the row that such a row stands under. */
  readonly whose?: string
  /** Whether a group row's lines are shown; null where the row is no group. */
  readonly open: boolean | null
}

/** What most rows leave empty. */
export const blankRow: Omit<TargetRow, 'id' | 'kind' | 'name' | 'lines' | 'amount'> = {
  grade: '',
  city: '',
  owner: '',
  department: '',
  line: null,
  compared: () => nothingCompared,
  quota: null,
  share: () => null,
  open: null,
}

export const nothingCompared: Compared = { quota: null, own: null, difference: null }

export const yearPeriod: FiscalPeriod = { kind: 'year' }

/** Column ids of amounts: `m1` … `m12`, `q1` … `q4`, `year`; others have no period. */
export function periodOf(columnId: string): FiscalPeriod | null {
  if (columnId === 'year') return yearPeriod
  const number = Number(columnId.slice(1))
  if (/^m\d+$/.test(columnId)) return { kind: 'month', month: number }
  if (/^q[1-4]$/.test(columnId)) return { kind: 'quarter', quarter: number }
  return null
}

export const columnOf = (period: FiscalPeriod): string =>
  period.kind === 'year' ? 'year' : period.kind === 'quarter' ? `q${period.quarter}` : `m${period.month}`
