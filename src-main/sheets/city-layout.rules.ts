import { cellText } from './figures.rules.ts'
import { bodyWidth } from './pages.rules.ts'
import type { Cell, Sheet } from './sheet.rules.ts'
import { emsOf, mmPerPoint, widestOf } from './widths.rules.ts'

/** How one city's table stands on the page. All widths in mm; they add up to the page's width. */
export type CityLayout = {
  /** Lines a channel takes: 1 for the whole year, 2 for half years, 4 for quarters. */
  readonly bands: 1 | 2 | 4
  /** Type of the amounts in pt. */
  readonly size: number
  readonly name: number
  readonly grade: number
  readonly owner: number
  readonly month: number
  readonly quarter: number
  readonly year: number
  readonly writing: number
  readonly note: number
}

/** The narrowest columns of the mockup; a month holds `999.9`. */
const least = { grade: 8, owner: 13, month: 9.9, quarter: 12.4, year: 14.6, writing: 16 }
const padding = 1.5
const sizes = [8.5, 8, 7.5] as const

/**
 * Tried in turn until the amounts fit, none of them ever cut: wide amounts take width from 备注, then smaller type (not
 * under 7.5 pt), then width from the channel's name; then a channel takes two lines, half a year each, and at last four.
 */
const attempts = [
  { bands: 1, name: 38, note: 12 },
  { bands: 1, name: 32, note: 8 },
  { bands: 2, name: 38, note: 14 },
  { bands: 2, name: 30, note: 8 },
  { bands: 4, name: 30, note: 8 },
] as const

export function cityLayout(sheet: Sheet): CityLayout {
  const need = needs(sheet)
  const owner = need.owner > least.owner ? Math.min(need.owner, 18) : least.owner
  for (const attempt of attempts) {
    for (const size of sizes) {
      const wide = (ems: number, narrowest: number): number =>
        Math.max(narrowest, up(ems * size * mmPerPoint + padding))
      const [month, quarter, year] = [
        wide(need.month, least.month),
        wide(need.quarter, least.quarter),
        wide(need.year, least.year),
      ]
      const amounts = (12 * month + 4 * quarter) / attempt.bands + year
      const rest = bodyWidth('landscape') - least.grade - owner - amounts - least.writing
      const last = attempt.bands === 4 && size === sizes[sizes.length - 1]
      if (rest < attempt.name + attempt.note && !last) continue
      return share(
        { ...least, owner, bands: attempt.bands, size, month, quarter, year, name: attempt.name, note: attempt.note },
        rest,
        need,
      )
    }
  }
  throw new Error('the last attempt always answers')
}

/** Gives away what is left over: to the names that need it, to 修改值 for a long number, then to 备注 and the months. */
function share(layout: CityLayout, rest: number, need: Needs): CityLayout {
  let over = rest - layout.name - layout.note
  const take = (wanted: number): number => {
    const given = Math.max(0, Math.min(wanted, over))
    over -= given
    return given
  }
  const name = layout.name + take(38 - layout.name)
  const note = layout.note + take((need.noted ? 19 : 15) - layout.note)
  const longName = name + take(Math.min(need.name, 54) - name)
  const writing = layout.writing + take(layout.year + 1.4 - layout.writing)
  const longNote = note + take((layout.bands === 1 ? 19 : 30) - note)
  // Down to a tenth, so that the columns add up to the page's width by the name taking the remainder.
  const columns = 16 / layout.bands
  const more = Math.floor((over / columns) * 10) / 10
  const month = layout.month + more
  const quarter = layout.quarter + more
  return { ...layout, month, quarter, writing, note: longNote, name: longName + over - more * columns }
}

const up = (mm: number): number => Math.ceil(mm * 10) / 10

type Needs = {
  /** The widest amounts, in em. */
  readonly month: number
  readonly quarter: number
  readonly year: number
  /** The longest word of an owner's name and the longest channel name, in mm. */
  readonly owner: number
  readonly name: number
  /** Whether a channel has a note to be printed. */
  readonly noted: boolean
}

function needs(sheet: Sheet): Needs {
  const rows = sheet.groups.flatMap((group) => group.rows)
  const text = (cell: Cell | undefined): string => (cell ? cellText(cell, sheet.unit, sheet.decimals) : '')
  const column = (role: string): number =>
    sheet.columns.reduce((widest, { role: its }, index) => {
      if (its !== role) return widest
      const plain = widestOf(
        rows.map((row) => text(row.cells[index])),
        role === 'month' ? 'regular' : 'bold',
      )
      return Math.max(
        widest,
        plain,
        widestOf(
          sheet.totals.map((row) => text(row.cells[index])),
          'bold',
        ),
      )
    }, 0)
  const words = rows.flatMap((row) => text(row.cells[2]).split(/[\s-]+/))
  return {
    month: column('month'),
    quarter: column('quarter'),
    year: column('year'),
    owner: up(widestOf(words) * 8.5 * mmPerPoint + padding),
    name: up(Math.max(0, ...rows.map((row) => emsOf(text(row.cells[0]), 'bold'))) * 8.5 * mmPerPoint + padding + 6.8),
    noted: rows.some((row) => text(row.cells.at(-1)) !== ''),
  }
}
