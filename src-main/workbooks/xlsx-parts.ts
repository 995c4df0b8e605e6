import { Refusal } from '../shared/result.ts'
import { columnIndex, columnLetter } from './columns.rules.ts'
import { tableLimits } from './foreign.rules.ts'
import { extract, readDirectory } from './zip.ts'

/** The parts of a foreign workbook that hold cells, stripped of everything else, and the area that is filled. */
export type WorkbookParts = {
  readonly parts: ReadonlyMap<string, Uint8Array>
  /** `A1:…` around every cell of every sheet that holds something. */
  readonly area: string
}

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
const root = /<(?:[\w.-]+:)?(worksheet|sst|styleSheet|workbook)[\s>]/

/**
 * Takes out of a foreign package what reading its cells needs: workbook, shared texts, styles, and of each worksheet its
 * cells and merges alone. Macros, links, drawings, pivots, column definitions and validations never reach the reader.
 * Throws `Refusal`: `import-wrong-type`, `import-damaged`, `import-password`, `import-too-large` (facts: what, value, limit).
 */
export function takeParts(bytes: Uint8Array): WorkbookParts {
  const parts = new Map<string, Uint8Array>()
  const rels = new Map<string, string>()
  let workbook: { readonly name: string; readonly xml: string } | undefined
  const bounds = { rows: 0, columns: 0, cells: 0 }
  for (const entry of readDirectory(bytes).values()) {
    if (!/\.(xml|rels)$/i.test(entry.name)) continue
    const content = extract(bytes, entry)
    if (entry.name.endsWith('.rels')) rels.set(entry.name, decode(content))
    else if (entry.name === '[Content_Types].xml') parts.set(entry.name, content)
    else {
      const kind = root.exec(decode(content.subarray(0, 4096)))?.[1]
      if (kind === 'workbook') workbook = { name: entry.name, xml: decode(content) }
      else if (kind === 'worksheet') parts.set(entry.name, encode(stripSheet(decode(content), bounds)))
      else if (kind) parts.set(entry.name, content)
    }
  }
  if (!workbook) throw new Refusal('import-wrong-type', { found: 'zip' })
  const relsName = workbook.name.replace(/([^/]+)$/, '_rels/$1.rels')
  const workbookRels = rels.get(relsName) ?? ''
  parts.set('_rels/.rels', encode(rels.get('_rels/.rels') ?? ''))
  parts.set(relsName, encode(workbookRels))
  parts.set(workbook.name, encode(keepWorksheets(workbook.xml, workbookRels)))
  if (bounds.cells === 0) throw new Refusal('import-empty')
  return { parts, area: `A1:${columnLetter(bounds.columns - 1)}${bounds.rows}` }
}

const attribute = (tag: string, name: string): string =>
  new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)`).exec(tag)?.[1] ?? ''

/** The workbook without its chart, dialog and macro sheets, which hold no cells of ours. */
function keepWorksheets(xml: string, rels: string): string {
  const ids = new Set<string>()
  for (const [tag] of rels.matchAll(/<(?:[\w.-]+:)?Relationship\s[^>]*>/g)) {
    if (attribute(tag, 'Type').endsWith('/worksheet')) ids.add(attribute(tag, 'Id'))
  }
  return xml.replace(/<(?:[\w.-]+:)?sheet\s[^>]*>/g, (tag) => (ids.has(attribute(tag, '[\\w.-]+:id')) ? tag : ''))
}

/** A worksheet's cells and merges, once they are counted and within the caps; adds to `bounds`. */
function stripSheet(xml: string, bounds: { rows: number; columns: number; cells: number }): string {
  const data = section(xml, 'sheetData')
  countCells(data, bounds)
  const merges = section(xml, 'mergeCells')
  refuseBeyond('merges', merges.split('mergeCell ').length - 1, tableLimits.merges)
  return `<worksheet>${data}${merges}</worksheet>`
}

function section(xml: string, name: string): string {
  const open = new RegExp(`<((?:[\\w.-]+:)?${name})[\\s>]`).exec(xml)
  if (!open) return ''
  const close = `</${open[1]}>`
  const end = xml.indexOf(close, open.index)
  return end < 0 ? '' : xml.slice(open.index, end + close.length)
}

/** Counts the cells that hold something; formatting alone does not make a table large. */
function countCells(data: string, bounds: { rows: number; columns: number; cells: number }): void {
  const tags = /<(?:[\w.-]+:)?(row|c)((?:\s[^>]*)?)>/g
  let row = 0
  let column = 0
  let rows = 0
  let columns = 0
  for (let tag = tags.exec(data); tag; tag = tags.exec(data)) {
    const attributes = tag[2] ?? ''
    const place =
      attributes.includes(' r=') || attributes.includes('\tr=') || attributes.includes('\nr=')
        ? attribute(attributes, 'r')
        : ''
    if (tag[1] === 'row') {
      row = place === '' ? row + 1 : Number(place)
      column = 0
      continue
    }
    column = place === '' ? column + 1 : columnIndex(place) + 1
    if (place !== '') row = Number(place.replace(/^[A-Za-z]+/, ''))
    if (attributes.endsWith('/') || data.startsWith('</', tags.lastIndex)) continue
    if (!Number.isInteger(row) || row < 1 || column < 1)
      throw new Refusal('import-damaged', { part: `cell ${place.slice(0, 20)}` })
    bounds.cells += 1
    rows = Math.max(rows, row)
    columns = Math.max(columns, column)
    refuseBeyond('rows', row, tableLimits.rows)
    refuseBeyond('columns', column, tableLimits.columns)
    refuseBeyond('cells', bounds.cells, tableLimits.cells)
  }
  refuseBeyond('cells', rows * columns, tableLimits.slots)
  bounds.rows = Math.max(bounds.rows, rows)
  bounds.columns = Math.max(bounds.columns, columns)
}

function refuseBeyond(what: string, value: number, limit: number): void {
  if (value > limit) throw new Refusal('import-too-large', { what, value, limit })
}
