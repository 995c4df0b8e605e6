import { fenPerUnit, formatAmount, formatSigned, sumFen, type Unit } from '../shared/money.ts'
import { quarterTotals, yearOf } from '../targets/targets.rules.ts'
import type { Cell } from './sheet.rules.ts'

/**
 * Digits after the point for all amounts of one sheet. 元: none, or two where an amount has 角 or 分, so that paper can be
 * keyed in again. Other units: one; more (two, then four) only where an amount that is not zero would be printed as zero.
 */
export function decimalsFor(amounts: Iterable<number | null>, unit: Unit): number {
  const stored = [...amounts].filter((fen) => fen !== null && fen !== 0).map((fen) => Math.abs(fen ?? 0))
  if (unit === 'yuan') return stored.some((fen) => fen % fenPerUnit.yuan !== 0) ? 2 : 0
  const smallest = stored.reduce((least, fen) => Math.min(least, fen), Number.POSITIVE_INFINITY)
  return [1, 2].find((decimals) => smallest * 10 ** decimals * 2 >= fenPerUnit[unit]) ?? 4
}

/** What stands in a cell on paper. A share without a base is “—”, a blank amount nothing. */
export function cellText(cell: Cell, unit: Unit, decimals: number): string {
  switch (cell.kind) {
    case 'text':
      return cell.text
    case 'amount':
      return formatAmount(cell.fen, unit, decimals)
    case 'difference':
      return formatSigned(cell.fen, unit, decimals)
    case 'share':
      return cell.tenths === null ? '—' : `${Math.trunc(cell.tenths / 10)}.${cell.tenths % 10}`
    case 'writing':
      return ''
  }
}

/** Whether amounts as they are printed add up to their sum as it is printed. */
export function addsUp(parts: readonly (number | null)[], unit: Unit, decimals: number): boolean {
  const step = fenPerUnit[unit] / 10 ** decimals
  const shown = (fen: number | null): number => Math.sign(fen ?? 0) * Math.round(Math.abs(fen ?? 0) / step)
  return parts.reduce<number>((sum, part) => sum + shown(part), 0) === shown(sumFen(parts))
}

/**
 * Whether somewhere in lines of twelve months the printed parts do not add up to a printed total, across or down: then
 * the notes say how totals are made.
 */
export function roundsVisibly(lines: readonly (readonly (number | null)[])[], unit: Unit, decimals: number): boolean {
  const adds = (parts: readonly (number | null)[]): boolean => addsUp(parts, unit, decimals)
  const columns = Array.from({ length: 12 }, (_, month) => lines.map((line) => line[month] ?? null))
  const across = [...lines, columns.map(sumFen)].every(
    (line) => adds(quarterTotals(line)) && [0, 3, 6, 9].every((start) => adds(line.slice(start, start + 3))),
  )
  const quartersDown = [0, 1, 2, 3].every((quarter) => adds(lines.map((line) => quarterTotals(line)[quarter] ?? null)))
  return !(across && quartersDown && columns.every(adds) && adds(lines.map(yearOf)))
}

export const textOf = (cell: Cell | undefined): string => (cell?.kind === 'text' ? cell.text : '')
export const detailOf = (cell: Cell | undefined): string => (cell?.kind === 'text' ? (cell.detail ?? '') : '')
