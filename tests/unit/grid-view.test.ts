import { describe, expect, it } from 'vitest'
import { plainLayout } from '../../src-renderer/grid/layout.ts'
import { plainView, readView, type GridView } from '../../src-renderer/views/grid-view.ts'

const initial: GridView = { ...plainView, grouping: 'city', quarters: [1] }
const full: GridView = {
  filters: { m1: { number: { test: 'atLeast', value: 100 } }, grade: { among: ['A', ''] }, name: { words: '康' } },
  sort: { columnId: 'year', direction: 'descending' },
  layout: { hidden: ['owner'], frozen: 'm1', widths: { name: 180 }, rows: 'paper' },
  grouping: 'department',
  quarters: [2, 3],
  colour: 'growth',
}

describe('a kept view', () => {
  it('is read back as it was written', () => {
    expect(readView(JSON.stringify(full), initial)).toEqual(full)
  })

  it('never fails to open: what is unreadable is as the grid comes', () => {
    for (const text of ['', '[]', 'null', '{"quarters":', '7']) expect(readView(text, initial)).toEqual(initial)
    const odd = {
      filters: { m1: { number: 5 } },
      sort: { columnId: 1 },
      layout: { hidden: [1], frozen: 5, widths: { name: 'wide' }, rows: 'huge' },
      grouping: 7,
      quarters: [0, 9],
      colour: [],
    }
    expect(readView(JSON.stringify(odd), initial)).toEqual({ ...initial, layout: plainLayout })
  })

  it('keeps the parts that are sound', () => {
    expect(readView('{"grouping":null,"quarters":[4],"sort":5}', initial)).toEqual({
      ...initial,
      grouping: null,
      quarters: [4],
    })
  })
})
