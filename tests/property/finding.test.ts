import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { People } from '../../src-main/people/people.contract.ts'
import { sumFen } from '../../src-main/shared/money.ts'
import type { TargetLine } from '../../src-main/targets/targets.contract.ts'
import type { ColumnSpec } from '../../src-renderer/grid/column-spec.ts'
import { numberTests, passesFilters, type NumberFilter, type NumberTest } from '../../src-renderer/grid/filters.ts'
import { groupings } from '../../src-renderer/targets/grouping.ts'
import { yearPeriod } from '../../src-renderer/targets/target-row.ts'
import { createRowMaker, type RowWords } from '../../src-renderer/targets/working-rows.ts'

const amount = fc.option(fc.integer({ min: -100_000_000, max: 1_000_000_000 }), { freq: 5 })
const column: ColumnSpec<number | null> = { id: 'a', title: '', kind: 'amount', width: 60, value: (row) => row }
const opposites: readonly (readonly [NumberTest, NumberTest])[] = [
  ['equal', 'unequal'],
  ['above', 'atMost'],
  ['below', 'atLeast'],
  ['blank', 'filled'],
]

describe('filters of amounts', () => {
  const left = (rows: readonly (number | null)[], number: NumberFilter): readonly (number | null)[] =>
    rows.filter(passesFilters({ a: { number } }, [column], rows, { unit: 'wan' }))

  it('part the amounts with their opposite, each standing on one side', () => {
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 30 }), fc.integer(), (rows, value) => {
        for (const [one, other] of opposites) {
          const both = [...left(rows, { test: one, value }), ...left(rows, { test: other, value })]
          const counted = one === 'equal' || one === 'blank' ? rows : rows.filter((row) => row !== null)
          expect(both).toHaveLength(counted.length)
        }
      }),
    )
  })

  it('never find more for the first so many than ties allow, and let no blank pass but where blanks are asked for', () => {
    fc.assert(
      fc.property(
        fc.array(amount, { maxLength: 30 }),
        fc.constantFrom(...numberTests),
        fc.integer({ min: 1, max: 40 }),
        (rows, test, value) => {
          const found = left(rows, { test, value, other: value * 2 })
          if (test !== 'blank' && test !== 'unequal') expect(found).not.toContain(null)
          if (test !== 'top') return
          const amounts = rows.filter((row) => row !== null)
          expect(found.length).toBeGreaterThanOrEqual(Math.min(value, amounts.length))
          const least = Math.min(...found.map(Number))
          expect(amounts.filter((one) => one > least).length).toBeLessThan(Math.max(1, value))
        },
      ),
    )
  })
})

describe('groups of the working grid', () => {
  const people: People = {
    departments: ['d1', 'd2'].map((id, position) => ({ id, name: id, duty: null, position })),
    people: ['p1', 'p2', 'p3'].map((id, at) => ({
      id,
      name: id,
      login: null,
      title: null,
      department: ['d2', 'd1', null][at] ?? null,
      region: null,
      phone: null,
      leftOn: null,
    })),
    regions: [],
    cities: ['c1', 'c2'].map((id) => ({ id, code: null, name: id, province: null, country: null, region: null })),
  }
  const words: RowWords = {
    newCustomers: '',
    noCity: '',
    noOwner: '',
    noDepartment: '',
    noGrade: '',
    unknown: '',
    total: '',
    share: '',
    grade: (grade) => grade,
    channels: String,
    people: String,
    left: String,
  }
  const line = fc.record({
    owner: fc.constantFrom('p1', 'p2', 'p3', 'gone', null),
    city: fc.constantFrom('c1', 'c2', null),
    months: fc.array(fc.option(fc.integer({ min: 0, max: 1_000_000 })), { minLength: 12, maxLength: 12 }),
  })

  it('hold every line once, and their sums add up to the sum of all, however they are made', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), fc.constantFrom(...groupings), (some, grouping) => {
        const lines: TargetLine[] = some.map((one, index) => ({ ...one, id: `l${index}`, channel: null, held: 0 }))
        const maker = createRowMaker(people, [], words)
        const rows = maker.rows({
          lines,
          grouping,
          closed: new Set(),
          whole: true,
          given: [],
          arrange: (theirs) => theirs,
        })
        const shown = rows.filter(({ kind }) => kind === 'line').map(({ id }) => id)
        expect(shown.toSorted()).toEqual(lines.map(({ id }) => id).toSorted())
        if (grouping === 'none') return
        const groups = rows.filter(({ kind }) => kind === 'group')
        expect(sumFen(groups.map((group) => group.amount(yearPeriod)))).toBe(
          sumFen(lines.flatMap(({ months }) => months)),
        )
        expect(maker.groupIds(lines, grouping).toSorted()).toEqual(groups.map(({ id }) => id).toSorted())
      }),
    )
  })
})
