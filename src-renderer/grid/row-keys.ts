/**
 * What AG Grid is given for a row: its place, not its content. Cells read the row from the `Stage`, so an amount that
 * changes is no affair of AG Grid's, which would compare a thousand rows and refresh every cell of the changed ones.
 */
export type RowKey = { readonly id: string }

/** Answers the same keys as long as the rows are the same ones in the same order, whatever stands in them. */
export function createRowKeys<Row>(): (rows: readonly Row[], rowId: (row: Row) => string) => readonly RowKey[] {
  let keys: readonly RowKey[] = []
  let from: readonly Row[] = []
  return (rows, rowId) => {
    const same =
      keys.length === rows.length && rows.every((row, index) => row === from[index] || rowId(row) === keys[index]?.id)
    from = rows
    if (same) return keys
    const before = new Map(keys.map((key) => [key.id, key]))
    keys = rows.map((row) => {
      const id = rowId(row)
      return before.get(id) ?? { id }
    })
    return keys
  }
}
