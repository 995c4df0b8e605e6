import { CallFailure } from '../api.ts'
import type { FiscalPeriod } from '../../src-main/shared/calendar.ts'
import type { Fen } from '../../src-main/shared/money.ts'
import type { Failure } from '../../src-main/shared/result.ts'
import type { Quota } from '../../src-main/targets/targets.contract.ts'
import type { CellEdit, CellFailure, EditAct, EditsOutcome } from '../grid/column-spec.ts'
import { periodOf, yearPeriod, type TargetRow } from './target-row.ts'
import type { SpreadDraft } from './use-spread.ts'
import type { QuotaSet, TargetWrites } from './use-target-writes.ts'

export type EditContext = {
  readonly row: (id: string) => TargetRow | undefined
  readonly writes: TargetWrites
  /** In a table of 下达 every amount is a quota; elsewhere only the quota column is. */
  readonly basis: 'own' | 'quota'
  readonly begin: (draft: SpreadDraft) => Promise<boolean>
  readonly titleOf: (row: TargetRow, columnId: string) => string
  readonly failureText: (failure: Failure) => string
  readonly blankTotal: string
}

type Placed = { readonly edit: CellEdit; readonly row: TargetRow }

/**
 * What a typing, paste, fill or clear in the working grid means: months are written at once, all of them or none; a
 * quota is set; a total waits for its preview to be applied. Answers the cells that were refused.
 */
export async function editTargets(
  edits: readonly CellEdit[],
  act: EditAct,
  context: EditContext,
): Promise<EditsOutcome> {
  const placed = edits.flatMap((edit): readonly Placed[] => {
    const row = context.row(edit.rowId)
    return row ? [{ edit, row }] : []
  })
  const isQuota = ({ edit, row }: Placed): boolean =>
    context.basis === 'quota' || edit.columnId === 'quota' || row.role === 'quota'
  const quotas = placed.filter(isQuota)
  const amounts = placed.filter((one) => !isQuota(one))
  const months = amounts.filter(({ edit, row }) => row.line && periodOf(edit.columnId)?.kind === 'month')
  const total = amounts.find(({ edit, row }) => !(row.line && periodOf(edit.columnId)?.kind === 'month'))
  const failures = await writeAll(months, quotas, act, context)
  if (!total) return failures
  const outcome = await spreadTotal(total, context)
  return outcome === 'dropped' ? outcome : [...failures, ...outcome]
}

const amountOf = ({ value }: CellEdit): number | null => (typeof value === 'number' ? value : null)

const failed = (placed: readonly Placed[], message: string): readonly CellFailure[] =>
  placed.map(({ edit }) => ({ rowId: edit.rowId, columnId: edit.columnId, message }))

/** Runs a write; a refusal becomes failures of its cells, a bug goes on. */
async function attempting(
  placed: readonly Placed[],
  context: EditContext,
  work: () => Promise<unknown>,
): Promise<readonly CellFailure[]> {
  try {
    await work()
    return []
  } catch (error) {
    if (error instanceof CallFailure) return failed(placed, context.failureText(error))
    throw error
  }
}

/** Months and quotas of one act are one batch, hence one undo. */
async function writeAll(
  months: readonly Placed[],
  quotas: readonly Placed[],
  act: EditAct,
  context: EditContext,
): Promise<readonly CellFailure[]> {
  if (months.length + quotas.length === 0) return []
  const cells = months.flatMap(({ edit, row }) => {
    const period = periodOf(edit.columnId)
    return row.line && period?.kind === 'month' ? [{ line: row.line, month: period.month, amount: amountOf(edit) }] : []
  })
  return attempting([...months, ...quotas], context, () => context.writes.write(act, cells, quotaSets(quotas)))
}

const grainSizes = { year: 1, quarter: 4, month: 12 } as const

/** A quota with some of its amounts retyped; amounts of another grain are not carried over. */
export function quotaAfter(
  given: Quota | null,
  typed: readonly { readonly period: FiscalPeriod; readonly amount: Fen | null }[],
): Pick<Quota, 'grain' | 'amounts'> {
  const grain = typed[0]?.period.kind ?? 'year'
  const amounts = Array.from({ length: grainSizes[grain] }, (_, index) =>
    given?.grain === grain ? (given.amounts[index] ?? null) : null,
  )
  for (const { period, amount } of typed) {
    const place = period.kind === 'year' ? 0 : period.kind === 'quarter' ? period.quarter - 1 : period.month - 1
    if (period.kind === grain) amounts[place] = amount
  }
  return { grain, amounts }
}

/** One quota for each row, with what was typed into it. */
const quotaSets = (placed: readonly Placed[]): readonly QuotaSet[] =>
  [...Map.groupBy(placed, (one) => one.row)].flatMap(([{ quota }, theirs]) => {
    if (!quota) return []
    const typed = theirs.map(({ edit }) => ({ period: periodOf(edit.columnId) ?? yearPeriod, amount: amountOf(edit) }))
    return [{ level: quota.level, subject: quota.subject, ...quotaAfter(quota.given, typed) }]
  })

async function spreadTotal({ edit, row }: Placed, context: EditContext): Promise<EditsOutcome> {
  const period = periodOf(edit.columnId)
  if (!period) return []
  const total = amountOf(edit)
  if (total === null) return [{ rowId: edit.rowId, columnId: edit.columnId, message: context.blankTotal }]
  const title = context.titleOf(row, edit.columnId)
  const applied = await context.begin({ title, rowId: row.id, lines: row.lines, period, total })
  return applied ? [] : 'dropped'
}
