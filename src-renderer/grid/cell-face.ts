import type { ICellRendererComp, ICellRendererParams } from 'ag-grid-community'
import { isReadOnly, tellReadOnly, tellSelected } from './cell-aria.ts'
import type { CellLook, ColumnSpec } from './column-spec.ts'
import { cellIcon, type CellIcon } from './icons.ts'
import { drawNames } from './drawn-names.ts'
import { heatName, heatParts, heatText } from './heat-face.ts'
import { markKeyOf, type Mark, type Standing } from './marks.ts'
import { textWidth } from './measure.ts'
import { shownText, shownValue } from './readings.ts'
import { anyHolds } from './ranges.ts'
import { holds, type Range } from './selection.ts'
import type { Drawn, Stage } from './stage.ts'

export type FaceParams = { readonly stage: Stage<unknown> }

/** Cells are padded 8 px at both sides (mockup), and end in a line of one. */
const padding = 17
/** A mark and its distance from the number. Where a number needs that space itself, the mark gives way. */
const markRoom = 14

const isNumeric = (column: ColumnSpec<unknown>): boolean =>
  (column.align ?? (column.kind === 'amount' ? 'right' : 'left')) === 'right'

/** Where a number leaves no room at all, and is not shown either, its mark may have it. */
const hasMarkRoom = (left: number): boolean => left >= markRoom || left < 0

function isBelowZero(spec: ColumnSpec<unknown>, row: unknown): boolean {
  const value = spec.kind === 'amount' ? spec.value(row) : null
  return typeof value === 'number' && value < 0
}

/**
 * What stands in a cell: text, marks, and its part of the selection's frame. Drawn by hand: a grid of 1,000 rows shows
 * some 400 cells at once, and React would spend more on them than on all else.
 */
export class CellFace implements ICellRendererComp, Drawn {
  private readonly gui = document.createElement('div')
  private params!: ICellRendererParams & FaceParams
  private key = ''
  /** What the content was made from, and which parts of the selection are drawn. */
  private made: readonly unknown[] = []
  private content: readonly unknown[] = []
  private parts = -1
  private readOnly: boolean | null = null
  private handle: HTMLElement | null = null

  init(params: ICellRendererParams & FaceParams): void {
    this.params = params
    this.gui.className = 'q-face'
    params.stage.drawn.add(this)
    this.sync()
    this.paint()
  }

  getGui(): HTMLElement {
    return this.gui
  }

  refresh(params: ICellRendererParams & FaceParams): boolean {
    this.params = params
    this.sync()
    this.paint()
    return true
  }

  destroy(): void {
    this.params.stage.drawn.delete(this)
  }

  get markKey(): string {
    return this.key
  }

  /** Draws content and marks where they differ from what is shown. */
  sync(): void {
    const { stage, node, column } = this.params
    const data = stage.rowOfNode(node)
    const spec = column && stage.spec(column.getColId())
    if (!spec || data === undefined) return
    this.key = markKeyOf(stage.source.rowId(data), spec.id)
    const mark = stage.marks.of(this.key)
    const width = isNumeric(spec) ? (column?.getActualWidth() ?? spec.width) : 0
    const { format, words } = stage.source
    const made = [data, spec, mark, width, format, words]
    // Nearly always nothing of it has changed; then nothing is formatted.
    if (made.every((part, index) => part === this.made[index])) return
    this.made = made
    const look = spec.look?.(data) ?? plainLook
    const standing = standingOf(mark, data)
    const text = standing ? shownValue(spec, standing.value, format) : shownText(spec, data, format)
    const left = width === 0 ? Infinity : width - padding - textWidth(text, look.strong === true)
    this.drawClasses(spec, data, look, mark, left)
    const readOnly = isReadOnly(spec, data)
    if (readOnly !== this.readOnly) tellReadOnly(this.params.eGridCell, readOnly)
    this.readOnly = readOnly
    this.drawContent(spec, look, mark, text, left)
  }

