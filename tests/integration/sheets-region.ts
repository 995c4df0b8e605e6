import type { Edit } from '../../src-main/ledger/ledger.ts'
import type { Value } from '../../src-main/ledger/registry.ts'
import { amountField, heldField } from '../../src-main/ledger/registry.ts'
import { targetLineId } from '../../src-main/targets/targets.store.ts'
import type { TestWorkspace } from './workspace.ts'

export type Region = {
  readonly plan: string
  /** In printing order. */
  readonly cities: readonly { readonly id: string; readonly name: string; readonly channels: readonly string[] }[]
}

const names = [
  '颐和堂健康管理',
  '𠮷野健康',
  '钱塘体检机构',
  '西湖直营部',
  '龘龘药房',
  '滨江智康科技有限责任公司杭州市滨江区第一分公司',
]

/**
 * A region through the ledger: cities of 1 to 40 channels, blank, zero, held, small and very large months, new customers,
 * quotas at every grain.
 */
export function seedRegion({ open }: TestWorkspace): Region {
  const edits: Edit[] = []
  const row = (entity: Edit['entity'], id: string, fields: Readonly<Record<string, Value>>): void => {
    for (const [field, value] of Object.entries({ live: 1, ...fields })) edits.push({ entity, id, field, value })
  }
  const plan = 'plan-2027'
  row('plan', plan, { fiscalYear: 2027, version: 2, firstMonth: 1, status: 'draft', step: 100 })
  row('region', 'east', { name: '华东大区', manager: 'zhang' })
  row('department', 'sales', { name: '销售部', position: 1 })
  row('person', 'zhang', { name: '张伟', title: '区域经理' })
  const owners = ['chen', 'sun', 'li']
  for (const [index, owner] of owners.entries()) {
    row('person', owner, {
      name: ['陈晨', '孙浩', 'Ranjit Varkey Chudukatil'][index] ?? '',
      title: '渠道经理',
      department: 'sales',
    })
    row('quota', `q-${owner}`, { plan, measure: 'revenue', level: 'person', subject: owner, year: 5_000_000_000 })
  }
  const sizes = [
    1,
    13,
    40,
    10,
    11,
    24,
    ...Array.from({ length: 14 }, (_, index) => index + 2),
    ...Array.from({ length: 14 }, () => 1),
  ]
  let number = 0
  const cities = sizes.map((size, index) => {
    const id = String(330_100 + index * 100)
    const name = `第${index + 1}城`
    row('city', id, { code: id, name, province: '浙江省', region: 'east' })
    const channels = Array.from({ length: size }, (_, at) => {
      number += 1
      const channel = `c${String(number).padStart(4, '0')}`
      const called = at < names.length ? (names[at] ?? '') : `${name}第${at + 1}药房`
      const owner = owners[number % owners.length] ?? 'chen'
      row('channel', channel, {
        name: called,
        code: `K-${String(number).padStart(4, '0')}`,
        type: 'agent',
        grade: 'B',
        status: 'active',
        city: id,
        owner,
        note: at === 0 ? '含双节订货，另有很长的说明写在这里，放不下的截去' : null,
      })
      line({ owner, channel, city: null }, (month) => amount(number, month, index))
      return called
    })
    if (index % 2 === 0) line({ owner: 'chen', channel: null, city: id }, (month) => (month < 3 ? null : 12_345_600))
    return { id, name, channels: channels.slice(0, 5) }
  })
  row('quota', 'q-month', {
    plan,
    measure: 'revenue',
    level: 'city',
    subject: '330100',
    ...Object.fromEntries(Array.from({ length: 12 }, (_, month) => [amountField(month + 1), 9_000_000])),
  })
  row('quota', 'q-quarter', {
    plan,
    measure: 'revenue',
    level: 'city',
    subject: '330200',
    q1: 90_000_000,
    q2: null,
    q3: 0,
    q4: 70_000_000,
  })
  open.ledger.commit('import', {}, edits)
  return { plan, cities }

  function line(
    key: { readonly owner: string; readonly channel: string | null; readonly city: string | null },
    of: (month: number) => number | null,
  ): void {
    const months = Array.from({ length: 12 }, (_, month) => month)
    row('targetLine', targetLineId(plan, 'revenue', key), {
      plan,
      measure: 'revenue',
      ...key,
      ...Object.fromEntries(months.map((month) => [amountField(month + 1), of(month)])),
      [heldField(2)]: key.channel === null ? null : 1,
    })
  }
}

/** Blank, zero, 角 and 分, and in one city a hundred million a month. */
function amount(number: number, month: number, city: number): number | null {
  if ((number + month) % 11 === 0) return null
  if ((number + month) % 13 === 0) return 0
  if (city === 4) return 12_345_678_912 + number * 7919 + month
  if (city === 7) return 9_876_500_000_00 + number
  return ((number * 7919 + month * 104_729) % 2_000_000) * 100
}
