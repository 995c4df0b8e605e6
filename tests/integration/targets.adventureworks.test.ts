import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { People } from '../../src-main/people/people.contract.ts'
import { readPeople } from '../../src-main/people/people.store.ts'
import { fiscalMonthOf, quarterOf } from '../../src-main/shared/calendar.ts'
import { parseAmount } from '../../src-main/shared/money.ts'
import { valueOf } from '../../src-main/shared/result.ts'
import { compareQuotas } from '../../src-main/targets/quotas.rules.ts'
import { tableB } from '../../src-main/targets/table-b.rules.ts'
import { tableA, tableC } from '../../src-main/targets/tables.rules.ts'
import type { TargetGrid } from '../../src-main/targets/targets.contract.ts'
import { readGridChannels } from '../../src-main/targets/targets.store.ts'
import { done, openTargetsWorkspace, type TargetsWorkspace } from './targets.fixture.ts'

const read = (file: string): readonly (readonly string[])[] =>
  readFileSync(`tests/fixtures/adventureworks/${file}`, 'utf8').trim().split(/\r?\n/).slice(1).map(fieldsOf)

/** The fields of a CSV line; a quoted one may hold commas. */
const fieldsOf = (line: string): readonly string[] =>
  [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, field = '']) =>
    field.replace(/^"|"$/g, '').replaceAll('""', '"'),
  )

const yuan = (amount: number): number => amount * 100

let workspace: TargetsWorkspace
let grid: TargetGrid
let people: People

beforeAll(async () => {
  workspace = openTargetsWorkspace()
  const channels = read('channels.csv')
  const quotas = read('quotas.csv')
  const logins = new Set([...channels.map((row) => row[6] ?? ''), ...quotas.map((row) => row[0] ?? '')])
  workspace.put('person', Object.fromEntries([...logins].map((login) => [login, { name: login, login }])))
  const places = new Map(
    channels.map(([, , city, province, country]) => [
      `${country}/${province}/${city}`,
      { name: city ?? '', province: province ?? '', country: country ?? '' },
    ]),
  )
  workspace.put('city', Object.fromEntries(places))
  workspace.put(
    'channel',
    Object.fromEntries(
      channels.map(([code, name, city, province, country, , owner]) => [
        `channel-${code}`,
        { code: code ?? '', name: name ?? '', city: `${country}/${province}/${city}`, owner: owner ?? '' },
      ]),
    ),
  )
  for (const fiscalYear of [2023, 2024]) {
    const plan = await done(workspace.plans['plans.create']({ fiscalYear, firstMonth: 1, step: 100 }))
    for (const subject of logins) {
      const amounts: (number | null)[] = [null, null, null, null]
      for (const [login, day = '', amount = ''] of quotas) {
        const when = fiscalMonthOf(day, 1)
        if (login === subject && when.fiscalYear === fiscalYear)
          amounts[quarterOf(when.month) - 1] = valueOf(parseAmount(amount, 'yuan'))
      }
      if (amounts.every((amount) => amount === null)) continue
      await done(
        workspace.targets['targets.setQuota']({
          plan: plan.id,
          measure: 'revenue',
          level: 'person',
          subject,
          grain: 'quarter',
          amounts,
        }),
      )
    }
  }
  await done(workspace.plans['plans.seasonalityFrom']({ id: 'plan-2024-1', from: 'plan-2023-1', measure: 'revenue' }))
  await done(workspace.targets['targets.spreadQuotas']({ plan: 'plan-2024-1', measure: 'revenue', owners: null }))
  grid = await done(workspace.targets['targets.grid']({ plan: 'plan-2024-1', measure: 'revenue' }))
  people = await readPeople(workspace.open.db)
})
afterAll(() => workspace.close())

describe('the quotas of 2024 of a real region', () => {
  it('stand in table A for its 17 owners with the sums of the source', () => {
    const { rows, total } = tableA(grid, people, 'quota')
    expect(rows.filter(({ year }) => year !== null)).toHaveLength(17)
    expect(total).toEqual({
      quarters: [8_039_000, 13_733_000, 11_097_000, 8_051_000].map(yuan),
      year: yuan(40_920_000),
    })
  })

  it('are spread without losing a fen, in all and for every owner', () => {
    expect(tableA(grid, people, 'own').total.year).toBe(yuan(40_920_000))
    expect(tableA(grid, people, 'difference').rows.map(({ year }) => year)).toEqual(Array(17).fill(0))
    expect(compareQuotas(grid, people).total({ kind: 'year' })).toEqual({
      quota: yuan(40_920_000),
      own: yuan(40_920_000),
      difference: 0,
    })
  })

  it('follow the seasonality of 2023 by month, to within a 元 for each owner', () => {
    const weights = [5_068, 10_537, 8_654, 5_913]
    const months = tableC(grid, people).total.months
    for (const [index, amount] of months.entries()) {
      const share = (yuan(40_920_000) * (weights[Math.floor(index / 3)] ?? 0)) / (30_172 * 3)
      expect(Math.abs((amount ?? 0) - share)).toBeLessThan(17 * 100)
    }
  })

  it('reach each of 701 channels, and new customers of the four owners who have none', () => {
    const channels = readGridChannels(workspace.open.sqlite).map(({ id, code, name }) => ({
      id,
      code,
      name: name ?? '',
    }))
    const { groups, newCustomers, total } = tableB(grid, people, channels)
    expect(total).toEqual({ channels: 701, target: yuan(40_920_000) })
    expect(groups.flatMap(({ rows }) => rows).every(({ target }) => (target ?? 0) > 0)).toBe(true)
    expect(newCustomers.rows.map(({ name }) => name).toSorted()).toEqual(['amy0', 'stephen0', 'syed0', 'tete0'])
  })

  it('give the channels of one owner years that differ by one 元 at most', () => {
    const theirs = grid.lines
      .filter(({ owner }) => owner === 'jillian0')
      .map(({ months }) => months.reduce<number>((sum, amount) => sum + (amount ?? 0), 0))
    expect(theirs).toHaveLength(76)
    expect(Math.max(...theirs) - Math.min(...theirs)).toBeLessThanOrEqual(100)
  })

  it('are one act, which one undo takes back', async () => {
    workspace.open.ledger.undo()
    const blank = await done(workspace.targets['targets.grid']({ plan: 'plan-2024-1', measure: 'revenue' }))
    expect(blank.lines).toHaveLength(701)
    expect(tableA(blank, people).total.year).toBeNull()
    workspace.open.ledger.redo()
    expect(await done(workspace.targets['targets.grid']({ plan: 'plan-2024-1', measure: 'revenue' }))).toEqual(grid)
  })
})
