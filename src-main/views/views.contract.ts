import { z } from 'zod'
import { call } from '../shared/call.ts'

/** A person's named way of looking at one grid. `content` is the window's own: the main process keeps it unread. */
export type SavedView = {
  readonly id: string
  readonly name: string
  readonly content: string
  /** The one that the grid opens with. */
  readonly standard: boolean
}

const grid = z.string().min(1).max(60)
const id = z.string().max(80)
const name = z.string().trim().min(1).max(60)
const content = z.string().max(200_000)

/** Views of whoever works in this workspace. Every write answers the grid's views as they then stand, by name. */
export const viewsCalls = {
  'views.list': call<readonly SavedView[]>()(z.object({ grid })),
  /** `name-taken` where another view of the grid bears the name. */
  'views.create': call<readonly SavedView[]>()(z.object({ grid, name, content })),
  /** Changes what is given. `name-taken`, `not-found`. */
  'views.edit': call<readonly SavedView[]>()(
    z.object({ grid, id, name: name.optional(), content: content.optional(), standard: z.boolean().optional() }),
  ),
  'views.remove': call<readonly SavedView[]>()(z.object({ grid, id })),
}
