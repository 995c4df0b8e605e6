import type { Encoding } from './workbooks.contract.ts'

/** A foreign table as plain texts: blank cells are ''; dates are `YYYY-MM-DD`; numbers stand without exponent or grouping. */
export type ForeignSheet = {
  readonly name: string
  /** Row 1 of the file is `rows[0]`; rows end at their last filled cell. */
  readonly rows: readonly (readonly string[])[]
  /** Cells (0-based) that hold a formula whose result the file does not carry; the first thousand. */
  readonly unsolved: readonly { readonly row: number; readonly column: number }[]
}

export type ForeignFile = {
  /** Null for a workbook, which names its own encoding. */
  readonly encoding: Encoding | null
  /** What a bare day number counts from. */
  readonly epoch: 1900 | 1904
  readonly sheets: readonly ForeignSheet[]
}

/** What a table may hold before it is refused with `import-too-large`. */
export const tableLimits = {
  cells: 2_000_000,
  columns: 500,
  rows: 200_000,
  slots: 10_000_000,
  merges: 100_000,
} as const

/** Memory and time that reading one foreign file may take before it is refused. */
export const readLimits = { memoryMb: 512, timeoutMs: 10_000 } as const
