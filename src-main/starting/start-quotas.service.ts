import type { Database as Sqlite } from 'better-sqlite3'
import type { Measure, Plan } from '../plans/plans.contract.ts'
import { readPlan } from '../plans/plans.store.ts'
import { sumFen, type Fen } from '../shared/money.ts'
import { Refusal, valueOf } from '../shared/result.ts'
import { quotaEdits, quotaId, readQuotas } from '../targets/quotas.store.ts'
import type { Quota } from '../targets/targets.contract.ts'
import { amountFault, saidAmount } from '../targets/targets.rules.ts'
import { isThere } from '../targets/targets.store.ts'
import { growQuotas, periodOfAmount, turnQuota, type GrownQuota } from './start-quotas.rules.ts'
import { gathered, mostChanges, type DecidedStart } from './start-targets.service.ts'
import type { StartChange, StartInput } from './starting.contract.ts'
import type { LeftOut } from './starting.rules.ts'
import { readPresent } from './starting.store.ts'

type Row = GrownQuota & { readonly standing: Quota | null; readonly change: boolean }

/**
 * Decides how this plan's quotas start from another's. A quota is one thing whatever its grain: with `blanks` whoever has
 * one here keeps it; with `overwrite` it is replaced as a whole. `source` is the other
 * plan. Throws as `startTargets` does.
 */
export function startQuotas(
  sqlite: Sqlite,
  plan: Plan,
  measure: Measure,
  input: Omit<StartInput, 'source'> & { readonly source: string },
  today: string,
): DecidedStart {
  const source = readPlan(sqlite, input.source)
  const given = readQuotas(sqlite, source.id, measure)
  if (given.length === 0) throw new Refusal('plan-empty', { fiscalYear: source.fiscalYear })
  const present = readPresent(sqlite, today)
  const leftOut: LeftOut[] = []
  const starting = given.filter((quota) => {
    const { level, subject, amounts } = quota
    if (level === 'person' ? present.has(subject) : isThere(sqlite, level, subject)) return true
    leftOut.push({ reason: 'person-left', fen: sumFen(amounts) ?? 0 })
    return false
  })
  const turned = starting.map((quota) => {
    const after = turnQuota(quota, source.firstMonth, plan.firstMonth)
    if (after.grain !== quota.grain) leftOut.push({ reason: 'quota-turned', fen: yearOf(quota) ?? 0 })
    return after
  })
  const standing = new Map(
    readQuotas(sqlite, plan.id, measure).map((quota) => [`${quota.level} ${quota.subject}`, quota]),
  )
  const rows = valueOf(growQuotas(turned, input.rules, plan.step)).map((one): Row => {
    const known = standing.get(`${one.quota.level} ${one.quota.subject}`) ?? null
    const same = known?.grain === one.quota.grain && known.amounts.every((amount, at) => amount === one.grown[at])
    return { ...one, standing: known, change: !same && (known === null || input.mode === 'overwrite') }
  })
  const changed = rows.filter(({ change }) => change)
  const skipped = rows.filter(
    ({ change, standing: known, grown }) => !change && known && yearOf(known) !== sumFen(grown),
  )
  const after = (row: Row): Fen | null => (row.change ? sumFen(row.grown) : row.standing && yearOf(row.standing))
  return {
    preview: {
      measure,
      rules: [...Map.groupBy(rows, ({ rule }) => rule)].map(([rule, theirs]) => ({
        rule,
        lines: theirs.length,
        source: sumFen(theirs.map(({ quota }) => yearOf(quota))),
        grown: sumFen(theirs.map(({ grown }) => sumFen(grown))),
      })),
      groups: rows.map((row) => ({
        level: row.quota.level,
        subject: row.quota.subject,
        source: yearOf(row.quota),
        before: row.standing && yearOf(row.standing),
        after: after(row),
      })),
      // Levels hold the same money again, so that a sum over them would tell nothing.
      source: null,
      before: null,
      after: null,
      lines: changed.length,
      cells: changed.reduce((sum, { grown }) => sum + grown.length, 0),
      skippedHeld: 0,
      skippedWritten: skipped.length,
      negative: 0,
      leftOut: gathered(leftOut),
      changes: changed.flatMap(changesOf).slice(0, mostChanges),
    },
    edits: () => {
      const edits = changed.flatMap(({ quota, grown }) => {
        for (const amount of grown) {
          const fault = amountFault(amount)
          if (fault) throw new Refusal(fault, { value: saidAmount(amount) })
        }
        const { level, subject, grain } = quota
        const id = quotaId(plan.id, measure, level, subject)
        return quotaEdits(plan.id, measure, { id, level, subject, grain, amounts: grown })
      })
      return { edits, changed: changed.length }
    },
  }
}

const yearOf = ({ amounts }: Quota): Fen | null => sumFen(amounts)

const changesOf = ({ quota, grown, standing }: Row): readonly StartChange[] =>
  grown.map((amount, index) => ({
    owner: null,
    channel: null,
    city: null,
    quota: { level: quota.level, subject: quota.subject },
    period: periodOfAmount(quota, index),
    source: quota.amounts[index] ?? null,
    before: standing?.grain === quota.grain ? (standing.amounts[index] ?? null) : null,
    after: amount,
  }))
