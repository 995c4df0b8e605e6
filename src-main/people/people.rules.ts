import type { peopleEntities } from './people.contract.ts'
import type { FieldRules } from './fields.rules.ts'

export type PeopleEntity = (typeof peopleEntities)[number]

/** The titles of DOMAIN.md, offered where one types; any other word is taken as well. */
export const titleSuggestions = [
  '渠道总监',
  '销售总监',
  '服务总监',
  '运维总监',
  '区域经理',
  '渠道经理',
  '区域负责人',
  '渠道负责人',
  '专员',
  '设计师',
  '策划',
] as const

const name = { kind: 'line', limit: 60, required: true } as const
const position = { kind: 'integer', min: 0, max: 100_000 } as const

/** What the rows of this subject may hold. A city's code is its identity and is set once, at its making. */
export const peopleFields: Readonly<Record<PeopleEntity, FieldRules>> = {
  department: { name, duty: { kind: 'line', limit: 200 }, position },
  person: {
    name,
    login: { kind: 'line', limit: 60 },
    title: { kind: 'line', limit: 60 },
    department: { kind: 'reference', to: 'department' },
    region: { kind: 'reference', to: 'region' },
    phone: { kind: 'line', limit: 60 },
    leftOn: { kind: 'date' },
  },
  region: { name, manager: { kind: 'reference', to: 'person' }, position },
  city: {
    name,
    province: { kind: 'line', limit: 60 },
    country: { kind: 'line', limit: 60 },
    region: { kind: 'reference', to: 'region' },
  },
}

/** The field in which two rows of an entity may not agree; null where they may (two people may share a name). */
export const uniqueField: Readonly<Record<PeopleEntity, string | null>> = {
  department: 'name',
  person: 'login',
  region: 'name',
  city: null,
}

/** How two names are compared: full-width forms, case and outer space do not make a difference. */
export const sameName = (text: string): string => text.normalize('NFKC').trim().toLowerCase()

/** Whether a person had left by that day (`YYYY-MM-DD`). He is offered no more, and stays wherever he stood. */
export const hasLeft = (person: { readonly leftOn: string | null }, day: string): boolean =>
  person.leftOn !== null && person.leftOn <= day

/** Whether a country's name means the one that the national codes cover; blank does. */
export const isHome = (country: string | null): boolean =>
  country === null || ['', '中国', '中华人民共和国', 'china', 'cn'].includes(sameName(country))
