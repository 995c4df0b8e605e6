/** The faces that documents bring with them, each as base64 of its file. */
export type PaperFonts = {
  /** Serif, bold: the characters of our titles alone. */
  readonly title: string
  readonly regular: string
  readonly bold: string
  /** Fixed width: check codes. */
  readonly code: string
}

/** Our own face first; what it lacks (a rare name) comes from the system. */
export const sans =
  '"Qudao Text","Microsoft YaHei UI","Microsoft YaHei","PingFang SC","Noto Sans CJK SC",system-ui,sans-serif'
export const serif = '"Qudao Title","Source Han Serif SC","Noto Serif CJK SC","STZhongsong","Songti SC","SimSun",serif'
export const mono = '"Qudao Code","Consolas","Menlo","DejaVu Sans Mono",monospace'

const face = (family: string, weight: number, type: 'woff2' | 'opentype', base64: string): string =>
  `@font-face{font-family:"${family}";font-weight:${weight};` +
  `src:url(data:font/${type === 'woff2' ? type : 'otf'};base64,${base64}) format("${type}")}\n`

/** Declares the faces; a document loads nothing from outside itself. */
export const faces = ({ title, regular, bold, code }: PaperFonts): string =>
  face('Qudao Title', 700, 'woff2', title) +
  face('Qudao Text', 400, 'opentype', regular) +
  face('Qudao Text', 700, 'opentype', bold) +
  face('Qudao Code', 700, 'woff2', code)

/**
 * For the hidden window. It would lay out every page for the screen first, a third of the time and memory of a large print,
 * so the pages are not shown there. One character of each face stands in their place: without it a face would be asked for
 * only while printing, too late.
 */
export const unseen =
  '@media screen{.page{display:none}' +
  [
    ['html::before', '700 1pt "Qudao Title"'],
    ['html::after', '400 1pt "Qudao Text"'],
    ['body::before', '700 1pt "Qudao Text"'],
    ['body::after', '700 1pt "Qudao Code"'],
  ]
    .map(([place, font]) => `${place}{content:"1";font:${font}}`)
    .join('') +
  '}'
