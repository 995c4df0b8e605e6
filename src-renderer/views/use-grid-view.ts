import { useCallback, useEffect, useMemo, useState } from 'react'
import type { SavedView } from '../../src-main/views/views.contract.ts'
import { ask, keyOf, queryClient, useCall } from '../api.ts'
import { createStore, useStore, type Store } from '../app/store.ts'
import { useWorkspace } from '../app/workspace.ts'
import { unarranged, type Arrangement } from '../grid/arrange.ts'
import type { GridLayout } from '../grid/layout.ts'
import { plainView, readView, type GridView } from './grid-view.ts'

/** How the grid looks now, and which saved view it came from. */
type Working = { readonly view: GridView; readonly from: string | null }

const stores = new Map<string, Store<Working>>()
/** Grids that were opened with their standard view since the window opened. */
const begun = new Set<string>()

function storeOf(slot: string, initial: GridView): Store<Working> {
  const known = stores.get(slot)
  if (known) return known
  const kept = localStorage.getItem(slot)
  const made = createStore<Working>({ view: kept === null ? initial : readView(kept, initial), from: null })
  made.subscribe(() => localStorage.setItem(slot, JSON.stringify(made.get().view)))
  stores.set(slot, made)
  return made
}

export type GridViews = {
  readonly view: GridView
  readonly arrangement: Arrangement
  readonly change: (part: Partial<GridView>) => void
  readonly setArrangement: (arrangement: Arrangement) => void
  readonly setLayout: (layout: GridLayout) => void
  readonly saved: readonly SavedView[]
  /** The saved view that was opened last, while it is there. */
  readonly current: SavedView | null
  /** Whether something was changed since. */
  readonly changed: boolean
  /** Opens a saved view, or the grid as it comes (null). */
  readonly open: (id: string | null) => void
  readonly saveAs: (name: string) => Promise<void>
  readonly edit: (part: {
    readonly name?: string
    readonly content?: string
    readonly standard?: boolean
  }) => Promise<void>
  readonly remove: () => Promise<void>
  readonly restore: (view: SavedView) => Promise<void>
  readonly content: string
}

/**
 * One grid's view: as it stands now (kept over restarts on this computer), and the saved ones of whoever works here. The
 * standard view, where there is one, is opened once after each start.
 */
export function useGridView(grid: string, initial: GridView = plainView): GridViews {
  const workspace = useWorkspace()
  const slot = `qudao.view.${workspace.id}.${grid}`
  const [first] = useState(initial)
  const store = storeOf(slot, first)
  const { view, from } = useStore(store)
  const answer = useCall('views.list', { grid }).data
  const saved = answer ?? noViews
  const current = saved.find(({ id }) => id === from) ?? null
  const content = useMemo(() => JSON.stringify(view), [view])

  const open = useCallback(
    (id: string | null, among: readonly SavedView[]) => {
      const found = among.find((one) => one.id === id)
      store.set({ view: found ? readView(found.content, first) : first, from: found?.id ?? null })
    },
    [store, first],
  )
  useEffect(() => {
    if (!answer || begun.has(slot)) return
    begun.add(slot)
    const standard = answer.find((one) => one.standard)
    if (standard) open(standard.id, answer)
  }, [answer, slot, open])

  const change = useCallback(
    (part: Partial<GridView>) => store.set((now) => ({ ...now, view: { ...now.view, ...part } })),
    [store],
  )
  const absorb = (views: readonly SavedView[]): readonly SavedView[] => {
    queryClient.setQueryData(keyOf('views.list', { grid }), views)
    return views
  }
  const create = async (name: string, what: string): Promise<void> => {
    const views = absorb(await ask('views.create', { grid, name, content: what }))
    store.set((now) => ({ ...now, from: views.find((one) => one.name === name.trim())?.id ?? null }))
  }
  const { filters, sort } = view
  return {
    view,
    arrangement: useMemo(
      () => (Object.keys(filters).length === 0 && sort === null ? unarranged : { filters, sort }),
      [filters, sort],
    ),
    change,
    setArrangement: change,
    setLayout: useCallback((layout) => change({ layout }), [change]),
    saved,
    current,
    changed: current !== null && JSON.stringify(readView(current.content, first)) !== content,
    open: (id) => open(id, saved),
    saveAs: (name) => create(name, content),
    edit: async (part) => {
      if (current) absorb(await ask('views.edit', { grid, id: current.id, ...part }))
    },
    remove: async () => {
      if (current) absorb(await ask('views.remove', { grid, id: current.id }))
    },
    restore: (gone) => create(gone.name, gone.content),
    content,
  }
}

const noViews: readonly SavedView[] = []
