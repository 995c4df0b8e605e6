import { formatShare } from '../../src-main/shared/money.ts'
import type { CellHeat } from './column-spec.ts'

const signs = { up: '▲', down: '▼', even: '＝', reached: '✓' } as const

/** Name of the cell's tint. */
export const heatName = (heat: CellHeat): string => ('sign' in heat ? `q-trend-${heat.sign}` : `q-heat-${heat.level}`)

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
