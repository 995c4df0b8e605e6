import type { Failure } from '../../src-main/shared/result.ts'

/** Blank is null and differs from 0 and from an empty text. Amounts are whole fen. */
export type CellValue = string | number | null

export type ColumnKind = 'text' | 'amount' | 'choice' | 'date' | 'reference'

/** How a change came about; goes into the history of the cell. */
export type EditAct = 'type' | 'paste' | 'fill' | 'clear'

/** One pick of a choice or a reference. `search` adds words that find it (a code, say). */
export type Option = {
  readonly value: string
  readonly label: string
  readonly search?: string
  readonly note?: string
}

/** What a typed text means: a value, or the reason why it means nothing. */
export type Reading = { readonly ok: true; readonly value: CellValue } | { readonly ok: false; readonly error: Failure }

/**
 * A conditional colour, never alone: a share's tint goes with a bar (`bar`, per cent of the cell's width), a comparison's
 * with a sign. `tenths` of a per cent are told where the pointer rests.
 */
export type CellHeat =
  | { readonly level: 1 | 2 | 3; readonly bar: number; readonly tenths: number }
  | { readonly sign: 'up' | 'down' | 'even' | 'reached'; readonly tenths: number }

/** What a cell shows beside its value. Never colour alone: a mark is an icon with a name, a tone goes with a sign. */
export type CellLook = {
  /** Held cells carry hatch and lock; a closed total over held cells carries the lock alone. */
  readonly mark?: 'held' | 'part-held'
  readonly tone?: 'muted' | 'accent' | 'negative'
  /** Differs from what it is compared with: a corner, filled once somebody said why. `hint` says both in words. */
  readonly changed?: 'explained' | 'unexplained'
  /** Computed, hence on the sunken ground. */
  readonly computed?: boolean
  /** An icon before the text that says the same as its words. */
  readonly icon?: 'late' | 'now' | 'planned' | 'check'
  /** A group row's name: its triangle. */
  readonly toggle?: 'open' | 'closed'
  /** Small words after the text, a count for instance. */
  readonly note?: string
  readonly indent?: boolean
  readonly strong?: boolean
  /** Small and quiet, for side information in group rows. */
  readonly small?: boolean
  /** Shown when the pointer rests on the cell. */
  readonly hint?: string
  readonly heat?: CellHeat
}

/** A heading over adjacent columns. With `open` set it is a button that calls `onToggleGroup`. */
export type ColumnGroup = { readonly id: string; readonly title: string; readonly open?: boolean }

/** One column of a grid. The view makes them; the grid knows nothing of what they mean. */
export type ColumnSpec<Row> = {
  readonly id: string
  readonly title: string
  readonly kind: ColumnKind
  readonly width: number
  /** Takes the width that is left over; `width` is then its least. */
  readonly grow?: boolean
  /** Stays at the left while the others scroll. Pinned columns come first. */
  readonly pinned?: boolean
  readonly align?: 'left' | 'center' | 'right'
  /** The end of a block of columns: a stronger line at the right. */
  readonly edge?: boolean
  readonly group?: ColumnGroup
  readonly value: (row: Row) => CellValue
  /** The shown text; without it the kind decides (amounts in the grid's unit, labels of options). */
  readonly shown?: (row: Row) => string
  /** Absent means read-only. A paste, fill or clear may be refused where typing is not. */
  readonly editable?: (row: Row, act: EditAct) => boolean
  /** Why an editable cell cannot be changed just now (held, say), in words; null where it can. It is told, and counted. */
  readonly locked?: (row: Row) => string | null
  /** What typed or pasted text means; without it the kind decides. */
  readonly parse?: (text: string, row: Row) => Reading
  /** Picks of a choice or a reference. */
  readonly options?: readonly Option[]
  readonly look?: (row: Row) => CellLook | undefined
  /** False takes the sort and filter button off the head. */
  readonly arrangeable?: boolean
}

export type CellEdit = {
  readonly rowId: string
  readonly columnId: string
  readonly text: string
  readonly value: CellValue
}

/** A cell that was not written, and why, in words. */
export type CellFailure = { readonly rowId: string; readonly columnId: string; readonly message: string }

/** Failures by cell (none: all is saved), or `dropped` where the user thought better of it. */
export type EditsOutcome = readonly CellFailure[] | 'dropped'

export type RowKind = 'line' | 'group' | 'total' | 'share'

/** For grids whose rows say themselves what they are. One function for all: a new one at each drawing would be a new grid. */
export const rowKind = ({ kind }: { readonly kind: RowKind }): RowKind => kind

/** Sum and mean in fen where the selection holds amounts; `sum` is null where it leaves the safe range. */
export type SelectionStats = {
  /** Ranges that do not overlap, and their cells. */
  readonly ranges: number
  readonly cells: number
  /** Those of the last range. */
  readonly rows: number
  readonly columns: number
  /** Cells that are not blank; `numbers` of them are amounts. */
  readonly count: number
  readonly numbers: number
  readonly blanks: number
  readonly sum: number | null
  readonly mean: number | null
  readonly min: number | null
  readonly max: number | null
}
