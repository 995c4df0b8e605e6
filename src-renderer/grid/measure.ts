const family = '"Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", system-ui, sans-serif'
const plain = new Map<string, number>()
const bold = new Map<string, number>()
let pen: CanvasRenderingContext2D | null | undefined

/** Width in pixels of a text in a cell, character by character, each measured once: figures are tabular, hanzi square. */
export function textWidth(text: string, strong: boolean): number {
  let sum = 0
  for (const char of text) sum += charWidth(char, strong)
  return sum
}

function charWidth(char: string, strong: boolean): number {
  const widths = strong ? bold : plain
  const known = widths.get(char)
  if (known !== undefined) return known
  if (pen === undefined) pen = document.createElement('canvas').getContext('2d')
  if (!pen) return 0
  pen.font = `${strong ? 600 : 400} 13px ${family}`
  const width = pen.measureText(char).width
  widths.set(char, width)
  return width
}
