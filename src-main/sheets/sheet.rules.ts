import type { Compared } from '../targets/quotas.rules.ts'
import type { Unit } from '../shared/money.ts'
import type { Language } from './words.rules.ts'

/** What one cell holds. Amounts stay in fen (分): paper turns them into text, a workbook can keep them as numbers. */
export type Cell =
  | { readonly kind: 'text'; readonly text: string; readonly detail: string | null }
  /** Blank (null) is not zero (DOMAIN.md rule 6). */
  | { readonly kind: 'amount'; readonly fen: number | null; readonly held: boolean }
  /** 自报 − 下达, printed with its sign; null where nothing was assigned. */
  | { readonly kind: 'difference'; readonly fen: number | null }
  /** Tenths of a percent; null where there is no base, printed “—”. */
  | { readonly kind: 'share'; readonly tenths: number | null }
  /** Room to write by hand. */
  | { readonly kind: 'writing' }

export type ColumnRole = 'name' | 'text' | 'month' | 'quarter' | 'year' | 'writing' | 'note'

export type Column = {
  readonly key: string
  readonly head: string
  readonly role: ColumnRole
  /** Fiscal quarter (1–4) of a month or quarter column, else null. */
  readonly quarter: number | null
}

export type Row = {
  /** Id of what the row shows: a target line, a person; empty for computed rows. */
  readonly id: string
  /** Counts the rows of a sheet from 1, for keying in from paper; null for computed rows. */
  readonly number: number | null
  /** One for each column, in the columns' order. */
  readonly cells: readonly Cell[]
}

export type Group = {
  readonly key: string
  /** What stands once before the rows: an owner, a department; null where rows stand alone. */
  readonly label: string | null
  /** Smaller lines below the label, the most telling last. */
  readonly details: readonly string[]
  /** 新增客户: stays with the total (never alone on a page, never before a break). */
  readonly newCustomers: boolean
  readonly rows: readonly Row[]
}

/** Computed rows at the end, in printing order. */
export type TotalRow = Row & { readonly kind: 'total' | 'quota' | 'difference' | 'share' }

export type Fact = { readonly label: string; readonly value: string }

/** A note under the table. `held` begins with words that are underlined as held months are. */
export type Note = {
  readonly head: string | null
  readonly text: string
  readonly held: readonly [underlined: string, text: string] | null
}

/** 下达 / 自报 / 差额 of one subject in the year (DOMAIN.md rule 7), in fen. */
export type ComparedRow = { readonly name: string } & Compared

export type SheetDocument = 'city' | 'table-a' | 'table-b' | 'table-c'

/** One printed document as plain data. Paper and workbook are made from the same one. */
export type Sheet = {
  readonly document: SheetDocument
  readonly language: Language
  readonly unit: Unit
  /** Digits after the point, the same for every amount of the sheet. */
  readonly decimals: number
  readonly title: string
  /** The place or measure beside the title; null where the title says it all. */
  readonly subject: string | null
  readonly status: string
  /** 校验码 over the rows' ids and stored values. */
  readonly code: string
  readonly facts: readonly Fact[]
  /** Stands above the table from page 2 on, without the check code. */
  readonly running: string
  /** Date and minute of printing, local time. */
  readonly printedAt: string
  readonly columns: readonly Column[]
  readonly groups: readonly Group[]
  readonly totals: readonly TotalRow[]
  /** One for each row's subject and a last one for all; empty where nothing was assigned. */
  readonly compared: readonly ComparedRow[]
  readonly notes: readonly Note[]
}

export const textCell = (text: string, detail: string | null = null): Cell => ({ kind: 'text', text, detail })
export const amountCell = (fen: number | null, held = false): Cell => ({ kind: 'amount', fen, held })
export const writingCell: Cell = { kind: 'writing' }
