import { formatAmount, formatSigned } from '../shared/money.ts'
import { escape } from './html.rules.ts'
import { bodyWidth } from './pages.rules.ts'
import type { Sheet } from './sheet.rules.ts'
import { quartersOfTotal } from './table-c.rules.ts'
import { emsOf, mmPerPoint } from './widths.rules.ts'
import { wordsOf } from './words.rules.ts'

/** Heights in mm, as the style sheet sets them. */
const heights = { gap: 5, line: 4.6 }

/** 下达 / 自报 / 差额 of the year at the left, the quarters at the right; below each other where they do not fit beside. */
export function comparedLines(sheet: Sheet): { readonly html: string; readonly height: number } {
  const words = wordsOf(sheet.language)
  const amount = (fen: number | null): string => (fen === null ? '—' : formatAmount(fen, sheet.unit, sheet.decimals))
  const [all] = sheet.compared
  const assigned = all && all.quota !== null
  const left = [
    ...(assigned ? [[words.headquartersQuota, amount(all.quota)]] : []),
    [words.own, amount(all?.own ?? null)],
    ...(assigned ? [[words.difference, formatSigned(all.difference, sheet.unit, sheet.decimals)]] : []),
  ]
  const right = quartersOfTotal(sheet).map((fen, index) => [words.quarter(index + 1), amount(fen)])
  const part = ([label, value]: readonly string[], strong: boolean): string =>
    `<div><span>${escape(label ?? '')}</span>${strong ? `<b>${escape(value ?? '')}</b>` : escape(value ?? '')}</div>`
  const leftHtml = left.map((pair) => part(pair, true)).join('')
  const rightHtml = right.map((pair) => part(pair, false)).join('')
  const ems = [...left, ...right].reduce((sum, pair) => sum + emsOf(pair.join(''), 'bold'), 0)
  const beside = ems * 9 * mmPerPoint + (left.length + right.length) * 11 <= bodyWidth('landscape')
  return {
    html: beside
      ? `<div class="cmp">${leftHtml}<div class="gap"></div>${rightHtml}</div>`
      : `<div class="cmp">${leftHtml}</div><div class="cmp below">${rightHtml}</div>`,
    height: heights.gap + (beside ? 1 : 2) * heights.line,
  }
}
