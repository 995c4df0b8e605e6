import { z } from 'zod'
import { acts, fieldRef, type BatchEntry, type HistoryEntry } from '../ledger/ledger.contract.ts'
import type { Value } from '../ledger/registry.ts'
import { call } from '../shared/call.ts'
import { reason } from '../targets/targets.contract.ts'

const id = z.string().max(200)
const time = z.number().int().nullable()

/** Narrows a history: by person, by act, by time (ms since 1970, both ends within). Null narrows nothing. */
export const historyFilter = z.object({
  author: z.string().max(200).nullable(),
  acts: z.array(z.enum(acts)).min(1).max(acts.length).nullable(),
  from: time,
  to: time,
})
export type HistoryFilterInput = z.infer<typeof historyFilter>

/** Where the page before ended; to be handed back as it came. */
const cursor = z.tuple([z.number().int(), z.number().int(), z.number().int()]).nullable()
const paged = { filter: historyFilter, before: cursor, size: z.number().int().min(1).max(500) }
export type HistoryCursor = z.infer<typeof cursor>

/** From which file an act came: a workbook that was imported, a bundle that was received, or both. */
export type Source = {
  readonly workbook: string | null
  readonly bundle: { readonly name: string; readonly number: number; readonly from: string } | null
}

export type ActEntry = BatchEntry & { readonly source: Source }
export type FieldStep = HistoryEntry & { readonly source: Source }

/** What a row is called, in the parts that the window puts into words; null parts are not known or not its own. */
export type RowName = {
  readonly entity: string
  readonly name: string | null
  readonly city: string | null
  readonly owner: string | null
  readonly measure: string | null
  /** Of a target line: whether it is the owner's 新增客户 line. */
  readonly newCustomers: boolean
  /** Calendar month in which the fiscal year of its plan begins; null where it belongs to none. */
  readonly firstMonth: number | null
}
/** Names by id: of rows, and of what references point at. */
export type RowNames = Readonly<Record<string, RowName>>

export type RowChange = {
  readonly entry: ActEntry
  readonly field: string
  readonly old: Value
  readonly new: Value
}

export type ActCell = {
  readonly entity: string
  readonly id: string
  readonly field: string
  readonly old: Value
  readonly new: Value
  /** What stands there today. */
  readonly now: Value
}

export type HistoryPage<Item> = { readonly items: readonly Item[]; readonly next: HistoryCursor }

/** What going back would change. Amounts in fen. */
export type Rewinding = {
  /** Fields that would change, and on how many rows. */
  readonly changed: number
  readonly rows: number
  /** Amounts that stay as they are because their month is held (DOMAIN.md rule 5). */
  readonly held: number
  /** Amounts that stay because a state of the plan locks their rows: a person's who has submitted, at headquarters. */
  readonly locked: number
  /** Fields whose value at that moment is not known here: that part of the log has not come. */
  readonly unknown: number
  /** Sums of the months that would change. */
  readonly before: number
  readonly after: number
  /** The first of the changes; `old` is what stands now, `new` what stood then. */
  readonly cells: readonly ActCell[]
  readonly names: RowNames
}

/** The most changes that a preview or an opened act carries. */
export const mostCells = 2000

/** A whole plan, or one line of it; back to a moment, or to just before an act. */
const rewinding = {
  plan: id,
  line: id.nullable(),
  to: z.union([z.object({ at: z.number().int() }), z.object({ before: id })]),
}
export type RewindInput = z.infer<z.ZodObject<typeof rewinding>>

export const historyCalls = {
  'history.field': call<readonly FieldStep[]>()(fieldRef),
  /** All fields of a row, newest first. */
  'history.row': call<HistoryPage<RowChange> & { readonly names: RowNames }>()(
    z.object({ entity: z.string().max(40), id, ...paged }),
  ),
  /** The acts on a plan, or of the whole workspace where it is null; newest first. */
  'history.acts': call<HistoryPage<ActEntry>>()(z.object({ plan: id.nullable(), ...paged })),
  /** Everyone who has ever written here. */
  'history.authors': call<readonly string[]>()(z.object({})),
  /** One act with its changed fields. `not-found`. */
  'history.act': call<{
    readonly entry: ActEntry
    readonly cells: readonly ActCell[]
    readonly names: RowNames
  }>()(z.object({ batch: id })),
  /** Gives a field the value again that an act once gave it: a new act. `not-found`, `plan-locked`, `cell-held`, `name-taken`. */
  'history.revert': call<{ readonly batch: string | null }>()(z.object({ of: fieldRef, batch: id, reason })),
  'history.previewRewind': call<Rewinding>()(z.object(rewinding)),
  /** One new act, undone as any other. Held months stay. `plan-locked`, `not-found`. */
  'history.rewind': call<{ readonly batch: string | null; readonly changed: number; readonly held: number }>()(
    z.object(rewinding),
  ),
}
