import { formatAmount, formatSigned } from '../shared/money.ts'
import { columns, escape, td, th } from './html.rules.ts'
import { bodyHeight, bodyWidth, paginate } from './pages.rules.ts'
import type { Sheet } from './sheet.rules.ts'
import { cellWidth, widestOf } from './widths.rules.ts'
import { wordsOf } from './words.rules.ts'

/** Heights in mm, as the style sheet sets them. */
const heights = { gap: 9, head: 6.6, row: 7.4 }
/** With more owners, the total among them, they stand one under the other. */
const few = 8

/** A block and its height in mm. */
type Part = { readonly html: string; readonly height: number }

/** 下达, 自报, 差额: owners side by side while they are few and their amounts narrow, else one under the other. */
export function comparison(sheet: Sheet, room: number): readonly Part[] {
  if (sheet.compared.length === 0) return []
  const words = wordsOf(sheet.language)
  const figures = sheet.compared.map(({ name, quota, own, difference }) => ({
    name,
    cells: [
      formatAmount(quota, sheet.unit, sheet.decimals),
      formatAmount(own, sheet.unit, sheet.decimals),
      formatSigned(difference, sheet.unit, sheet.decimals),
    ],
  }))
  const labels = [words.quota, words.own, words.noteDifference]
  const mmOf = ({ name, cells }: (typeof figures)[number]): number =>
    cellWidth(widestOf([name, ...cells], 'bold'), 9, 2)
  const narrow = figures.every((figure, index) => mmOf(figure) <= (index === figures.length - 1 ? 19 : 15))
  if (figures.length <= few && narrow) {
    const heads = figures.map(({ name }) => th('n', escape(name)))
    const rows = labels.map(
      (label, index) =>
        `<tr>${td('', escape(label))}${figures.map(({ cells }, at) => td(at === figures.length - 1 ? 'n b' : 'n', escape(cells[index] ?? ''))).join('')}</tr>`,
    )
    const spread = columns([
      46,
      ...figures.map((_, index) => (index === figures.length - 1 ? 19 : 105 / (figures.length - 1 || 1))),
    ])
    const html = `<table class="u">${spread}<thead><tr>${th('l', escape(words.noteCompare))}${heads.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`
    return [{ html, height: heights.gap + heights.head + 3 * heights.row }]
  }
  const next = bodyHeight('portrait') - heights.head - heights.gap
  const first = room - heights.head - heights.gap
  const opens = first >= 5 * heights.row ? first : next
  return paginate({ rows: figures.map(() => heights.row), first: opens, next, tail: 0, together: 2 }).map(
    ({ from, to }) => {
      const rows = figures
        .slice(from, to)
        .map(
          ({ name, cells }) =>
            `<tr>${td('cut', escape(name))}${cells.map((cell) => td('n', escape(cell))).join('')}</tr>`,
        )
      const heads = [th('l', escape(words.noteCompare)), ...labels.map((label) => th('n', escape(label)))]
      return {
        html: `<table class="u">${columns([bodyWidth('portrait') - 120, 40, 40, 40])}<thead><tr>${heads.join('')}</tr></thead><tbody${to === figures.length ? '' : ' class="more"'}>${rows.join('')}</tbody></table>`,
        height: heights.gap + heights.head + (to - from) * heights.row,
      }
    },
  )
}