  /** Draws its part of the selection. */
  paint(): void {
    const { stage, node, column, eGridCell } = this.params
    const place = column ? stage.placeOf(column.getColId()) : -1
    const row = stage.rowOf(node.rowIndex ?? -1, node.rowPinned === 'bottom')
    const parts = selectionParts(stage, row, place)
    if (parts === this.parts) return
    // A cell may get another face, after an edit for instance; what the first one drew beside itself is taken over.
    if (this.parts === -1) this.handle = eGridCell.querySelector(':scope > .q-handle')
    this.parts = parts
    drawNames(
      eGridCell,
      'part',
      partNames.map((name, bit) => ((parts >> bit) & 1) === 1 && name),
    )
    tellSelected(eGridCell, (parts & 1) === 1)
    const corner = (parts & 128) !== 0
    if (corner === (this.handle !== null)) return
    this.handle?.remove()
    this.handle = corner ? Object.assign(document.createElement('i'), { className: 'q-handle' }) : null
    if (this.handle) eGridCell.append(this.handle)
  }

  private drawClasses(
    spec: ColumnSpec<unknown>,
    data: unknown,
    look: CellLook,
    mark: Mark | undefined,
    left: number,
  ): void {
    drawNames(this.params.eGridCell, 'look', [
      isNumeric(spec) && 'q-number',
      spec.align === 'center' && 'q-center',
      spec.edge === true && 'q-edge',
      look.computed === true && 'q-computed',
      look.mark === 'held' && 'q-held',
      (look.tone === 'negative' || isBelowZero(spec, data)) && 'q-negative',
      look.tone === 'muted' && 'q-muted',
      look.tone === 'accent' && 'q-accent',
      look.strong === true && 'q-strong',
      look.small === true && 'q-small',
      look.indent === true && 'q-indent',
      look.heat && 'q-tinted',
      look.heat && heatName(look.heat),
      // What waits for its answer looks as it will: a look of its own would have hundreds of texts laid out twice.
      mark && mark.state !== 'pending' && `q-${mark.state}`,
      mark?.state === 'saved' && isNumeric(spec) && hasMarkRoom(left) && 'q-checked',
    ])
  }

  private drawContent(
    spec: ColumnSpec<unknown>,
    look: CellLook,
    mark: Mark | undefined,
    text: string,
    left: number,
  ): void {
    const { words } = this.params.stage.source
    // The check of a saved number is the cell's ground (grid.css): it comes and goes in hundreds of cells at once.
    const checked = mark?.state === 'saved'
    const [name, label]: readonly [CellIcon, string] | readonly [] = checked
      ? isNumeric(spec)
        ? []
        : ['check', words.saved]
      : mark?.state === 'refused'
        ? ['refused', words.refused]
        : look.mark
          ? ['lock', look.mark === 'held' ? words.held : words.partHeld]
          : []
    const fits = left >= 0
    const marked = name !== undefined && hasMarkRoom(left)
    const shown = fits ? text : '###'
    const said = look.hint ?? (look.heat ? heatText(look.heat) : fits && spec.kind === 'amount' ? '' : text)
    const hint = mark?.state === 'refused' ? mark.message : said
    const { heat, icon: sign, toggle, note, changed } = look
    const signed = heat !== undefined && !marked && !checked && left >= markRoom
    const content = [shown, name, label, marked, signed, heat, sign, toggle, note, changed, hint]
    if (content.every((part, index) => part === this.content[index])) return
    this.content = content
    const before: HTMLElement[] = []
    const after: HTMLElement[] = []
    if (marked) before.push(element('q-mark', cellIcon(name, label)))
    if (heat) before.push(...heatParts(heat, signed))
    if (sign && !name) before.push(element('q-sign', cellIcon(sign)))
    if (toggle) before.push(element('q-toggle', cellIcon(toggle)))
    if (note) after.push(element('q-note', note))
    if (changed) after.push(cornerOf(changed, look.hint ?? ''))
    // Most cells are a text and nothing else: one element less, and no boxes in a row to be laid out.
    const plain = before.length === 0 && after.length === 0
    this.gui.className = plain ? 'q-face q-plain' : 'q-face'
    if (plain) this.gui.textContent = shown
    else this.gui.replaceChildren(...before, element('q-text', shown), ...after)
    if (hint === '') this.gui.removeAttribute('title')
    else this.gui.title = hint
  }
}

