import { useCallback, useState } from 'react'
import type { Stage } from './stage.ts'

/** The column whose sort and filter are open, and where they stand in the grid. */
type Arranging = { readonly columnId: string; readonly left: number; readonly top: number }

/** As wide as the popup, and its distance from the grid's edge. */
const popupWidth = 232
const edge = 8

/** Opens a column's sort and filter by its head's button, or by Alt+ArrowDown on a cell, as in Excel. */
export function useArranging<Row>(stage: Stage<Row>): {
  readonly arranging: Arranging | null
  readonly open: (columnId: string, button: HTMLElement) => void
  /** Listens for the key; answers the way to let go. */
  readonly attach: (root: HTMLElement) => () => void
  /** Puts the focus back on the grid. */
  readonly close: () => void
  /** The grid has moved under it. */
  readonly drop: () => void
} {
  const [arranging, setArranging] = useState<Arranging | null>(null)
  const open = useCallback((columnId: string, button: HTMLElement) => {
    const outer = button.closest('.q-grid')?.getBoundingClientRect()
    const head = (button.closest('.ag-header-cell') ?? button).getBoundingClientRect()
    if (!outer) return
    // Under its own column, so that the names at the left stay in sight.
    const left = Math.min(head.left - outer.left, outer.width - popupWidth - edge)
    setArranging({ columnId, left: Math.max(0, left), top: head.bottom - outer.top })
  }, [])
  const attach = useCallback(
    (root: HTMLElement) => {
      const listen = (event: KeyboardEvent): void => {
        const columnId = stage.active?.columnId
        if (!event.altKey || event.key !== 'ArrowDown' || stage.editing || columnId === undefined) return
        const heads = [...root.querySelectorAll<HTMLElement>('.ag-header-cell[col-id]')]
        const head = heads.find((one) => one.getAttribute('col-id') === columnId)
        const button = head?.querySelector<HTMLElement>('.q-arrange')
        if (!button) return
        event.preventDefault()
        event.stopPropagation()
        open(columnId, button)
      }
      root.addEventListener('keydown', listen, true)
      return () => root.removeEventListener('keydown', listen, true)
    },
    [stage, open],
  )
  return {
    arranging,
    open,
    attach,
    close: useCallback(() => {
      setArranging(null)
      stage.focusActive()
    }, [stage]),
    drop: useCallback(() => setArranging(null), []),
  }
}
