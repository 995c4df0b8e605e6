/** A workbook of our own as plain data, before a library turns it into bytes. Amounts are already in their unit. */
export type Book = {
  readonly title: string
  /** Milliseconds since 1970. */
  readonly madeAt: number
  readonly font: string
  readonly sheets: readonly BookSheet[]
}

/**
 * `sum` is a computed cell among typed ones, `held` a month that keeps its value when totals are spread; `gap` and
 * `totalGap` are differences, signed and coloured by their sign; `rate` is one in per cent.
 */
export type Look =
  | 'title'
  | 'note'
  | 'heading'
  | 'body'
  | 'held'
  | 'sum'
  | 'total'
  | 'share'
  | 'gap'
  | 'totalGap'
  | 'rate'

export type BookCell = { readonly look: Look } & (
  | { readonly kind: 'text'; readonly text: string }
  /** Exact in its unit: at most fifteen significant digits. */
  | { readonly kind: 'number'; readonly value: number }
  /** A live formula without the leading `=`, and its result for readers that do not calculate; '' shows blank. */
  | { readonly kind: 'formula'; readonly formula: string; readonly cached: number | string }
  | { readonly kind: 'blank' }
)

export type BookSheet = {
  /** At most 31 characters, none of `[]:*?/\\`. */
  readonly name: string
  readonly rows: readonly (readonly (BookCell | null)[])[]
  /** Column widths in characters. */
  readonly widths: readonly number[]
  /** Merged cells of one row, 0-based and inclusive. */
  readonly merges: readonly { readonly row: number; readonly from: number; readonly to: number }[]
  readonly freeze: { readonly rows: number; readonly columns: number }
  /** Rows repeated on every printed page, 1-based. */
  readonly titleRows: { readonly from: number; readonly to: number }
  /** Number format of amounts. */
  readonly amountFormat: string
  /** The printed footer in the library's codes (`&P` page, `&N` pages). */
  readonly footer: string
}
