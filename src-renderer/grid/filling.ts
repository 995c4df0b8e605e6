import { exactAmount, fenPerUnit, withinRange } from '../../src-main/shared/money.ts'
import type { CellValue } from './column-spec.ts'
import { reachBelow, type Copy } from './fill.ts'
import { selectionOf, type Point, type Range } from './selection.ts'
import { continued, type SeriesCell } from './series.ts'
import type { Stage } from './stage.ts'
import { write, type Proposal } from './write.ts'

/** Ctrl+D and Ctrl+R: cells become what others are. */
export function fillFrom<Row>(stage: Stage<Row>, copies: readonly Copy[]): Promise<void> {
  return write(
    stage,
    copies.map(({ from, to }) => proposal(stage, to, stage.valueAt(from))),
    'fill',
  )
}

/** The handle was dragged: the source goes on over the target, as a series or as a copy (see `series.ts`). */
export function fillInto<Row>(stage: Stage<Row>, source: Range, target: Range, toggled: boolean): Promise<void> {
  const proposals: Proposal[] = []
  const step = fenPerUnit[stage.source.format.unit]
  if (target.left === source.left && target.right === source.right) {
    for (let column = source.left; column <= source.right; column++) {
      const go = continued(
        cellsOf(stage, source.top, source.bottom, (row) => ({ row, column })),
        { toggled, step },
      )
      for (let row = target.top; row <= target.bottom; row++)
        proposals.push(proposal(stage, { row, column }, go(row - source.top)))
    }
  } else {
    for (let row = source.top; row <= source.bottom; row++) {
      const go = continued(
        cellsOf(stage, source.left, source.right, (column) => ({ row, column })),
        { toggled, step },
      )
      for (let column = target.left; column <= target.right; column++)
        proposals.push(proposal(stage, { row, column }, go(column - source.left)))
    }
  }
  return write(stage, proposals, 'fill')
}

/** The handle was double-clicked: fills down as far as the column beside is filled. */
export function fillBelow<Row>(stage: Stage<Row>, source: Range): void {
  const isBlank = (point: Point): boolean => (stage.valueAt(point) ?? '') === ''
  const target = reachBelow(source, stage.extent, isBlank)
  if (!target) return
  stage.select(selectionOf([{ ...source, bottom: target.bottom }]), { scroll: false })
  void fillInto(stage, source, target, false)
}

function cellsOf<Row>(
  stage: Stage<Row>,
  from: number,
  to: number,
  pointAt: (place: number) => Point,
): readonly SeriesCell[] {
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const point = pointAt(from + index)
    return { value: stage.valueAt(point), kind: stage.columnAt(point.column)?.kind ?? 'text' }
  })
}

/** An amount that a series drives past what a cell may hold goes on as a text, to be refused by its cell. */
function proposal<Row>(stage: Stage<Row>, to: Point, value: CellValue): Proposal {
  if (typeof value === 'number' && !withinRange(value))
    return { ...to, text: Number.isSafeInteger(value) ? exactAmount(value, stage.source.format.unit) : String(value) }
  return { ...to, text: String(value ?? ''), value }
}
