import type { Database as Sqlite } from 'better-sqlite3'
import type { AppContext } from '../context.ts'
import type { Edit } from '../ledger/ledger.ts'
import { amountField, heldField, reasonField } from '../ledger/registry.ts'
import { measures, type Measure, type Plan } from '../plans/plans.contract.ts'
import { readPlanLocks } from '../plans/plan-locks.store.ts'
import { isLocked } from '../plans/plans.rules.ts'
import { readPlans } from '../plans/plans.store.ts'
import type { Handlers } from '../shared/call.ts'
import { ok, Refusal } from '../shared/result.ts'
import { sumFen } from '../shared/money.ts'
import { normalKey, virtualLine } from '../targets/grid.rules.ts'
import type { TargetLine } from '../targets/targets.contract.ts'
import { birthEdits, lineEdit, readLine, readLines, readName, targetLineId } from '../targets/targets.store.ts'
import type { Handover, handoverCalls, HandoverPlan, HandoverPreview, HandoverScope } from './handover.contract.ts'
import { firstMonthToMove, moveMonths } from './handover.rules.ts'

type GivenChannel = { readonly id: string; readonly owner: string | null }

/** Rule 8: a channel, a city's or all of a person's go to another person from a month on; the past stays. */
export function createHandoverService(context: AppContext): Handlers<typeof handoverCalls> {
  return {
    'handover.preview': (handover) => ok(decideHandover(context.open().sqlite, handover, context.language()).preview),

    'handover.apply': (handover) => {
      const { ledger, sqlite } = context.open()
      const done = ledger.transaction(() => {
        const { edits, preview } = decideHandover(sqlite, handover, context.language())
        const { year, month } = handover
        const facts = { from: preview.from.join(' '), to: preview.to, year, month, rows: preview.channels }
        return { commit: ledger.commit('handover', facts, edits), preview }
      })
      context.committed(done.commit.batch, done.commit.entities)
      return ok({ ...done.preview, batch: done.commit.batch })
    },
  }
}

/** What the handover comes to: all edits of the one act, and what is told of them. */
export function decideHandover(
  sqlite: Sqlite,
  { scope, to, year, month }: Handover,
  language: 'zh-CN' | 'en',
): { readonly edits: readonly Edit[]; readonly preview: HandoverPreview } {
  const receiver = sqlite.prepare<[string], string | null>('SELECT name FROM person WHERE id = ? AND live = 1').pluck()
  const toName = receiver.get(to)
  if (toName === undefined) throw new Refusal('reference-missing', { entity: 'person', id: to })
  const channels = givenChannels(sqlite, scope).filter(({ owner }) => owner !== to)
  const owners = new Map(channels.map(({ id, owner }) => [id, owner]))
  const givers = new Set<string | null>(owners.values())
  const locks = readPlanLocks(sqlite)
  const edits: Edit[] = channels.map(({ id }) => ({ entity: 'channel', id, field: 'owner', value: to }))
  const plans: HandoverPlan[] = []
  const fresh = new Set<string>()
  const moves = (line: TargetLine): boolean =>
    line.channel !== null
      ? owners.has(line.channel) && owners.get(line.channel) === line.owner
      : scope.kind !== 'channels' &&
        line.owner === scope.owner &&
        line.owner !== to &&
        (scope.kind === 'owner' || line.city === scope.city)

  for (const plan of readPlans(sqlite)) {
    const first = firstMonthToMove(plan, year, month)
    if (first === null) continue
    const told = { lines: 0, months: 0, held: 0, amount: 0, locked: isLocked(plan.status) }
    for (const measure of measures) {
      for (const line of readLines(sqlite, plan.id, measure).filter(moves)) {
        const here = moveLine(sqlite, plan, measure, line, to, first, reasonOf(sqlite, line.owner, toName, language))
        if (here.months.length === 0) continue
        const { status } = locks.bindingOf(plan.id, { entity: 'targetLine', id: line.id })
        told.locked ||= isLocked(status)
        told.lines += 1
        told.months += here.months.length
        told.held += here.held
        told.amount += here.amount
        if (isLocked(plan.status) || isLocked(status)) continue
        refuseBlocked(sqlite, line, here.blocked)
        if (line.channel === null) fresh.add(line.id)
        givers.add(line.owner)
        edits.push(...here.edits)
      }
    }
    const { id, fiscalYear, version, status } = plan
    if (told.lines > 0) plans.push({ plan: id, fiscalYear, version, status, ...told })
  }
  if (edits.length === 0) throw new Refusal('handover-nothing', { to: toName })
  const names = [...givers].map((owner) => readName(sqlite, 'person', owner)).filter((name) => name !== null)
  const preview = { from: names, to: toName ?? '', channels: channels.length, newCustomers: fresh.size, plans }
  return { edits, preview }
}