const partNames = ['q-in', 'q-active', 'q-top', 'q-bottom', 'q-left', 'q-right', 'q-fill', 'q-cornered'] as const
/**
 * The parts of the selection that a cell shows, a bit each in the order of `partNames`. The frame runs round all that is
 * selected; the handle's corner is drawn by `handlePart` only where one range is selected, as in Excel.
 */
function selectionParts(stage: Stage<unknown>, row: number, place: number): number {
  const { ranges, fillTarget, selection } = stage
  const filled = fillTarget !== null && holds(fillTarget, row, place) ? fillParts(fillTarget, row, place) : 0
  if (!selection || !anyHolds(ranges, row, place)) return filled
  const active = selection.active.row === row && selection.active.column === place
  const { body } = stage.extent
  // Between the body and the pinned rows there is a gap on the screen: a frame ends at both of its sides.
  const parted = (other: number): boolean => other < body !== row < body || !anyHolds(ranges, other, place)
  return (
    1 +
    (active ? 2 : 0) +
    (parted(row - 1) ? 4 : 0) +
    (parted(row + 1) ? 8 : 0) +
    (anyHolds(ranges, row, place - 1) ? 0 : 16) +
    (anyHolds(ranges, row, place + 1) ? 0 : 32) +
    (filled > 0 ? 64 : 0) +
    (selection.others ? 0 : handlePart(stage.range, row, place))
  )
}

/** Where the handle is dragged to: one frame round all of it. */
const fillParts = ({ top, bottom, left, right }: Range, row: number, place: number): number =>
  64 + (row === top ? 4 : 0) + (row === bottom ? 8 : 0) + (place === left ? 16 : 0) + (place === right ? 32 : 0)

const handlePart = (range: Range | null, row: number, place: number): number =>
  range?.bottom === row && range.right === place ? 128 : 0

/** What was typed stands until its answer has been drawn: the old value must not flash up between the two. */
function standingOf(mark: Mark | undefined, row: unknown): Standing | null {
  if (mark?.state === 'pending') return mark.standing
  return mark?.state === 'saved' && mark.standing?.row === row ? mark.standing : null
}

const plainLook: CellLook = {}

/** The corner of a changed cell; what it tells the eye its name tells the ear. */
function cornerOf(changed: NonNullable<CellLook['changed']>, said: string): HTMLElement {
  const corner = element(`q-corner ${changed}`, '')
  corner.setAttribute('role', 'img')
  corner.setAttribute('aria-label', said)
  return corner
}

function element(className: string, content: Element | string): HTMLElement {
  const made = document.createElement('span')
  made.className = className
  made.append(content)
  return made
}

/** The number of a row, at the left; it is tinted with the rows of the selection. */
export class RowNumberFace implements ICellRendererComp, Drawn {
  readonly markKey = ''
  private readonly gui = document.createElement('div')
  private params!: ICellRendererParams & FaceParams
  private on = false

  init(params: ICellRendererParams & FaceParams): void {
    this.params = params
    this.gui.className = 'q-face'
    params.stage.drawn.add(this)
    this.sync()
    this.paint()
  }

  getGui(): HTMLElement {
    return this.gui
  }

  refresh(params: ICellRendererParams & FaceParams): boolean {
    this.params = params
    this.sync()
    this.paint()
    return true
  }

  destroy(): void {
    this.params.stage.drawn.delete(this)
  }

  sync(): void {
    const { node } = this.params
    const text = node.rowPinned || node.rowIndex === null ? '' : String(node.rowIndex + 1)
    if (this.gui.textContent !== text) this.gui.textContent = text
  }

  paint(): void {
    const { stage, node, eGridCell } = this.params
    const row = stage.rowOf(node.rowIndex ?? -1, node.rowPinned === 'bottom')
    const on = stage.ranges.some(({ top, bottom }) => row >= top && row <= bottom)
    if (on === this.on) return
    this.on = on
    eGridCell.classList.toggle('q-on', on)
  }
}
