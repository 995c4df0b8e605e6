import { fieldOf } from './headings.rules.ts'
import type { ImportSubject } from './workbooks.contract.ts'

const searched = 20
const periods = /^(?:year|quarter\d|month\d+)$/u

/** Whether one of the first rows, with the one below it, has headings that `fits` takes, and something stands below. */
const hasHeadings = (
  rows: readonly (readonly string[])[],
  subject: ImportSubject,
  fits: (own: readonly (string | null)[], below: () => readonly (string | null)[]) => boolean,
): boolean =>
  rows.slice(0, Math.min(searched, rows.length - 1)).some((row, at) => {
    const fields = (cells: readonly string[]): readonly (string | null)[] => cells.map((cell) => fieldOf(cell, subject))
    return fits(fields(row), () => fields(rows[at + 1] ?? []))
  })

const namesChannel = (fields: readonly (string | null)[]): boolean =>
  fields.includes('channel') || fields.includes('channelCode')

/**
 * Whether a block from the clipboard is a table of targets with its headings: a column of channels and one of a period, in
 * one row or two, and something below them. Numbers without headings are not; they go where the cursor stands.
 */
export const isTargetTable = (rows: readonly (readonly string[])[]): boolean =>
  hasHeadings(
    rows,
    'targets',
    (own, below) => namesChannel(own) && [...own, ...below()].some((field) => field !== null && periods.test(field)),
  )

/** Whether a block from the clipboard is a table of actuals with its headings: channels, days and amounts. */
export const isActualTable = (rows: readonly (readonly string[])[]): boolean =>
  hasHeadings(rows, 'actuals', (own) => namesChannel(own) && own.includes('date') && own.includes('amount'))
