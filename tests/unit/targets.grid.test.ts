import { describe, expect, it } from 'vitest'
import { composeLines, type GridChannel, type GridCity } from '../../src-main/targets/grid.rules.ts'
import type { LineKey, TargetLine } from '../../src-main/targets/targets.contract.ts'
import { addMonths, isHeld, periodTotal, quarterTotals } from '../../src-main/targets/targets.rules.ts'

const idOf = ({ owner, channel, city }: LineKey): string => [owner, channel, city].join('/')
const channel = (
  id: string,
  owner: string | null,
  city: string | null,
  more: Partial<GridChannel> = {},
): GridChannel => ({
  id,
  code: null,
  name: id,
  city,
  owner,
  archived: false,
  ...more,
})
const city = (id: string, code: string | null, more: Partial<GridCity> = {}): GridCity => ({
  id,
  code,
  name: id,
  province: null,
  country: null,
  ...more,
})
const stored = (key: LineKey, amount: number | null, held = 0): TargetLine => ({
  id: idOf(key),
  ...key,
  held,
  months: [amount, ...Array<null>(11).fill(null)],
})
const ids = (
  channels: readonly GridChannel[],
  lines: readonly TargetLine[] = [],
  cities: readonly GridCity[] = [],
): readonly string[] => composeLines({ channels, cities, stored: lines, idOf }).map(({ id }) => id)

describe('the lines of the grid', () => {
  it('make up a blank line for every channel under its present owner', () => {
    const [line] = composeLines({ channels: [channel('c', 'li', 'sh')], cities: [], stored: [], idOf })
    expect(line).toEqual({ id: 'li/c/', owner: 'li', channel: 'c', city: 'sh', months: Array(12).fill(null), held: 0 })
  })

  it('take the stored line where there is one, in the channel’s present city', () => {
    const [line] = composeLines({
      channels: [channel('c', 'li', 'sh')],
      cities: [],
      idOf,
      stored: [stored({ owner: 'li', channel: 'c', city: null }, 5)],
    })
    expect(line).toMatchObject({ id: 'li/c/', city: 'sh' })
    expect(line?.months[0]).toBe(5)
  })

  it('keep the former owner’s line in sight while it says anything', () => {
    const before = (amount: number | null, held = 0): readonly TargetLine[] => [
      stored({ owner: 'wang', channel: 'c', city: null }, amount, held),
    ]
    expect(ids([channel('c', 'li', 'sh')], before(5))).toEqual(['li/c/', 'wang/c/'])
    expect(ids([channel('c', 'li', 'sh')], before(0))).toEqual(['li/c/', 'wang/c/'])
    expect(ids([channel('c', 'li', 'sh')], before(null, 1))).toEqual(['li/c/', 'wang/c/'])
    expect(ids([channel('c', 'li', 'sh')], before(null))).toEqual(['li/c/'])
  })

  it('show an archived channel only while its lines hold something', () => {
    const archived = [channel('c', 'li', 'sh', { archived: true })]
    expect(ids(archived)).toEqual([])
    expect(ids(archived, [stored({ owner: 'li', channel: 'c', city: null }, 5)])).toEqual(['li/c/'])
  })

  it('keep an amount in sight whose channel is not here at all', () => {
    expect(ids([], [stored({ owner: 'li', channel: 'gone', city: null }, 5)])).toEqual(['li/gone/'])
  })

  it('show every 新增客户 line, blank ones too', () => {
    expect(ids([], [stored({ owner: 'li', channel: null, city: 'sh' }, null)])).toEqual(['li//sh'])
  })

  it('stand by city code, then places abroad, then without a city; in a city by code and name, new customers last', () => {
    const cities = [
      city('memphis', null, { country: 'United States', province: 'Tennessee' }),
      city('hz', '330100'),
      city('sh', '310100'),
      city('berlin', null, { country: 'Germany' }),
    ]
    const channels = [
      channel('m', 'a', 'memphis'),
      channel('nowhere', 'a', null),
      channel('h', 'a', 'hz'),
      channel('b', 'a', 'berlin'),
      channel('s10', 'a', 'sh', { code: 'SH-10' }),
      channel('s9', 'a', 'sh', { code: 'SH-9' }),
      channel('no-code-2', 'a', 'sh', { name: '乙' }),
      channel('no-code-1', 'a', 'sh', { name: '甲' }),
    ]
    expect(ids(channels, [stored({ owner: 'a', channel: null, city: 'sh' }, 1)], cities)).toEqual([
      'a/s9/',
      'a/s10/',
      'a/no-code-1/',
      'a/no-code-2/',
      'a//sh',
      'a/h/',
      'a/b/',
      'a/m/',
      'a/nowhere/',
    ])
  })
})

describe('sums of months', () => {
  const months = [1, null, 3, null, null, null, 0, 8, 9, 10, 11, 12]

  it('a quarter is its three months, blank where all of them are', () => {
    expect(quarterTotals(months)).toEqual([4, null, 17, 33])
    expect(periodTotal(months, { kind: 'quarter', quarter: 2 })).toBeNull()
    expect(periodTotal(months, { kind: 'month', month: 7 })).toBe(0)
    expect(periodTotal(months, { kind: 'year' })).toBe(54)
  })

  it('lines add up month by month', () => {
    expect(addMonths([{ months }, { months: [5, ...Array<null>(11).fill(null)] }])).toEqual([6, ...months.slice(1)])
  })

  it('the first bit holds the first month', () => {
    expect([1, 2, 12].map((month) => isHeld({ held: 0b1000_0000_0001 }, month))).toEqual([true, false, true])
  })
})
