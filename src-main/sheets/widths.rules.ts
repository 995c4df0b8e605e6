/** Points to millimetres. */
export const mmPerPoint = 25.4 / 72

/**
 * Width of a text in em, taken a little wide, so that what fits by this count fits in YaHei, PingFang and Noto alike.
 * Nothing is measured in a window: pages must come out the same wherever they are counted.
 */
export function emsOf(text: string, weight: 'regular' | 'bold' = 'regular'): number {
  let ems = 0
  for (const letter of text) ems += letterEms(letter)
  return weight === 'bold' ? ems * 1.07 : ems
}

function letterEms(letter: string): number {
  if (/\d/.test(letter)) return 0.56
  if (/[,.:;'’|!() \u2003]/.test(letter)) return letter === '\u2003' ? 1 : 0.3
  if (/[−+%]/.test(letter)) return 0.7
  if (/[mwMW@—]/.test(letter)) return 0.95
  if (/[A-Z&#]/.test(letter)) return 0.7
  if (/[filjtrI\-/]/.test(letter)) return 0.42
  return letter.charCodeAt(0) < 0x2e80 ? 0.58 : 1
}

/** The widest of some texts, in em. */
export const widestOf = (texts: readonly string[], weight: 'regular' | 'bold' = 'regular'): number =>
  texts.reduce((widest, text) => Math.max(widest, emsOf(text, weight)), 0)

/** Lines that a text takes in a column, words broken anywhere; at least one. */
export const linesOf = (text: string, widthMm: number, points: number): number =>
  Math.max(1, Math.ceil((emsOf(text) * points * mmPerPoint * 1.04) / widthMm))

/** Millimetres that a text of so many em takes in a cell, up to a tenth. */
export const cellWidth = (ems: number, points: number, padding: number): number =>
  Math.ceil((ems * points * mmPerPoint + padding) * 10) / 10
