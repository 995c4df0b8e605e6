import type { CellFailure } from './column-spec.ts'
import { markKeyOf } from './marks.ts'
import { shownText } from './readings.ts'
import type { AmountFormat } from './readings.ts'
import type { Stage } from './stage.ts'
import type { Beside, Sorted } from './write.ts'

/** A paste that changes more cells than that is shown first. */
export const mostUnseen = 500
/** Refused cells that are listed one by one; the rest is counted. */
const mostListed = 200

/** A cell that a paste will not write, as a person finds it. */
export type RefusedCell = {
  readonly id: string
  readonly place: string
  readonly text: string
  readonly reason: string
}

/** What a paste will do. Sums are fen, of the cells that change; null where none of them is an amount. */
export type PastePreview = {
  readonly changes: number
  readonly before: number | null
  readonly after: number | null
  readonly readOnly: number
  readonly hidden: number
  readonly outside: number
  readonly locked: number
  readonly unreadable: number
  readonly refused: readonly RefusedCell[]
  readonly format: AmountFormat
}

/** A preview that waits for its word: true applies it. */
export type WaitingPreview = PastePreview & { readonly decide: (apply: boolean) => void }

/** What is to be shown before a paste: null where it is small and every text can be read, for an undo will do. */
export function previewOf<Row>(stage: Stage<Row>, sorted: Sorted, beside: Beside): PastePreview | null {
  const { edits, locked, unreadable, readOnly } = sorted
  if (edits.length <= mostUnseen && unreadable.length === 0) return null
  const failures = [...unreadable, ...locked]
  const rows = stage.rowsById(new Set([...edits, ...failures.slice(0, mostListed)].map(({ rowId }) => rowId)))
  let before = 0n
  let after = 0n
  let amounts = 0
  for (const { rowId, columnId, value } of edits) {
    const column = stage.spec(columnId)
    const row = rows.get(rowId)
    if (column?.kind !== 'amount' || row === undefined) continue
    amounts++
    const old = column.value(row)
    if (typeof old === 'number') before += BigInt(old)
    if (typeof value === 'number') after += BigInt(value)
  }
  return {
    changes: edits.length,
    before: amounts > 0 ? safe(before) : null,
    after: amounts > 0 ? safe(after) : null,
    readOnly,
    ...beside,
    locked: locked.length,
    unreadable: unreadable.length,
    refused: failures.slice(0, mostListed).map((failure) => describe(stage, failure, rows.get(failure.rowId))),
    format: stage.source.format,
  }
}

const safe = (sum: bigint): number | null => (Number.isSafeInteger(Number(sum)) ? Number(sum) : null)

function describe<Row>(
  stage: Stage<Row>,
  failure: CellFailure & { readonly text?: string },
  row: Row | undefined,
): RefusedCell {
  const { columns, format } = stage.source
  const [first] = columns
  const name = first && row !== undefined ? shownText(first, row, format) : ''
  const title = stage.spec(failure.columnId)?.title ?? ''
  return {
    id: markKeyOf(failure.rowId, failure.columnId),
    place: [name, title].filter((part) => part !== '').join(' · '),
    text: failure.text ?? '',
    reason: failure.message,
  }
}
