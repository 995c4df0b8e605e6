import { isMet, type Figure } from './figures.ts'
import type { Machine } from './machine.ts'

/** The table as text in columns, for the terminal. */
export function asText(figures: readonly Figure[], machine: Machine): string {
  const rows = figures.map(cellsOf)
  const widths = heads.map((head, at) => Math.max(head.length, ...rows.map((row) => row[at]!.length)))
  const line = (cells: readonly string[]): string =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join('  ')
  return [describe(machine), '', line(heads), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join(
    '\n',
  )
}

/** The same as Markdown, for `build/decisions/`. */
export function asMarkdown(figures: readonly Figure[], machine: Machine): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [
    describe(machine),
    '',
    line(heads),
    '|---|--:|--:|--:|--:|---|',
    ...figures.map((one) => line(cellsOf(one))),
  ].join('\n')
}

const heads = ['what', 'runs', 'median', 'p95', 'reach', 'met']

function cellsOf(figure: Figure): readonly string[] {
  const { what, unit, runs, median, p95, reach } = figure
  const met = isMet(figure)
  const asked = reach ? `${reach.of === 'p95' ? 'p95 ' : ''}≤ ${shown(reach.at)} ${unit}` : ''
  return [
    what,
    String(runs),
    `${shown(median)} ${unit}`,
    `${shown(p95)} ${unit}`,
    asked,
    met === null ? '' : met ? 'yes' : 'NO',
  ]
}

const shown = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3))

const describe = ({ cpu, cores, memoryGb, system, node, browser, load, alone }: Machine): string =>
  `${cpu}, ${cores} cores, ${memoryGb} GB, ${system}, Node ${node}, ${browser}; load ${load.join(' ')}; alone: Node starts and ends in ${shown(alone.node)} ms, the browser with an empty page in ${shown(alone.browser)} ms`
