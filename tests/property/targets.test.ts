import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { People } from '../../src-main/people/people.contract.ts'
import { compareQuotas } from '../../src-main/targets/quotas.rules.ts'
import { tableB } from '../../src-main/targets/table-b.rules.ts'
import { tableA, tableC } from '../../src-main/targets/tables.rules.ts'
import type { Quota, TargetGrid, TargetLine } from '../../src-main/targets/targets.contract.ts'
import { addMonths, quarterTotals, yearOf } from '../../src-main/targets/targets.rules.ts'

const id = (name: string, count: number) =>
  fc.constantFrom(...Array.from({ length: count }, (_, index) => `${name}${index}`))
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })
const amount = fc.option(fc.integer({ min: 0, max: 10_000_000_000 }), { nil: null, freq: 3 })

const people: fc.Arbitrary<People> = fc
  .record({
    departments: fc.array(id('department', 3), { minLength: 6, maxLength: 6 }),
    regions: fc.array(maybe(id('region', 2)), { minLength: 6, maxLength: 6 }),
  })
  .map(({ departments, regions }) => ({
    departments: [0, 1, 2].map((index) => ({
      id: `department${index}`,
      name: `部${index}`,
      duty: null,
      position: index,
    })),
    regions: [0, 1].map((index) => ({ id: `region${index}`, name: `区${index}`, manager: null, position: index })),
    people: departments.map((department, index) => ({
      id: `person${index}`,
      name: `人${index}`,
      login: null,
      title: null,
      department,
      region: regions[index] ?? null,
      phone: null,
      leftOn: null,
    })),
    cities: regions.map((region, index) => ({
      id: `city${index}`,
      code: null,
      name: `市${index}`,
      province: null,
      country: null,
      region,
    })),
  }))

const line: fc.Arbitrary<TargetLine> = fc.record({
  id: fc.uuid(),
  owner: maybe(id('person', 8)),
  channel: maybe(id('channel', 20)),
  city: maybe(id('city', 8)),
  months: fc.array(amount, { minLength: 12, maxLength: 12 }),
  held: fc.nat(4095),
})
const graded = fc.constantFrom('year', 'quarter', 'month').chain((grain) =>
  fc.record({
    grain: fc.constant(grain),
    amounts: fc.array(amount, {
      minLength: { year: 1, quarter: 4, month: 12 }[grain],
      maxLength: { year: 1, quarter: 4, month: 12 }[grain],
    }),
  }),
)
const quotas: fc.Arbitrary<readonly Quota[]> = fc.uniqueArray(
  fc
    .record({ subject: id('person', 8), given: graded })
    .map(({ subject, given }): Quota => ({ id: subject, level: 'person', subject, ...given })),
  { selector: ({ subject }) => subject },
)
const grid: fc.Arbitrary<TargetGrid> = fc.record({ lines: fc.array(line, { maxLength: 30 }), quotas }).map((parts) => ({
  plan: {
    id: 'p',
    fiscalYear: 2027,
    version: 1,
    firstMonth: 1,
    status: 'draft',
    step: 100,
    seasonality: null,
    profile: null,
    baseline: null,
    note: null,
  },
  measure: 'intake',
  ...parts,
}))

const column = (rows: readonly { readonly [key: string]: unknown }[], pick: (row: never) => number | null): number =>
  rows.reduce<number>((sum, row) => sum + (pick(row as never) ?? 0), 0)

it('tables A, B and C are views of the same months: their totals agree, and every row is counted once', () => {
  fc.assert(
    fc.property(grid, people, (one, roster) => {
      const whole = addMonths(one.lines)
      const a = tableA(one, roster)
      const b = tableB(one, roster, [])
      const c = tableC(one, roster)
      expect(a.total).toEqual({ quarters: quarterTotals(whole), year: yearOf(whole) })
      expect(c.total).toEqual({ months: whole, year: yearOf(whole) })
      expect(b.total.target).toBe(yearOf(whole))
      expect(column(a.rows, (row: (typeof a.rows)[number]) => row.year)).toBe(yearOf(whole) ?? 0)
      const inC = c.groups.flatMap(({ rows }) => rows)
      for (let month = 0; month < 12; month += 1) {
        expect(column(inC, (row: (typeof inC)[number]) => row.months[month] ?? null)).toBe(whole[month] ?? 0)
      }
      const inB = [...b.groups.flatMap(({ rows }) => rows), ...b.newCustomers.rows]
      expect(inB.map((row) => row.line).toSorted()).toEqual(one.lines.map((each) => each.id).toSorted())
      expect(column(inB, (row: (typeof inB)[number]) => row.target)).toBe(yearOf(whole) ?? 0)
    }),
  )
})

it('a row of table C adds up to the same quarters as its row of table A', () => {
  fc.assert(
    fc.property(grid, people, (one, roster) => {
      const quartersOf = new Map(tableA(one, roster).rows.map((row) => [row.owner, row]))
      for (const row of tableC(one, roster).groups.flatMap(({ rows }) => rows)) {
        expect(quarterTotals(row.months)).toEqual(quartersOf.get(row.owner)?.quarters)
        expect(row.year).toBe(quartersOf.get(row.owner)?.year)
      }
    }),
  )
})

it('自报 less 下达 is 差额 in every row with a quota and in the total, wherever the quota can be told', () => {
  fc.assert(
    fc.property(grid, people, (one, roster) => {
      const [own, quota, difference] = (['own', 'quota', 'difference'] as const).map((basis) =>
        tableA(one, roster, basis),
      )
      if (!own || !quota || !difference) throw new Error('three tables')
      const rows = [...own.rows, own.total].map((row, index) => [
        row,
        [...quota.rows, quota.total][index],
        [...difference.rows, difference.total][index],
      ])
      for (const [mine, given, gap] of rows) {
        const cells = [0, 1, 2, 3, 4].map((at) =>
          [mine, given, gap].map((row) => (at === 4 ? row?.year : row?.quarters[at]) ?? null),
        )
        for (const [reported, assigned, between] of cells) {
          expect(between).toBe(assigned === null || assigned === undefined ? null : (reported ?? 0) - assigned)
        }
      }
    }),
  )
})

it('the own numbers of all people, and of all departments and the rest, add up to the whole', () => {
  fc.assert(
    fc.property(grid, people, (one, roster) => {
      const view = compareQuotas(one, roster)
      const year = { kind: 'year' } as const
      const whole = one.lines.filter(({ owner }) => owner !== null)
      const persons = [...new Set(whole.map(({ owner }) => owner ?? ''))]
      const sum = persons.reduce((all, subject) => all + (view.quotaFor('person', subject, year).own ?? 0), 0)
      expect(sum).toBe(yearOf(addMonths(whole)) ?? 0)
      const known = whole.filter(({ owner }) => roster.people.some((person) => person.id === owner))
      const byDepartment = roster.departments.reduce(
        (all, { id: subject }) => all + (view.quotaFor('department', subject, year).own ?? 0),
        0,
      )
      expect(byDepartment).toBe(yearOf(addMonths(known)) ?? 0)
    }),
  )
})

it('the shares of months and of people add up to 100.0 % wherever there is anything', () => {
  fc.assert(
    fc.property(grid, people, (one, roster) => {
      const table = tableC(one, roster)
      fc.pre((table.total.year ?? 0) > 0)
      const add = (parts: readonly (number | null)[]): number =>
        parts.reduce<number>((all, part) => all + (part ?? 0), 0)
      expect(add(table.shares.months)).toBe(1000)
      expect(add(table.groups.flatMap(({ rows }) => rows.map((row) => row.share)))).toBe(1000)
    }),
  )
})
