import { cityIdFor } from '../../../src-main/people/people.store.ts'
import type { Random } from './random.ts'
import { cities, departments, people, region } from './places.ts'

export type Row = {
  readonly entity: string
  readonly id: string
  readonly fields: Readonly<Record<string, string | number | null>>
}

export type SampleChannel = {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly city: string
  readonly grade: 'A' | 'B' | 'C' | 'D'
  readonly owner: string
  /** Who answered for it last year. */
  readonly before: string
  /** Month of 2026 in which a new partner began; 0 for the older ones. */
  readonly since: number
}

const typeOf = (name: string): string =>
  /直营/.test(name) ? 'direct' : /体检|大学|颐养院|机构/.test(name) ? 'institution' : 'agent'
const classOf = (name: string): string =>
  /药/.test(name) ? '连锁药房' : /体检/.test(name) ? '体检机构' : /直营/.test(name) ? '直营团队' : '康养服务'

const surnames = [...'王陈刘杨黄吴徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余']
const givens = ['建明', '志强', '晓红', '丽华', '国平', '海燕', '永康', '雪梅', '文斌', '秀英', '俊杰', '玉兰']

export function peopleRows(): readonly Row[] {
  return [
    ...departments.map(({ id, name, duty }, position): Row => ({
      entity: 'department',
      id,
      fields: { name, duty, position: position + 1 },
    })),
    { entity: 'region', id: region.id, fields: { name: region.name, manager: 'p-zhangwei', position: 1 } },
    ...people.map(({ id, ...fields }): Row => ({ entity: 'person', id, fields: { ...fields, region: region.id } })),
    ...cities.map(({ code, name, province }): Row => ({
      entity: 'city',
      id: cityIdFor({ code, name, province, country: '中国' }),
      fields: { code, name, province, country: '中国', region: region.id },
    })),
  ]
}

/** The channels with their first contacts. */
export function channelRows(random: Random): {
  readonly rows: readonly Row[]
  readonly channels: readonly SampleChannel[]
} {
  const rows: Row[] = []
  const channels: SampleChannel[] = []
  for (const city of cities) {
    city.channels.forEach((name, at) => {
      const code = `${city.short}-${String(at + 1).padStart(3, '0')}`
      const id = `ch-${code.toLowerCase()}`
      const grade = at < 3 ? 'A' : at < 6 ? 'B' : at < 10 ? 'C' : 'D'
      const owner = city.owners[Math.floor((at * city.owners.length) / city.channels.length)] as string
      const since = at > 3 && random.chance(0.16) ? random.whole(3, 10) : 0
      const signedOn =
        since > 0
          ? `2026-${String(since).padStart(2, '0')}-${String(random.whole(1, 28)).padStart(2, '0')}`
          : `20${random.whole(18, 25)}-${String(random.whole(1, 12)).padStart(2, '0')}-${String(random.whole(1, 28)).padStart(2, '0')}`
      const contact = `co-${code.toLowerCase()}`
      rows.push({
        entity: 'channel',
        id,
        fields: {
          code,
          name,
          type: typeOf(name),
          class: classOf(name),
          grade,
          status: since > 9 ? 'signed' : 'active',
          city: cityIdFor({ code: city.code, name: city.name, province: city.province, country: '中国' }),
          owner,
          firstContact: contact,
          signedOn,
        },
      })
      rows.push({
        entity: 'contact',
        id: contact,
        fields: {
          channel: id,
          name: random.pick(surnames) + random.pick(givens),
          title: random.pick(['总经理', '采购经理', '店长', '副总经理', '运营负责人']),
          phone: `139 0000 ${String(2000 + channels.length)}`,
        },
      })
      channels.push({ id, code, name, city: city.code, grade, owner, before: city.before ?? owner, since })
    })
  }
  return { rows, channels }
}
