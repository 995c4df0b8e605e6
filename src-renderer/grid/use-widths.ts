import { useCallback, useMemo, useState } from 'react'
import type { ColumnResizedEvent } from 'ag-grid-community'
import type { RowKey } from './row-keys.ts'
import type { ColumnSpec } from './column-spec.ts'
import type { GridLayout } from './layout.ts'
import { textWidth } from './measure.ts'

/** The scroll bar at the right. */
const scrollBar = 11
const headPadding = 17

/** Width of the row numbers at the left, with room for the last of so many: a figure takes 7 px at its size. */
export const rowNumberWidth = (rows: number): number => Math.max(30, 7 * String(rows).length + 10)

/**
 * Widths in pixels by column: what the user dragged, else the specification's; the growing column takes what is left.
 * AG Grid does not let a pinned column grow, and the names, which are to grow, are pinned.
 */
export function useWidths<Row>(
  columns: readonly ColumnSpec<Row>[],
  layout: GridLayout,
  onLayout: ((layout: GridLayout) => void) | undefined,
  rows: number,
): {
  readonly numbers: number
  readonly widths: ReadonlyMap<string, number>
  /** Width of the grid's place; 0 until it has been measured. */
  readonly room: number
  /** Whether all columns are in sight without scrolling sideways. */
  readonly fits: boolean
  /** Measures the grid's place, now and whenever it changes; answers the way to stop. */
  readonly measure: (element: HTMLElement) => () => void
  readonly onColumnResized: (event: ColumnResizedEvent<RowKey>) => void
} {
  const [room, setRoom] = useState(0)
  const [own, setOwn] = useState<GridLayout['widths']>({})
  const kept = onLayout ? layout.widths : own
  const dragged = useMemo(() => new Map(Object.entries(kept)), [kept])

  const measure = useCallback((element: HTMLElement) => {
    const look = (): void => setRoom((now) => element.clientWidth || now)
    look()
    const observer = new ResizeObserver(look)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  const numbers = rowNumberWidth(rows)
  const widths = useMemo(() => widthsOf(columns, dragged, room - numbers), [columns, dragged, room, numbers])
  const onColumnResized = useCallback(
    ({ finished, source, column }: ColumnResizedEvent<RowKey>): void => {
      if (!finished || source !== 'uiColumnResized' || !column) return
      const now = { ...kept, [column.getColId()]: column.getActualWidth() }
      if (onLayout) onLayout({ ...layout, widths: now })
      else setOwn(now)
    },
    [kept, layout, onLayout],
  )
  const whole = [...widths.values()].reduce((sum, width) => sum + width, numbers)
  return { numbers, widths, room, fits: whole <= room, measure, onColumnResized }
}

/** Heads are 12 px where cells are 13; a title is never cut, in whatever language. */
const titleWidth = <Row>({ title, align }: ColumnSpec<Row>): number =>
  align === 'center' ? 0 : Math.ceil((textWidth(title, false) * 12) / 13) + headPadding

/** `room` is what the row numbers leave. */
export function widthsOf<Row>(
  columns: readonly ColumnSpec<Row>[],
  dragged: ReadonlyMap<string, number>,
  room: number,
): ReadonlyMap<string, number> {
  const widths = new Map(
    columns.map((column) => [column.id, dragged.get(column.id) ?? Math.max(column.width, titleWidth(column))]),
  )
  const growing = columns.find((column) => column.grow && !dragged.has(column.id))
  if (!growing) return widths
  const others = [...widths].reduce((sum, [id, width]) => sum + (id === growing.id ? 0 : width), 0)
  return widths.set(growing.id, Math.max(growing.width, titleWidth(growing), room - scrollBar - others))
}
