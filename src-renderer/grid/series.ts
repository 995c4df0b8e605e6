import type { CellValue, ColumnKind } from './column-spec.ts'
import { continueDates, continueNumbers } from './series-steps.ts'

/** A cell that is filled from: what stands in it and the kind of its column. */
export type SeriesCell = { readonly value: CellValue; readonly kind: ColumnKind }

export type SeriesOptions = {
  /** Ctrl while dragging: a series where a copy would be made, and the other way round. */
  readonly toggled: boolean
  /** One shown unit in fen: by so much a single amount grows where Ctrl makes a series of it. */
  readonly step: number
}

type Run = { readonly from: number; readonly size: number; readonly at: (index: number) => CellValue }

/**
 * What a row or column of cells goes on with, as in Excel: two or more amounts by their trend (least squares, rounded to
 * the fen, halves away from zero), a single one as it is; dates by days, or by months where all fall on the same day;
 * texts that end in a number by that number; anything else repeats. Cells of one sort beside each other go on together.
 * The answer takes a place counted from the first cell; negative ones lie before it.
 */
export function continued(cells: readonly SeriesCell[], options: SeriesOptions): (place: number) => CellValue {
  const runs = runsOf(cells, options)
  const size = cells.length
  return (place) => {
    const round = Math.floor(place / size)
    const within = place - round * size
    const run = runs.find(({ from, size: length }) => within >= from && within < from + length)
    return run ? run.at(round * run.size + within - run.from) : null
  }
}

type Sort = { readonly name: string; readonly number: number | null; readonly text: string }

const numbered = /^(?<prefix>.*?)(?<digits>\d{1,9})$/su

function sortOf({ value, kind }: SeriesCell): Sort {
  if (kind === 'amount' && typeof value === 'number') return { name: 'amount', number: value, text: '' }
  if (kind === 'date' && typeof value === 'string' && /^\d{4}-\d\d-\d\d$/u.test(value))
    return { name: 'date', number: 0, text: value }
  const groups = kind === 'text' && typeof value === 'string' ? numbered.exec(value)?.groups : undefined
  if (groups)
    return { name: `text ${groups['prefix']}`, number: Number(groups['digits']), text: groups['digits'] ?? '' }
  return { name: 'other', number: null, text: '' }
}

function runsOf(cells: readonly SeriesCell[], options: SeriesOptions): readonly Run[] {
  const sorts = cells.map(sortOf)
  const runs: Run[] = []
  for (let from = 0; from < cells.length;) {
    const { name } = sorts[from] ?? { name: 'other' }
    let to = from + 1
    while (to < cells.length && sorts[to]?.name === name) to++
    runs.push(runOf(cells.slice(from, to), sorts.slice(from, to), from, options))
    from = to
  }
  return runs
}

function runOf(
  cells: readonly SeriesCell[],
  sorts: readonly Sort[],
  from: number,
  { toggled, step }: SeriesOptions,
): Run {
  const size = cells.length
  const { name = 'other' } = sorts[0] ?? {}
  const copy = (index: number): CellValue => cells[index - Math.floor(index / size) * size]?.value ?? null
  // A single amount is copied unless Ctrl is held; everything that counts goes on by itself.
  const isSeries = name !== 'other' && (name === 'amount' && size === 1) === toggled
  if (!isSeries) return { from, size, at: copy }
  const numbers = sorts.map(({ number }) => number ?? 0)
  if (name === 'date') return { from, size, at: continueDates(sorts.map(({ text }) => text)) }
  const go = continueNumbers(numbers, name === 'amount' ? step : 1)
  if (name === 'amount') return { from, size, at: go }
  const prefix = name.slice('text '.length)
  const width = sorts.every(({ text }) => text.startsWith('0') || text.length === sorts[0]?.text.length)
    ? (sorts[0]?.text.length ?? 1)
    : 1
  return { from, size, at: (index) => `${prefix}${String(Math.abs(go(index))).padStart(width, '0')}` }
}
