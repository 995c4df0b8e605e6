import type { AppContext } from '../context.ts'
import type { Handlers } from '../shared/call.ts'
import { ok, Refusal } from '../shared/result.ts'
import type { SavedView, viewsCalls } from './views.contract.ts'
import { readViews, removeView, writeView, type Whose } from './views.store.ts'

/** Saved views: kept in the workspace, out of the ledger, for they are no facts of the business (decision 0016). */
export function createViewsService(context: AppContext): Handlers<typeof viewsCalls> {
  const whose = (grid: string): Whose => ({ person: context.open().workspace.user, grid })
  const views = (grid: string): readonly SavedView[] => readViews(context.open().sqlite, whose(grid))
  const write = (grid: string, decide: (now: readonly SavedView[]) => SavedView): readonly SavedView[] =>
    context
      .open()
      .sqlite.transaction(() => {
        const now = views(grid)
        const view = decide(now)
        if (now.some((other) => other.id !== view.id && other.name === view.name))
          throw new Refusal('name-taken', { value: view.name })
        writeView(context.open().sqlite, whose(grid), view)
        return views(grid)
      })
      .immediate()

  return {
    'views.list': ({ grid }) => ok(views(grid)),
    'views.create': ({ grid, name, content }) =>
      ok(write(grid, () => ({ id: context.ports.newId(), name, content, standard: false }))),
    'views.edit': ({ grid, id, name, content, standard }) =>
      ok(
        write(grid, (now) => {
          const view = now.find((one) => one.id === id)
          if (!view) throw new Refusal('not-found', { id })
          return {
            ...view,
            ...(name === undefined ? {} : { name }),
            ...(content === undefined ? {} : { content }),
            ...(standard === undefined ? {} : { standard }),
          }
        }),
      ),
    'views.remove': ({ grid, id }) => {
      removeView(context.open().sqlite, whose(grid), id)
      return ok(views(grid))
    },
  }
}
