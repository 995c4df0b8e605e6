import { fieldOf } from './headings.rules.ts'

const searched = 20
const periods = /^(?:year|quarter\d|month\d+)$/u

/**
 * Whether a block from the clipboard is a table of targets with its headings: a column of channels and one of a period, in
 * one row or two, and something below them. Numbers without headings are not; they go where the cursor stands.
 */
export function isTargetTable(rows: readonly (readonly string[])[]): boolean {
  return rows.slice(0, Math.min(searched, rows.length - 1)).some((row, at) => {
    const names = row.map((cell) => fieldOf(cell, 'targets'))
    if (!names.includes('channel') && !names.includes('channelCode')) return false
    const below = rows[at + 1] ?? []
    return [...names, ...below.map((cell) => fieldOf(cell, 'targets'))].some(
      (field) => field !== null && periods.test(field),
    )
  })
}
