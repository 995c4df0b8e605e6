import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { migrate } from '../../src-main/database/migrate.ts'
import { migrations } from '../../src-main/database/migrations/list.ts'
import type { Batch, Edit, Ledger } from '../../src-main/ledger/ledger.ts'
import { createLedger } from '../../src-main/ledger/open.ts'
import { entities, type Value } from '../../src-main/ledger/registry.ts'

const cases = Number(process.env['QUDAO_PROPERTY_CASES'] ?? 1000)
/** Enough on a slow machine, for a thousand cases and for ten thousand. */
const timeout = 600_000 * Math.ceil(cases / 1000)

type Store = { readonly sqlite: Database.Database; readonly ledger: Ledger }

/** A migrated database as it would lie on disk: every store begins as a copy of it, which is cheaper than migrating. */
const empty = ((): Buffer => {
  const sqlite = new Database(':memory:')
  migrate(sqlite, migrations, () => {})
  const image = sqlite.serialize()
  sqlite.close()
  return image
})()

function createStore(device: string, clock: { now: number }): Store {
  const sqlite = new Database(empty)
  let ids = 0
  const newId = (): string => `${device}-${++ids}`
  return { sqlite, ledger: createLedger(sqlite, { device, author: device, now: () => clock.now, newId }) }
}

const clock = { now: Date.UTC(2026, 0, 1) }
const open: Store[] = []
function stores(names: readonly string[]): Store[] {
  for (const store of open.splice(0)) store.sqlite.close()
  const made = names.map((name) => createStore(name, clock))
  open.push(...made)
  return made
}
afterAll(() => open.splice(0).forEach((store) => store.sqlite.close()))

/** One step of a history: a device edits some fields, or learns all that another one knows so far. */
type Step =
  | { readonly kind: 'edit'; readonly device: number; readonly fields: readonly (readonly [number, number, number])[] }
  | { readonly kind: 'learn'; readonly device: number; readonly from: number }
  | { readonly kind: 'undo'; readonly device: number }
  | { readonly kind: 'wait'; readonly ms: number }

const device = fc.integer({ min: 0, max: 2 })
const field = fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }))
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('edit' as const),
      device,
      fields: fc.array(field, { minLength: 1, maxLength: 4 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('learn' as const), device, from: device }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('undo' as const), device }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: -5, max: 5 }) }) },
)

const targets = [
  { entity: 'channel', fields: ['name', 'code', 'grade', 'note'] },
  { entity: 'targetLine', fields: ['m01', 'm02', 'h01', 'owner'] },
  { entity: 'person', fields: ['name', 'title', 'phone', 'login'] },
] as const

function edit([row, column, value]: readonly [number, number, number]): Edit {
  const target = targets[row % targets.length]!
  const name = target.fields[column]!
  const numeric = name.startsWith('m0') || name.startsWith('h0')
  const stored: Value = value === 0 ? null : numeric ? (name === 'h01' ? 1 : value * 100) : `v${value}`
  return { entity: target.entity, id: `row-${row}`, field: name, value: stored }
}

const everything = (ledger: Ledger): Batch[] => [
  ...ledger.read([...ledger.heads()].map(([name, to]) => ({ device: name, from: 1, to }))),
]

function play(steps: readonly Step[], made: readonly Store[]): void {
  for (const one of steps) {
    if (one.kind === 'wait') clock.now += one.ms
    else if (one.kind === 'edit') made[one.device]!.ledger.commit('type', {}, one.fields.map(edit))
    else if (one.kind === 'learn') made[one.device]!.ledger.apply(everything(made[one.from]!.ledger))
    else if (made[one.device]!.ledger.undoState().undo) {
      try {
        made[one.device]!.ledger.undo()
      } catch {
        // Blocked: others changed all of it since.
      }
    }
  }
}

/** Cuts batches into single changes' worth and shuffles them with repetitions, as files may arrive. */
function scatter(batches: readonly Batch[], order: readonly number[]): Batch[] {
  const parts = batches.flatMap((batch) => batch.changes.map((change) => ({ ...batch, changes: [change] })))
  const picked = order.map((at) => parts[at % Math.max(1, parts.length)]).filter((part) => part !== undefined)
  const rest = parts.map((part, at) => ({
    part,
    key: (order[at % Math.max(1, order.length)] ?? 0) * 7919 + at * 104729,
  }))
  rest.sort((a, b) => (a.key % 1009) - (b.key % 1009))
  return [...picked, ...rest.map(({ part }) => part)]
}

const losers = (sqlite: Database.Database): unknown =>
  sqlite
    .prepare(
      `SELECT object.entity, object.key, field.name, device.key AS device, loser.seq FROM loser
         JOIN object ON object.id = loser.object JOIN field ON field.id = loser.field
         JOIN device ON device.id = loser.device ORDER BY 1, 2, 3, 4, 5`,
    )
    .all()

const projections = (sqlite: Database.Database): unknown =>
  entities.map((entity) => sqlite.prepare(`SELECT * FROM "${entity}" ORDER BY id`).all())

test(
  'any shuffle, repetition and split of three devices’ changes ends in the same content and the same conflicts',
  () => {
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 3, maxLength: 25 }),
        fc.array(fc.nat(997), { maxLength: 30 }),
        fc.array(fc.nat(997), { maxLength: 30 }),
        (steps, one, two) => {
          const [a, b, c, left, right] = stores(['a', 'b', 'c', 'left', 'right']) as [Store, Store, Store, Store, Store]
          play(steps, [a, b, c])
          const all = [a, b, c].flatMap((store) => everything(store.ledger))
          left.ledger.apply(all)
          for (const part of scatter(all, one)) right.ledger.apply([part])
          for (const store of [a, b, c]) store.ledger.apply(scatter(all, two))
          const hash = left.ledger.contentHash()
          for (const store of [a, b, c, right]) {
            expect(store.ledger.contentHash()).toBe(hash)
            expect(projections(store.sqlite)).toEqual(projections(left.sqlite))
            expect(losers(store.sqlite)).toEqual(losers(left.sqlite))
          }
        },
      ),
      { numRuns: cases },
    )
  },
  timeout,
)

test(
  'winners and tables rebuilt from the log equal the ones that grew with it',
  () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 3, maxLength: 25 }), (steps) => {
        const made = stores(['a', 'b', 'c'])
        play(steps, made)
        for (const { sqlite, ledger } of made) {
          const before = { hash: ledger.contentHash(), tables: projections(sqlite), losers: losers(sqlite) }
          ledger.rebuild()
          expect({ hash: ledger.contentHash(), tables: projections(sqlite), losers: losers(sqlite) }).toEqual(before)
        }
      }),
      { numRuns: Math.ceil(cases / 5) },
    )
  },
  timeout,
)
