import type { CellEdit, CellFailure } from './column-spec.ts'

/** How long a saved cell shows its check (mockup rule 9), in milliseconds. */
export const savedTime = 2000

/** A typed text and the row as it was then: until the view gives a newer row, the text stands for it. */
type Standing = { readonly text: string; readonly row: unknown }

export type Mark =
  | { readonly state: 'pending'; readonly standing: Standing }
  | { readonly state: 'saved'; readonly standing: Standing | null }
  | { readonly state: 'refused'; readonly message: string }

const keyOf = (rowId: string, columnId: string): string => `${rowId}\u0000${columnId}`

/** What the grid itself knows of cells: typed and not yet durable, just saved, refused. */
export class Marks {
  private readonly marks = new Map<string, Mark>()
  private readonly changed: () => void

  constructor(changed: () => void) {
    this.changed = changed
  }

  of(rowId: string, columnId: string): Mark | undefined {
    return this.marks.size === 0 ? undefined : this.marks.get(keyOf(rowId, columnId))
  }

  /** Draws what was typed at once; it counts as saved only after `settle`. Earlier refusals are forgotten. */
  pend(edits: readonly CellEdit[], standing: (edit: CellEdit) => Standing): void {
    this.forgetRefusals()
    for (const edit of edits)
      this.marks.set(keyOf(edit.rowId, edit.columnId), { state: 'pending', standing: standing(edit) })
    this.changed()
  }

  /** The answer has come: failures are refused, the rest is saved, or nothing at all where the edit was dropped. */
  settle(edits: readonly CellEdit[], failures: readonly CellFailure[] | 'dropped'): void {
    const keys = edits.map((edit) => keyOf(edit.rowId, edit.columnId))
    if (failures === 'dropped') {
      for (const key of keys) this.marks.delete(key)
      return this.changed()
    }
    const refused = new Set(failures.map((failure) => keyOf(failure.rowId, failure.columnId)))
    this.showSaved(keys.filter((key) => !refused.has(key)))
    for (const key of refused) this.marks.delete(key)
    this.refuse(failures)
  }

  /** Marks cells as saved for two seconds. */
  save(cells: Iterable<{ readonly rowId: string; readonly columnId: string }>): void {
    this.showSaved([...cells].map((cell) => keyOf(cell.rowId, cell.columnId)))
  }

  refuse(failures: readonly CellFailure[]): void {
    for (const failure of failures) {
      this.marks.set(keyOf(failure.rowId, failure.columnId), { state: 'refused', message: failure.message })
    }
    this.changed()
  }

  forgetRefusals(): void {
    for (const [key, mark] of this.marks) if (mark.state === 'refused') this.marks.delete(key)
    this.changed()
  }

  private showSaved(keys: readonly string[]): void {
    const marks = keys.map((key): readonly [string, Mark] => {
      const before = this.marks.get(key)
      return [key, { state: 'saved', standing: before?.state === 'pending' ? before.standing : null }]
    })
    for (const [key, mark] of marks) this.marks.set(key, mark)
    this.changed()
    setTimeout(() => {
      // A later edit of the same cell has a mark of its own, which stays.
      for (const [key, mark] of marks) if (this.marks.get(key) === mark) this.marks.delete(key)
      this.changed()
    }, savedTime)
  }
}