function givenChannels(sqlite: Sqlite, scope: HandoverScope): readonly GivenChannel[] {
  const select = 'SELECT id, owner FROM channel WHERE live = 1'
  const current = 'AND coalesce(archived, 0) = 0 AND owner = ?'
  if (scope.kind === 'owner') return sqlite.prepare<[string], GivenChannel>(`${select} ${current}`).all(scope.owner)
  if (scope.kind === 'city') {
    return sqlite
      .prepare<[string, string], GivenChannel>(`${select} ${current} AND city = ?`)
      .all(scope.owner, scope.city)
  }
  const one = sqlite.prepare<[string], GivenChannel>(`${select} AND id = ?`)
  return [...new Set(scope.channels)].map((id) => {
    const channel = one.get(id)
    if (!channel) throw new Refusal('reference-missing', { entity: 'channel', id })
    return channel
  })
}

/** The edits that move one line's months to the new owner's line of the same channel, or of the same city's 新增客户. */
function moveLine(
  sqlite: Sqlite,
  plan: Plan,
  measure: Measure,
  line: TargetLine,
  to: string,
  first: number,
  reason: string,
) {
  const key = normalKey({ owner: to, channel: line.channel, city: line.city })
  const id = targetLineId(plan.id, measure, key)
  const standing = readLine(sqlite, id)
  const fresh = standing ?? virtualLine(id, key, line.city)
  const result = moveMonths(line, fresh, first)
  const edits: Edit[] = []
  if (!standing && result.moved.length > 0) edits.push(...birthEdits(id, plan.id, measure, key))
  for (const month of result.moved) {
    const sides = [
      [line.id, line, result.old],
      [id, fresh, result.fresh],
    ] as const
    for (const [row, before, after] of sides) {
      const amount = after.months[month - 1] ?? null
      if (amount !== (before.months[month - 1] ?? null)) {
        edits.push(lineEdit(row, amountField(month), amount))
        // Both lines differ from the baseline now, and the handover is why.
        if (plan.baseline !== null) edits.push(lineEdit(row, reasonField(month), reason))
      }
      const bit = 1 << (month - 1)
      if ((after.held & bit) !== (before.held & bit)) {
        edits.push(lineEdit(row, heldField(month), (after.held & bit) === 0 ? 0 : 1))
      }
    }
  }
  const held = result.moved.filter((month) => (line.held & (1 << (month - 1))) !== 0).length
  const amount = sumFen(result.moved.map((month) => line.months[month - 1] ?? null)) ?? 0
  return { edits, months: result.moved, held, amount, blocked: result.blocked }
}

function reasonOf(sqlite: Sqlite, owner: string | null, to: string | null, language: 'zh-CN' | 'en'): string {
  const from = readName(sqlite, 'person', owner) ?? '—'
  return language === 'en' ? `Handover: ${from} → ${to ?? ''}` : `移交：${from} → ${to ?? ''}`
}

function refuseBlocked(sqlite: Sqlite, line: TargetLine, blocked: readonly number[]): void {
  const [fiscal] = blocked
  if (fiscal === undefined) return
  throw new Refusal('cell-held', { count: blocked.length, channel: readName(sqlite, 'channel', line.channel), fiscal })
}
