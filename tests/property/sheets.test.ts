import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { citySpans, cityPages } from '../../src-main/sheets/city-html.rules.ts'
import { cityLayout } from '../../src-main/sheets/city-layout.rules.ts'
import { citySheet } from '../../src-main/sheets/city.rules.ts'
import { cellText } from '../../src-main/sheets/figures.rules.ts'
import type { Cell, Sheet } from '../../src-main/sheets/sheet.rules.ts'
import { emsOf, mmPerPoint } from '../../src-main/sheets/widths.rules.ts'
import { known, line, newCustomers, wan, type Given } from '../unit/sheets-source.ts'

const hangzhou = '330100'
const sheetOf = (given: Given): Sheet => citySheet(known(given), hangzhou, given.lines)
const amounts = (sheet: Sheet): readonly Cell[] =>
  sheet.groups.flatMap((group) => group.rows.flatMap((row) => row.cells.slice(3, 20)))

const anyFen = fc.oneof(
  fc.constant(null),
  fc.integer({ min: 0, max: 10 * wan }),
  fc.integer({ min: 0, max: 10_000_000_000_000 }),
)
const anyCity = fc.record({
  rows: fc.array(fc.array(anyFen, { minLength: 12, maxLength: 12 }), { minLength: 1, maxLength: 40 }),
  fresh: fc.integer({ min: 0, max: 6 }),
  unit: fc.constantFrom('yuan' as const, 'wan' as const),
  language: fc.constantFrom('zh-CN' as const, 'en' as const),
  assigned: fc.constantFrom('none' as const, 'quarter' as const, 'month' as const),
})

describe('any city, however many channels and however large the amounts', () => {
  const made = anyCity.map(({ rows, fresh, unit, language, assigned }) => {
    const lines = rows.map((row, index) => (index >= rows.length - fresh ? newCustomers(index, row) : line(index, row)))
    const given = Array.from({ length: assigned === 'quarter' ? 4 : 12 }, () => 7 * wan)
    const quotas =
      assigned === 'none'
        ? []
        : [{ id: 'q', level: 'city', subject: hangzhou, grain: assigned, amounts: given } as const]
    return sheetOf({ lines, quotas, source: { unit, language } })
  })

  test('columns add up to the page, no type is under 7.5 pt and no amount is wider than its column', () => {
    fc.assert(
      fc.property(made, (sheet) => {
        const layout = cityLayout(sheet)
        const { bands, size, name, grade, owner, month, quarter, year, writing, note } = layout
        expect(name + grade + owner + (12 * month + 4 * quarter) / bands + year + writing + note).toBeCloseTo(277, 5)
        expect(size).toBeGreaterThanOrEqual(7.5)
        expect(Math.min(name, note, writing)).toBeGreaterThanOrEqual(8)
        const cells = [...sheet.groups.flatMap((group) => group.rows), ...sheet.totals].flatMap((row) =>
          row.cells.map((cell, index) => ({
            text: cellText(cell, sheet.unit, sheet.decimals),
            role: sheet.columns[index]?.role,
          })),
        )
        for (const { text, role } of cells) {
          const width = role === 'month' ? month : role === 'quarter' ? quarter : role === 'year' ? year : null
          if (width !== null) expect(emsOf(text) * size * mmPerPoint).toBeLessThanOrEqual(width)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('each row stands on one page, each page has its number, its signatures and its head', () => {
    fc.assert(
      fc.property(made, (sheet) => {
        const rows = sheet.groups.flatMap((group) => group.rows)
        const spans = citySpans(sheet, cityLayout(sheet))
        expect(spans.flatMap(({ from, to }) => rows.slice(from, to))).toEqual(rows)
        const { html, pages } = cityPages(sheet)
        expect(pages).toBe(spans.length)
        const count = (text: string): number => html.split(text).length - 1
        expect([count('<section'), count('<thead>'), count('class="sign"'), count('class="foot"')]).toEqual([
          pages,
          pages,
          pages,
          pages,
        ])
        expect([count('<h1>'), count('class="run"'), count('class="end')]).toEqual([1, pages - 1, 1])
        expect(html).toContain(
          sheet.language === 'en' ? `Page ${pages} of ${pages}` : `第 ${pages} 页 / 共 ${pages} 页`,
        )
        const end = html.lastIndexOf('<section')
        expect(html.indexOf('class="end')).toBeGreaterThan(end)
        expect(html.slice(end, html.indexOf('class="end'))).toContain('class="no"')
      }),
      { numRuns: 40 },
    )
  })

  test('amounts on paper are the stored ones to the last digit in 元', () => {
    fc.assert(
      fc.property(made, (sheet) => {
        if (sheet.unit !== 'yuan') return
        for (const cell of amounts(sheet)) {
          if (cell.kind !== 'amount') continue
          const text = cellText(cell, sheet.unit, sheet.decimals)
          expect(text === '' ? null : Number(text.replaceAll(/[,.]/g, '')) * (sheet.decimals === 0 ? 100 : 1)).toBe(
            cell.fen,
          )
        }
      }),
      { numRuns: 40 },
    )
  })
})
