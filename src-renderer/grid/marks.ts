import type { CellEdit, CellFailure, CellValue } from './column-spec.ts'

/** How long a saved cell shows its check (mockup rule 9), in milliseconds. */
export const savedTime = 2000

/** A typed value and the row as it was then: until the view gives a newer row, the value stands for it. */
export type Standing = { readonly value: CellValue; readonly row: unknown }

export type Mark =
  | { readonly state: 'pending'; readonly standing: Standing }
  | { readonly state: 'saved'; readonly standing: Standing | null }
  | { readonly state: 'refused'; readonly message: string }

/** Names a cell among the marks. */
export const markKeyOf = (rowId: string, columnId: string): string => `${rowId}\u0000${columnId}`

/** What the grid itself knows of cells: typed and not yet durable, just saved, refused. */
export class Marks {
  private readonly marks = new Map<string, Mark>()
  private readonly changed: (keys: ReadonlySet<string>) => void

  /** `changed` is told the keys of the cells that look different now. */
  constructor(changed: (keys: ReadonlySet<string>) => void) {
    this.changed = changed
  }

  of(key: string): Mark | undefined {
    return this.marks.size === 0 ? undefined : this.marks.get(key)
  }

  /** Draws what was typed at once; it counts as saved only after `settle`. Earlier refusals are forgotten. */
  pend(edits: readonly CellEdit[], rowOf: (edit: CellEdit) => unknown): void {
    const keys = new Set(edits.map(keyOf))
    for (const [key, mark] of this.marks) {
      if (mark.state !== 'refused') continue
      this.marks.delete(key)
      keys.add(key)
    }
    for (const edit of edits)
      this.marks.set(keyOf(edit), { state: 'pending', standing: { value: edit.value, row: rowOf(edit) } })
    this.tell(keys)
  }

  /** The answer has come: failures are refused and the rest is saved, or nothing is marked where the edit was dropped. */
  settle(edits: readonly CellEdit[], failures: readonly CellFailure[] | 'dropped'): void {
    const keys = edits.map(keyOf)
    if (failures === 'dropped') {
      for (const key of keys) this.marks.delete(key)
      return this.tell(new Set(keys))
    }
    const refused = new Set(failures.map(keyOf))
    this.showSaved(keys.filter((key) => !refused.has(key)))
    this.refuse(failures)
  }

  /** Marks cells as saved for two seconds. */
  save(cells: Iterable<Cell>): void {
    this.showSaved([...cells].map(keyOf))
  }

  refuse(failures: readonly CellFailure[]): void {
    for (const failure of failures) this.marks.set(keyOf(failure), { state: 'refused', message: failure.message })
    this.tell(new Set(failures.map(keyOf)))
  }

  private showSaved(keys: readonly string[]): void {
    const marks = keys.map((key): readonly [string, Mark] => {
      const before = this.marks.get(key)
      return [key, { state: 'saved', standing: before?.state === 'pending' ? before.standing : null }]
    })
    for (const [key, mark] of marks) this.marks.set(key, mark)
    const shown = new Set(keys)
    this.tell(shown)
    setTimeout(() => {
      // A later edit of the same cell has a mark of its own, which stays.
      for (const [key, mark] of marks) if (this.marks.get(key) === mark) this.marks.delete(key)
      this.tell(shown)
    }, savedTime)
  }

  private tell(keys: ReadonlySet<string>): void {
    if (keys.size > 0) this.changed(keys)
  }
}

type Cell = { readonly rowId: string; readonly columnId: string }
const keyOf = ({ rowId, columnId }: Cell): string => markKeyOf(rowId, columnId)
