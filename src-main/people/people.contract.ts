import { z } from 'zod'
import { call } from '../shared/call.ts'

export type Department = {
  readonly id: string
  readonly name: string
  readonly duty: string | null
  readonly position: number | null
}
export type Person = {
  readonly id: string
  readonly name: string
  readonly login: string | null
  readonly title: string | null
  readonly department: string | null
  readonly region: string | null
  readonly phone: string | null
  /** The day he left (`YYYY-MM-DD`); his lines and history stay. */
  readonly leftOn: string | null
}
export type Region = {
  readonly id: string
  readonly name: string
  readonly manager: string | null
  readonly position: number | null
}
export type City = {
  readonly id: string
  /** National administrative code of six digits; null for a place abroad. */
  readonly code: string | null
  readonly name: string
  readonly province: string | null
  readonly country: string | null
  readonly region: string | null
}

export type People = {
  readonly departments: readonly Department[]
  readonly people: readonly Person[]
  readonly regions: readonly Region[]
  readonly cities: readonly City[]
}

/** A place of the national table: `code` has six digits, the first two name the province. */
export type NationalPlace = { readonly code: string; readonly name: string; readonly province: string }

/** The entities of this subject that a grid may edit field by field. */
export const peopleEntities = ['department', 'person', 'region', 'city'] as const

const value = z.union([z.string().max(10_000), z.number(), z.null()])

export const peopleCalls = {
  'people.list': call<People>()(z.object({})),
  /** Makes a row; answers its id. Cities with a code get the id of the code, so that two devices meet. */
  'people.create': call<{ readonly id: string }>()(
    z.object({ entity: z.enum(peopleEntities), fields: z.record(z.string(), value) }),
  ),
  'people.edit': call<{ readonly changed: number }>()(
    z.object({
      entity: z.enum(peopleEntities),
      act: z.enum(['type', 'paste', 'fill', 'clear', 'edit']),
      edits: z.array(z.object({ id: z.string().max(200), field: z.string().max(40), value })).max(100_000),
    }),
  ),
  /** National places whose name or code begins so. */
  'people.findPlaces': call<readonly NationalPlace[]>()(z.object({ text: z.string().max(40) })),
  /** All national places (some 700), for editors that search as one types. */
  'people.places': call<readonly NationalPlace[]>()(z.object({})),
}
