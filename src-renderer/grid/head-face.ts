import type { IComponent, IHeaderComp, IHeaderGroupParams, IHeaderParams } from 'ag-grid-community'
import type { FaceParams } from './cell-face.ts'
import { cellIcon } from './icons.ts'
import { selectAll } from './mouse.ts'
import type { Drawn } from './stage.ts'

export type HeadParams = FaceParams & {
  /** How the column is sorted now, and whether it is filtered. */
  readonly sorted?: 'ascending' | 'descending' | null
  readonly filtered?: boolean
  readonly onArrange?: (columnId: string, button: HTMLElement) => void
}

/** A column's head: its title, tinted with the selection, and the button that sorts and filters. */
export class HeadFace implements IHeaderComp, Drawn {
  readonly markKey = ''
  private readonly gui = document.createElement('div')
  private params!: IHeaderParams & HeadParams

  init(params: IHeaderParams & HeadParams): void {
    this.gui.className = 'q-head'
    params.stage.drawn.add(this)
    this.refresh(params)
  }

  getGui(): HTMLElement {
    return this.gui
  }

  refresh(params: IHeaderParams & HeadParams): boolean {
    this.params = params
    this.draw()
    this.paint()
    return true
  }

  destroy(): void {
    this.params.stage.drawn.delete(this)
  }

  sync(): void {
    const spec = this.params.stage.spec(this.params.column.getColId())
    const text = this.gui.firstElementChild
    if (spec && text && text.textContent !== spec.title) text.textContent = spec.title
  }

  paint(): void {
    const { stage, column, eGridHeader } = this.params
    const place = stage.placeOf(column.getColId())
    const on = stage.ranges.some(({ left, right }) => place >= left && place <= right)
    eGridHeader.classList.toggle('q-on', on)
  }

  private draw(): void {
    const { displayName, sorted, filtered, onArrange, stage, column, eGridHeader } = this.params
    const spec = stage.spec(column.getColId())
    const align = spec?.align ?? (spec?.kind === 'amount' ? 'right' : 'left')
    eGridHeader.classList.toggle('q-number', align === 'right')
    eGridHeader.classList.toggle('q-center', align === 'center')
    eGridHeader.classList.toggle('q-edge', spec?.edge === true)
    eGridHeader.classList.toggle('q-filtered', filtered === true)
    const title = document.createElement('span')
    title.className = 'q-title'
    title.textContent = displayName
    title.title = displayName
    this.gui.replaceChildren(title)
    if (!onArrange) return
    const button = document.createElement('button')
    button.type = 'button'
    button.tabIndex = -1
    button.className = sorted || filtered ? 'q-arrange q-arranged' : 'q-arrange'
    const { words } = stage.source
    button.setAttribute('aria-label', filtered ? words.filtered(displayName) : words.filter(displayName))
    if (sorted) button.append(cellIcon(sorted))
    if (filtered) button.append(cellIcon('filter'))
    if (!sorted && !filtered) button.append(cellIcon('open'))
    button.addEventListener('click', () => onArrange(column.getColId(), button))
    this.gui.append(button)
  }
}

export type GroupHeadParams = FaceParams & { readonly groupId: string; readonly open?: boolean }

/** A heading over columns; a quarter's is a button that opens and closes it. */
export class GroupHeadFace implements IComponent<IHeaderGroupParams & GroupHeadParams> {
  private readonly gui = document.createElement('div')

  init(params: IHeaderGroupParams & GroupHeadParams): void {
    const { displayName, groupId, open, stage } = params
    this.gui.className = 'q-head'
    if (open === undefined) {
      this.gui.textContent = displayName
      return
    }
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'q-group-toggle'
    button.setAttribute('aria-expanded', String(open))
    button.append(cellIcon(open ? 'open' : 'closed'), displayName)
    button.title = stage.source.words.openGroup(displayName)
    button.addEventListener('click', () => stage.source.onToggleGroup?.(groupId))
    this.gui.append(button)
  }

  getGui(): HTMLElement {
    return this.gui
  }
}

/** The corner over the row numbers: a press selects everything. */
export class CornerFace implements IHeaderComp {
  private readonly gui = document.createElement('button')

  init({ stage }: IHeaderParams & FaceParams): void {
    const { selectAll: label } = stage.source.words
    this.gui.type = 'button'
    this.gui.className = 'q-all'
    this.gui.tabIndex = -1
    this.gui.title = label
    this.gui.setAttribute('aria-label', label)
    this.gui.addEventListener('click', () => selectAll(stage))
  }

  getGui(): HTMLElement {
    return this.gui
  }

  refresh(): boolean {
    return true
  }
}
