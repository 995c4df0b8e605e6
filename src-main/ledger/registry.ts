/**
 * The one list of what may be changed. A change that arrives from a file names an entity and a field; only what stands
 * here reaches a table, so nothing in a file can name a table or a column. Unknown ones are kept in the log and wait.
 */

export type FieldKind =
  /** Free text as it came, up to `textLimit` UTF-16 units. */
  | 'text'
  /** The id of a row of another entity. */
  | 'reference'
  /** Whole number within ±2^53. */
  | 'integer'
  /** Whole fen (分); blank is null and differs from 0 (DOMAIN.md rule 6). */
  | 'fen'
  /** 1 or 0. */
  | 'flag'
  /** `YYYY-MM-DD`. */
  | 'date'

export type Value = string | number | null

export const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const
const two = (month: number): string => String(month).padStart(2, '0')

/** Field of a month's amount: `m01` is the first month of the fiscal year. */
export const amountField = (month: number): string => `m${two(month)}`
/** Field of a month's hold: `h01` is the first month of the fiscal year. */
export const heldField = (month: number): string => `h${two(month)}`
/** Field of the reason why a month of a revision differs from its baseline: `r01` is the first month of the fiscal year. */
export const reasonField = (month: number): string => `r${two(month)}`

const monthFields = (name: (month: number) => string, kind: FieldKind): Record<string, FieldKind> =>
  Object.fromEntries(months.map((month) => [name(month), kind]))

export const registry = {
  department: { name: 'text', duty: 'text', position: 'integer' },
  person: {
    name: 'text',
    login: 'text',
    title: 'text',
    department: 'reference',
    region: 'reference',
    phone: 'text',
    leftOn: 'date',
  },
  region: { name: 'text', manager: 'reference', position: 'integer' },
  city: { code: 'text', name: 'text', province: 'text', country: 'text', region: 'reference' },
  channel: {
    code: 'text',
    name: 'text',
    type: 'text',
    class: 'text',
    grade: 'text',
    status: 'text',
    city: 'reference',
    owner: 'reference',
    firstContact: 'reference',
    profile: 'reference',
    signedOn: 'date',
    address: 'text',
    note: 'text',
    archived: 'flag',
  },
  contact: { channel: 'reference', name: 'text', title: 'text', phone: 'text', email: 'text', note: 'text' },
  plan: {
    fiscalYear: 'integer',
    version: 'integer',
    firstMonth: 'integer',
    status: 'text',
    step: 'integer',
    seasonality: 'text',
    profile: 'reference',
    baseline: 'reference',
    note: 'text',
  },
  /** The life of a plan in one workspace's hands; see `plans/plan-states.store.ts`. */
  planState: {
    plan: 'reference',
    scope: 'text',
    name: 'text',
    region: 'text',
    status: 'text',
    approved: 'flag',
    remark: 'text',
  },
  targetLine: {
    plan: 'reference',
    measure: 'text',
    owner: 'reference',
    channel: 'reference',
    city: 'reference',
    ...monthFields(amountField, 'fen'),
    ...monthFields(heldField, 'flag'),
    ...monthFields(reasonField, 'text'),
  },
  quota: {
    plan: 'reference',
    measure: 'text',
    level: 'text',
    subject: 'reference',
    year: 'fen',
    q1: 'fen',
    q2: 'fen',
    q3: 'fen',
    q4: 'fen',
    ...monthFields(amountField, 'fen'),
  },
  /** One dated amount of one recorded measure; negative for returns. */
  actual: {
    measure: 'text',
    channel: 'reference',
    person: 'reference',
    occurredOn: 'date',
    amount: 'fen',
    document: 'text',
    note: 'text',
    source: 'text',
  },
  profile: { name: 'text', weights: 'text', source: 'text', year: 'integer' },
  holiday: { date: 'date', name: 'text', kind: 'text' },
  activity: {
    kind: 'text',
    channel: 'reference',
    person: 'reference',
    department: 'reference',
    status: 'text',
    dueOn: 'date',
    doneOn: 'date',
    note: 'text',
    result: 'text',
    satisfaction: 'integer',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, FieldKind>>>>

export type Entity = keyof typeof registry
export const entities = Object.keys(registry) as readonly Entity[]

/**
 * Stands in every entity beside its own fields: 1 once the row was made, null again when its making was undone.
 * Rows are never deleted; queries show rows whose `live` is 1.
 */
export const liveField = 'live'

export const textLimit = 10_000

/** The kind of a field, or undefined where this version of the app does not know it. */
export function fieldKind(entity: string, field: string): FieldKind | undefined {
  const fields: Readonly<Record<string, FieldKind>> | undefined = Object.hasOwn(registry, entity)
    ? registry[entity as Entity]
    : undefined
  if (!fields) return undefined
  if (field === liveField) return 'flag'
  return Object.hasOwn(fields, field) ? fields[field] : undefined
}

const datePattern = /^\d{4}-\d{2}-\d{2}$/

/** Whether a value may stand in a field of this kind; null (blank) always may. */
export function fits(kind: FieldKind, value: unknown): value is Value {
  if (value === null) return true
  switch (kind) {
    case 'text':
    case 'reference':
      return typeof value === 'string' && value.length <= textLimit && value.isWellFormed()
    case 'date':
      return typeof value === 'string' && datePattern.test(value)
    case 'integer':
    case 'fen':
      return Number.isSafeInteger(value)
    case 'flag':
      return value === 1 || value === 0
  }
}
