import type { CellEdit, CellFailure } from './column-spec.ts'

/** How long a saved cell shows its check (mockup rule 9), in milliseconds. */
export const savedTime = 2000

export type Mark =
  | { readonly state: 'pending'; readonly text: string }
  | { readonly state: 'saved' }
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
  pend(edits: readonly CellEdit[], shown: (edit: CellEdit) => string): void {
    this.forgetRefusals()
    for (const edit of edits) this.marks.set(keyOf(edit.rowId, edit.columnId), { state: 'pending', text: shown(edit) })
    this.changed()
  }

  /** The answer has come: failures are refused, the rest is saved, or nothing at all where the edit was dropped. */
  settle(edits: readonly CellEdit[], failures: readonly CellFailure[] | 'dropped'): void {
    for (const edit of edits) this.marks.delete(keyOf(edit.rowId, edit.columnId))
    if (failures === 'dropped') return this.changed()
    this.refuse(failures)
    const refused = new Set(failures.map((failure) => keyOf(failure.rowId, failure.columnId)))
    const saved = edits.map((edit) => keyOf(edit.rowId, edit.columnId)).filter((key) => !refused.has(key))
    this.showSaved(saved)
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
    const mark: Mark = { state: 'saved' }
    for (const key of keys) this.marks.set(key, mark)
    this.changed()
    setTimeout(() => {
      // A later edit of the same cell has a mark of its own, which stays.
      for (const key of keys) if (this.marks.get(key) === mark) this.marks.delete(key)
      this.changed()
    }, savedTime)
  }
}
