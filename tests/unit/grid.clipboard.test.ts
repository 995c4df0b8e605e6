import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dragTarget, fillDown, fillRight, into } from '../../src-renderer/grid/fill.ts'
import { planPaste } from '../../src-renderer/grid/paste.ts'
import type { Extent, Range } from '../../src-renderer/grid/selection.ts'
import { parseTsv, writeHtml, writeTsv } from '../../src-renderer/grid/tsv.ts'

describe('text with tabs', () => {
  it('comes back as it was, with quotes, tabs and line breaks inside cells', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '沪', '"', '\t', '\n', '\r', ' ', '=') })
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(rows, (table) => {
        expect(parseTsv(writeTsv(table))).toEqual(table)
      }),
    )
  })

  it('makes no row of the line end after the last one, and keeps blank cells', () => {
    expect(parseTsv('1\t\r\n\t4\r\n')).toEqual([
      ['1', ''],
      ['', '4'],
    ])
    expect(parseTsv('1\t2')).toEqual([['1', '2']])
    expect(parseTsv('')).toEqual([['']])
  })

  it('takes a quote inside a cell for a quote', () => {
    expect(parseTsv('5" pipe\tb')).toEqual([['5" pipe', 'b']])
  })

  it('is also given as a table in which text cannot become markup or a formula', () => {
    const html = writeHtml([
      [
        { text: '<b>=1&"', number: false },
        { text: '4', number: true },
      ],
    ])
    expect(html).toContain('&lt;b&gt;=1&amp;&quot;')
    expect(html).toContain("mso-number-format:'\\@'")
    expect(html).toContain('<td x:num="4">4</td>')
  })
})

const extent: Extent = { rows: 10, body: 8, columns: 5 }
const range = (top: number, left: number, bottom = top, right = left): Range => ({ top, bottom, left, right })

describe('a paste', () => {
  it('begins at the upper left of the selection and selects what it covers', () => {
    const plan = planPaste(
      [
        ['1', '2'],
        ['3', '4'],
      ],
      range(2, 1),
      extent,
    )
    expect(plan.cells).toEqual([
      { row: 2, column: 1, cell: '1' },
      { row: 2, column: 2, cell: '2' },
      { row: 3, column: 1, cell: '3' },
      { row: 3, column: 2, cell: '4' },
    ])
    expect(plan.range).toEqual(range(2, 1, 3, 2))
  })

  it('repeats over a selection that is a multiple of it, and only then', () => {
    expect(planPaste([['1', '2']], range(0, 0, 3, 3), extent).cells).toHaveLength(16)
    expect(planPaste([['1', '2']], range(0, 0, 0, 2), extent).cells).toHaveLength(2)
    expect(planPaste([['7']], range(0, 0, 2, 2), extent).cells).toHaveLength(9)
  })

  it('counts what finds no place and never runs on into the totals', () => {
    const column = Array.from({ length: 4 }, () => ['1', '1'])
    const plan = planPaste(column, range(6, 4), extent)
    expect(plan.cells.map(({ row, column: place }) => [row, place])).toEqual([
      [6, 4],
      [7, 4],
    ])
    expect(plan.outside).toBe(6)
  })

  it('leaves cells alone that a short row does not reach', () => {
    expect(planPaste([['1', '2'], ['3']], range(0, 0), extent).cells).toHaveLength(3)
  })
})

describe('a fill', () => {
  it('copies the first row down, or the row above a single one', () => {
    expect(fillDown(range(1, 0, 3, 0)).map(({ from, to }) => [from.row, to.row])).toEqual([
      [1, 2],
      [1, 3],
    ])
    expect(fillDown(range(1, 2)).map(({ from, to }) => [from.row, to.row])).toEqual([[0, 1]])
    expect(fillDown(range(0, 2))).toEqual([])
  })

  it('copies the first column to the right', () => {
    expect(fillRight(range(0, 1, 0, 2)).map(({ from, to }) => [from.column, to.column])).toEqual([[1, 2]])
  })

  it('by the handle goes along the longer way and repeats the source in step', () => {
    const source = range(2, 0, 3, 1)
    expect(dragTarget(source, { row: 6, column: 2 })).toEqual(range(4, 0, 6, 1))
    expect(dragTarget(source, { row: 0, column: 0 })).toEqual(range(0, 0, 1, 1))
    expect(dragTarget(source, { row: 3, column: 1 })).toBeNull()
    const copies = into(source, range(4, 0, 6, 0))
    expect(copies.map(({ from }) => from.row)).toEqual([2, 3, 2])
  })
})
