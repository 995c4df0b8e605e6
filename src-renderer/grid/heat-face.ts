import { formatShare } from '../../src-main/shared/money.ts'
import type { CellHeat } from './column-spec.ts'

const names = [
  'q-heat-1',
  'q-heat-2',
  'q-heat-3',
  'q-trend-up',
  'q-trend-down',
  'q-trend-even',
  'q-trend-reached',
] as const
const signs = { up: '▲', down: '▼', even: '＝', reached: '✓' } as const

const nameOf = (heat: CellHeat | undefined): string =>
  heat === undefined ? '' : 'sign' in heat ? `q-trend-${heat.sign}` : `q-heat-${heat.level}`

/** The cell's tint. */
export function drawHeatClasses(classes: DOMTokenList, heat: CellHeat | undefined): void {
  const now = nameOf(heat)
  for (const name of names) classes.toggle(name, name === now)
}

/** The bar of a share; the sign of a comparison, where a mark leaves it room. */
export function heatParts(heat: CellHeat, room: boolean): readonly HTMLElement[] {
  const part = document.createElement('i')
  if ('sign' in heat) {
    if (!room) return []
    part.className = 'q-trend'
    part.textContent = signs[heat.sign]
  } else {
    part.className = 'q-bar'
    part.style.width = `${heat.bar}%`
  }
  return [part]
}

/** The share or the comparison in per cent, signed where it is a growth. */
export function heatText(heat: CellHeat): string {
  const share = formatShare(heat.tenths)
  return 'sign' in heat && heat.sign === 'up' ? `+${share}` : share
}
