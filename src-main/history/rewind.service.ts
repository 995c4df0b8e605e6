import type { Database as Sqlite } from 'better-sqlite3'
import type { OpenWorkspace } from '../context.ts'
import { heldField, months } from '../ledger/registry.ts'
import { readPlanLocks } from '../plans/plan-locks.store.ts'
import { isLocked } from '../plans/plans.rules.ts'
import { readOpenPlan } from '../plans/plans.store.ts'
import { stampAt } from '../shared/clock.ts'
import { Refusal } from '../shared/result.ts'
import { mostCells, type RewindInput, type Rewinding } from './history.contract.ts'
import { readNames } from './names.store.ts'
import { decideRewind, type Rewound, type RowNow } from './rewind.rules.ts'

const heldBits = months.map((month) => `((coalesce(${heldField(month)}, 0) & 1) << ${month - 1})`).join(' | ')

/**
 * What a plan or one of its lines needs to stand again as it stood. Throws `Refusal`: `plan-locked`, `not-found` for an
 * act that is not here.
 */
export function rewound({ sqlite, ledger }: OpenWorkspace, input: RewindInput): Rewound {
  readOpenPlan(sqlite, input.plan)
  const stamp = 'at' in input.to ? stampAt(input.to.at + 1) - 1 : ledger.history.before(input.to.before)
  if (stamp === null) throw new Refusal('not-found', { entity: 'batch' })
  const since =
    input.line === null
      ? ledger.history.planSince(input.plan, stamp)
      : ledger.history.rowSince('targetLine', input.line, stamp)
  return decideRewind(input.plan, since, rowReader(sqlite, input.plan))
}

export function previewOf({ sqlite }: OpenWorkspace, found: Rewound): Rewinding {
  const cells = found.cells.slice(0, mostCells)
  return {
    changed: found.cells.length,
    rows: new Set(found.cells.map(({ id }) => id)).size,
    held: found.held,
    locked: found.locked,
    unknown: found.unknown,
    before: found.before,
    after: found.after,
    cells,
    names: readNames(sqlite, cells),
  }
}

type Line = { readonly plan: string | null; readonly held: number; readonly live: number | null }
type Quota = { readonly plan: string | null; readonly level: string | null; readonly subject: string | null }

function rowReader(sqlite: Sqlite, plan: string): (entity: string, id: string) => RowNow {
  const lines = sqlite.prepare<[string], Line>(`SELECT plan, ${heldBits} AS held, live FROM targetLine WHERE id = ?`)
  const quotas = sqlite.prepare<[string], Quota>('SELECT plan, level, subject FROM quota WHERE id = ?')
  const locks = readPlanLocks(sqlite)
  return (entity, id) => {
    if (entity === 'plan') return { plan: id, held: 0, live: true, locked: false }
    if (entity === 'quota') {
      const quota = quotas.get(id)
      const { level = null, subject = null } = quota ?? {}
      const { status } = locks.bindingOf(plan, { entity, level, subject })
      return { plan: quota?.plan ?? null, held: 0, live: true, locked: isLocked(status) }
    }
    const line = lines.get(id)
    const { status } = locks.bindingOf(plan, { entity: 'targetLine', id })
    return { plan: line?.plan ?? null, held: line?.held ?? 0, live: line?.live === 1, locked: isLocked(status) }
  }
}
