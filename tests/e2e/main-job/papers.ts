import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { readXlsx, type Sheet } from 'hucre/xlsx'

/** Pages of a PDF, counted in its own objects. */
export const pagesOf = (path: string): number =>
  readFileSync(path)
    .toString('latin1')
    .match(/\/Type\s*\/Page(?![\w])/g)?.length ?? 0

/** The text of each page, as a reader would select it; null where no tool of the machine can read PDF. */
export function textOf(path: string): readonly string[] | null {
  const { status, stdout } = spawnSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 })
  return status === 0 ? stdout.split('\f').slice(0, -1) : null
}

/** What each city's sheet says it comes to, in whole yuan, by its check code: a sheet of several pages counts once. */
export function sheetTotals(pages: readonly string[]): ReadonlyMap<string, number> {
  const totals = new Map<string, number>()
  for (const page of pages) {
    const code = /校验码\s+(\S+)/.exec(page)?.[1]
    const total = /自报\s+([\d,]+)/.exec(page)?.[1]
    if (code === undefined) throw new Error(`a page has no check code: ${page.slice(0, 200)}`)
    if (total !== undefined) totals.set(code, Number(total.replaceAll(',', '')))
  }
  return totals
}

/** A sheet of the workbook by the beginning of its name. */
export async function sheetOf(path: string, name: string): Promise<Sheet> {
  const { sheets } = await readXlsx(readFileSync(path))
  const sheet = sheets.find((one) => one.name.startsWith(name))
  if (!sheet) throw new Error(`the workbook has no sheet ${name}: ${sheets.map((one) => one.name).join(', ')}`)
  return sheet
}

/** The rows under the heading that begins with `heading`. */
export function rowsUnder(sheet: Sheet, heading: string): readonly (readonly unknown[])[] {
  const at = sheet.rows.findIndex(([first]) => first === heading)
  if (at < 0) throw new Error(`${sheet.name} has no heading ${heading}`)
  return sheet.rows.slice(at + 1)
}

/** How many cells of a sheet are formulas that sum. */
export const sumFormulas = (sheet: Sheet): number =>
  [...(sheet.cells?.values() ?? [])].filter(({ formula }) => formula?.includes('SUM(')).length
