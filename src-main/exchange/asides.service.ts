import type { Database as Sqlite } from 'better-sqlite3'
import type { AppContext } from '../context.ts'
import { guardLocks } from '../history/guard.ts'
import type { Edit } from '../ledger/ledger.ts'
import { fieldKind, type Entity } from '../ledger/registry.ts'
import type { Measure } from '../plans/plans.contract.ts'
import { calendarMonth } from '../shared/calendar.ts'
import type { Handlers } from '../shared/call.ts'
import { timeOf } from '../shared/clock.ts'
import { ok, Refusal } from '../shared/result.ts'
import { batchesOf, countWaiting, readWaiting, settleAside, type AsideRow } from './aside.store.ts'
import type { AsideChange, exchangeCalls } from './exchange.contract.ts'

type Asides = Pick<Handlers<typeof exchangeCalls>, 'exchange.aside' | 'exchange.settle'>

/** So many are shown at once; what is settled makes room for the next. */
const shown = 500

/** Changes that files brought and that locks kept from taking effect: shown, accepted or left. */
export function createAsides(context: AppContext): Asides {
  return {
    'exchange.aside': () => {
      const { sqlite } = context.open()
      return ok({ count: countWaiting(sqlite), changes: describeAsides(sqlite, shown) })
    },

    'exchange.settle': ({ ids, accept }) => {
      const { ledger, sqlite } = context.open()
      const wanted = new Set(ids)
      const done = ledger.transaction(() => {
        const rows = readWaiting(sqlite, Number.MAX_SAFE_INTEGER).filter((row) => wanted.has(idOf(row)))
        if (!accept) {
          settleAside(sqlite, rows, 'left')
          return { settled: rows.length, locked: 0, commit: null, entities: [] as readonly Entity[] }
        }
        const free = unlocked(sqlite, rows)
        // The log gets what was written, as it was written; where something later stands by now, the decision to take the
        // value is an act of our own.
        const { entities } = ledger.apply(batchesOf(free))
        const commit = ledger.commit('accept', { changes: free.length }, free.map(editOf))
        settleAside(sqlite, free, 'accepted')
        return { settled: free.length, locked: rows.length - free.length, commit, entities }
      })
      const touched = [...new Set([...done.entities, ...(done.commit?.entities ?? [])])]
      if (done.settled > 0) context.committed(done.commit?.batch ?? 'aside', touched)
      return ok({ settled: done.settled, locked: done.locked })
    },
  }
}

const idOf = ({ device, seq }: Pick<AsideRow, 'device' | 'seq'>): string => `${device}:${seq}`

const editOf = ({ entity, row, field, value }: AsideRow): Edit => ({ entity: entity as Entity, id: row, field, value })

/** Those that no lock keeps out any more; what makes up one row is judged together. */
function unlocked(sqlite: Sqlite, rows: readonly AsideRow[]): readonly AsideRow[] {
  const groups = Map.groupBy(rows, ({ entity, row, field }) =>
    // The months of a line stand each for themselves: one of them may be held.
    /^[mhr]\d\d$/.test(field) ? `${entity} ${row} ${field.slice(1)}` : `${entity} ${row}`,
  )
  // A line that is not here yet says itself which plan it is of.
  const plans = new Map(rows.filter(({ field }) => field === 'plan').map((row) => [row.row, editOf(row)]))
  return [...groups.values()].flatMap((group) => {
    const mayStand = group.every(({ entity, field, reason }) => reason !== 'not-yours' && fieldKind(entity, field))
    const plan = plans.get(group[0]?.row ?? '')
    return mayStand && passes(sqlite, [...group.map(editOf), ...(plan ? [plan] : [])]) ? group : []
  })
}

function passes(sqlite: Sqlite, edits: readonly Edit[]): boolean {
  try {
    guardLocks(sqlite, edits)
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

type Described = {
  readonly measure: string | null
  readonly fiscalYear: number | null
  readonly version: number | null
  readonly firstMonth: number | null
  readonly name: string | null
  readonly owner: string | null
}

const nameOfSubject = (of: string): string =>
  `coalesce((SELECT name FROM person WHERE id = ${of}), (SELECT name FROM city WHERE id = ${of}),
            (SELECT name FROM region WHERE id = ${of}), (SELECT name FROM department WHERE id = ${of}))`

const described: Readonly<Record<string, string>> = {
  targetLine: `SELECT line.measure, plan.fiscalYear, plan.version, plan.firstMonth,
      coalesce(channel.name, city.name) AS name, person.name AS owner
    FROM targetLine AS line LEFT JOIN plan ON plan.id = line.plan LEFT JOIN channel ON channel.id = line.channel
    LEFT JOIN city ON city.id = line.city LEFT JOIN person ON person.id = line.owner WHERE line.id = ?`,
  quota: `SELECT quota.measure, plan.fiscalYear, plan.version, plan.firstMonth,
      ${nameOfSubject('quota.subject')} AS name, NULL AS owner
    FROM quota LEFT JOIN plan ON plan.id = quota.plan WHERE quota.id = ?`,
  planState: `SELECT NULL AS measure, plan.fiscalYear, plan.version, plan.firstMonth, planState.region AS name,
      planState.name AS owner FROM planState LEFT JOIN plan ON plan.id = planState.plan WHERE planState.id = ?`,
  plan: `SELECT NULL AS measure, fiscalYear, version, firstMonth, NULL AS name, NULL AS owner FROM plan WHERE id = ?`,
}

/** The waiting changes in words that a person knows, at most `limit`; those of one moment alone where `at` is given. */
export function describeAsides(sqlite: Sqlite, limit: number, at?: number): readonly AsideChange[] {
  const partner = sqlite.prepare<[string], string>('SELECT name FROM exchangePartner WHERE workspace = ?').pluck()
  return readWaiting(sqlite, limit)
    .filter((row) => at === undefined || row.at === at)
    .map((row): AsideChange => {
      const { entity, field, value, reason, author, file } = row
      const query = Object.hasOwn(described, entity) ? described[entity] : undefined
      const about = query === undefined ? undefined : sqlite.prepare<[string], Described>(query).get(row.row)
      const month = /^[mhr](\d\d)$/.exec(field)?.[1]
      return {
        id: idOf(row),
        reason,
        from: partner.get(row.workspace) ?? '',
        author,
        writtenAt: timeOf(row.hlc),
        file,
        at: row.at,
        entity,
        field,
        name: about?.name ?? '',
        owner: about?.owner ?? '',
        fiscalYear: about?.fiscalYear ?? null,
        version: about?.version ?? null,
        measure: (about?.measure ?? null) as Measure | null,
        month: month === undefined ? null : calendarMonth(Number(month), about?.firstMonth ?? 1),
        value,
        current: currentOf(sqlite, entity, row.row, field),
      }
    })
}

/** What stands in the field now; entity and field are looked up in the registry before they reach a statement. */
function currentOf(sqlite: Sqlite, entity: string, id: string, field: string): AsideChange['current'] {
  if (!fieldKind(entity, field)) return null
  const current = sqlite.prepare<[string], AsideChange['current']>(`SELECT "${field}" FROM "${entity}" WHERE id = ?`)
  return current.pluck().get(id) ?? null
}
