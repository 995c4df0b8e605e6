import { createHash } from 'node:crypto'
import type { Channel } from '../../src-main/channels/channels.contract.ts'
import type { Person } from '../../src-main/people/people.contract.ts'
import type { Plan } from '../../src-main/plans/plans.contract.ts'
import { know, type Known, type SheetSource } from '../../src-main/sheets/source.rules.ts'
import type { Quota, TargetLine } from '../../src-main/targets/targets.contract.ts'

export const wan = 1_000_000
export const months = (fen: number | null): readonly (number | null)[] => Array.from({ length: 12 }, () => fen)

const plan: Plan = {
  id: 'plan-2027',
  fiscalYear: 2027,
  version: 2,
  firstMonth: 1,
  status: 'draft',
  step: 100_000,
  seasonality: null,
  profile: null,
  baseline: null,
  note: null,
}

const person = (id: string, name: string, title: string, department: string | null): Person => ({
  id,
  name,
  title,
  department,
  region: 'east',
  login: null,
  phone: null,
  leftOn: null,
})

export const channel = (number: number, given: Partial<Channel> = {}): Channel => ({
  id: `c${number}`,
  code: `HZ-${String(number).padStart(3, '0')}`,
  name: `杭州第${number}药房`,
  type: 'agent',
  class: null,
  grade: 'B',
  status: 'active',
  city: '330100',
  owner: 'chen',
  firstContact: null,
  profile: null,
  signedOn: null,
  address: null,
  note: null,
  archived: false,
  ...given,
})

export const line = (
  number: number,
  amounts: readonly (number | null)[],
  given: Partial<TargetLine> = {},
): TargetLine => ({
  id: `l${number}`,
  owner: 'chen',
  channel: `c${number}`,
  city: '330100',
  months: amounts,
  held: 0,
  ...given,
})

export const newCustomers = (
  number: number,
  amounts: readonly (number | null)[],
  given: Partial<TargetLine> = {},
): TargetLine => line(number, amounts, { channel: null, ...given })

export type Given = {
  readonly lines: readonly TargetLine[]
  readonly channels?: readonly Channel[]
  readonly quotas?: readonly Quota[]
  readonly plan?: Partial<Plan>
  readonly source?: Partial<SheetSource>
}

/** A region of two cities, two departments and three people, with the given lines. */
export function source({ lines, channels, quotas = [], plan: planned = {}, source: rest = {} }: Given): SheetSource {
  const ids = lines.map(({ id, channel: of }) => ({ number: Number(id.slice(1)), of })).filter(({ of }) => of !== null)
  return {
    grid: { plan: { ...plan, ...planned }, measure: 'revenue', lines, quotas },
    channels: channels ?? ids.map(({ number }) => channel(number)),
    people: {
      departments: [
        { id: 'sales', name: '销售部', duty: null, position: 1 },
        { id: 'partners', name: '渠道部', duty: null, position: 2 },
      ],
      people: [
        person('zhang', '张伟', '区域经理', null),
        person('li', '李静', '销售总监', 'sales'),
        person('chen', '陈晨', '渠道经理', 'partners'),
      ],
      regions: [{ id: 'east', name: '华东大区', manager: 'zhang', position: 1 }],
      cities: [
        { id: '330100', code: '330100', name: '杭州', province: '浙江省', country: null, region: 'east' },
        { id: '330200', code: '330200', name: '宁波', province: '浙江省', country: null, region: 'east' },
      ],
    },
    user: '张伟',
    language: 'zh-CN',
    unit: 'wan',
    printed: { date: '2026-11-23', time: '09:40' },
    digest: (text) => createHash('sha256').update(text).digest(),
    ...rest,
  }
}

export const known = (given: Given): Known => know(source(given))
