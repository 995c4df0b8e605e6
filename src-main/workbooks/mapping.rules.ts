import type { RecordedMeasure } from '../actuals/actuals.contract.ts'
import { recordedMeasures } from '../shared/choices.ts'
import type { ForeignSheet } from './foreign.rules.ts'
import { fieldOf, isTotalHeading, monthOf, quarterOfHeading, recordedOf, unitOf } from './headings.rules.ts'
import { importSubjects, type ImportField, type ImportSubject, type ReadFile } from './workbooks.contract.ts'

/** How a sheet was understood: where its headings stand, what they mean, and in which unit its amounts are. */
export type Understood = Pick<
  ReadFile,
  'headingRow' | 'headings' | 'mapping' | 'unit' | 'unitFrom' | 'subject' | 'recorded' | 'sample'
>

export type Mapping = readonly (ImportField | null)[]

const searched = 40
const sampleRows = 8

/** Fields of which one of each group must be there for a file to be of a subject. */
const needed: Readonly<Record<ImportSubject, readonly (readonly ImportField[])[]>> = {
  channels: [['name']],
  quotas: [['owner', 'city', 'region', 'department'], amounts('amount')],
  targets: [['channel', 'channelCode'], amounts()],
  actuals: [['channel', 'channelCode'], ['date'], ['amount']],
}

function amounts(...more: ImportField[]): readonly ImportField[] {
  const parts = [1, 2, 3, 4].map((quarter) => `quarter${quarter}`)
  const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((month) => `month${month}`)
  return [...more, 'year', ...parts, ...months] as ImportField[]
}

/** The first group of needed fields of which the mapping has none; null where nothing is missing. */
export const missingGroup = (subject: ImportSubject, mapping: Mapping): readonly ImportField[] | null =>
  needed[subject].find((group) => !group.some((field) => mapping.includes(field))) ?? null

/**
 * Reads a sheet's headings: the row among the first forty in which most cells are known headings (title rows above it are
 * passed over, a second row of headings above it fills its gaps), the field of each column, and the unit named in a title
 * or heading. A file that lacks what the wanted subject needs and has what another needs is taken for the other.
 */
export function understand(
  sheet: ForeignSheet,
  wanted: ImportSubject,
  headingRow: number | null = null,
  fixed = false,
): Understood {
  const first = readAs(sheet, wanted, headingRow)
  if (fixed || missingGroup(wanted, first.mapping) === null) return first
  const others = importSubjects
    .filter((subject) => subject !== wanted)
    .map((subject) => readAs(sheet, subject, headingRow))
  const fitting = others.filter(({ subject, mapping }) => missingGroup(subject, mapping) === null)
  const known = ({ mapping }: Understood): number => mapping.filter((field) => field !== null).length
  return fitting.toSorted((a, b) => known(b) - known(a))[0] ?? first
}

function readAs(sheet: ForeignSheet, subject: ImportSubject, headingRow: number | null): Understood {
  const at = headingRow === null ? findHeadings(sheet.rows, subject) : headingRow - 1
  const headings = headingsAt(sheet.rows, at, subject)
  const titles = sheet.rows.slice(0, at).flat()
  const named = firstUnit(headings) ?? firstUnit(titles)
  const mapping = mapHeadings(headings, subject)
  return {
    headingRow: at + 1,
    headings,
    mapping,
    unit: named?.unit ?? 'yuan',
    unitFrom: named?.from ?? null,
    subject,
    recorded: subject === 'actuals' ? recordedIn(headings, mapping, [...titles, sheet.name]) : null,
    sample: sheet.rows
      .slice(at + 1)
      .filter((row) => row.some((cell) => cell.trim() !== ''))
      .slice(0, sampleRows),
  }
}

function findHeadings(rows: readonly (readonly string[])[], subject: ImportSubject): number {
  let best = { at: -1, known: 0 }
  for (const [at, row] of rows.slice(0, searched).entries()) {
    const known = knownIn(row, subject)
    if (known > best.known) best = { at, known }
  }
  // Below quarters stand their months: the lower row of a heading over two rows is the finer one.
  const below = (rows[best.at + 1] ?? []).filter((cell) => cell.trim() !== '')
  const finer = below.length > 1 && below.every((cell) => fieldOf(cell, subject) !== null || isTotalHeading(cell))
  if (best.at >= 0) return finer ? best.at + 1 : best.at
  return Math.max(
    0,
    rows.findIndex((row) => row.filter((cell) => cell.trim() !== '').length > 1),
  )
}

const knownIn = (row: readonly string[], subject: ImportSubject): number =>
  new Set(row.map((cell) => fieldOf(cell, subject)).filter((field) => field !== null)).size

function headingsAt(rows: readonly (readonly string[])[], at: number, subject: ImportSubject): readonly string[] {
  const row = rows[at] ?? []
  const above = rows[at - 1] ?? []
  // A heading over two rows that is not merged stands in the upper one; a title above does not count as a heading.
  const twoRows = knownIn(above, subject) >= 2 && row.some((cell) => cell.trim() === '')
  const width = Math.max(row.length, twoRows ? above.length : 0, widest(rows.slice(at + 1, at + 1 + searched)))
  return Array.from({ length: width }, (_, column) => {
    const own = (row[column] ?? '').trim()
    if (own === '' && twoRows) return (above[column] ?? '').trim()
    // Under a quarter's heading that spans its months, 小计 is that quarter's.
    const group = isTotalHeading(own) ? headingOver(above, column) : ''
    return quarterOfHeading(group) ? `${group}${own}` : own
  })
}

/** Which measure a file records: what its amount or its day is called, else what a title or the sheet's name says. */
function recordedIn(headings: readonly string[], mapping: Mapping, titles: readonly string[]): RecordedMeasure | null {
  const called = (['amount', 'date'] as const).map((field) => recordedOf(headings[mapping.indexOf(field)] ?? ''))
  const named = titles.map((title) => recordedMeasures.find((one) => titleWords[one].test(title)) ?? null)
  return [...called, ...named].find((one) => one !== null) ?? null
}
const titleWords: Readonly<Record<RecordedMeasure, RegExp>> = {
  order: /订单|订货|orders?\b/iu,
  receipt: /到款|收款|回款|到账|receipts?\b|payments?\b/iu,
  shipment: /出货|发货|出库|shipments?\b/iu,
  revenue: /收入|销售|开票|revenue|sales/iu,
}

/** The heading above a column, which may begin further left and reach over it. */
const headingOver = (above: readonly string[], column: number): string =>
  above
    .slice(0, column + 1)
    .findLast((cell) => cell.trim() !== '')
    ?.trim() ?? ''

const widest = (rows: readonly (readonly string[])[]): number =>
  rows.reduce((most, row) => Math.max(most, row.length), 0)

function firstUnit(texts: readonly string[]): { readonly unit: ReadFile['unit']; readonly from: string } | null {
  for (const text of texts) {
    const unit = unitOf(text)
    if (unit) return { unit, from: text.trim().slice(0, 80) }
  }
  return null
}

/** The field of each heading. A field is given to the first column that bears it; months and quarters once for each year. */
function mapHeadings(headings: readonly string[], subject: ImportSubject): Mapping {
  const taken = new Set<string>()
  const mapping = headings.map((heading): ImportField | null => {
    const field = fieldOf(heading, subject)
    if (field === null) return null
    const year = field.startsWith('month')
      ? monthOf(heading)?.year
      : field.startsWith('quarter')
        ? quarterOfHeading(heading)?.year
        : null
    const key = `${field} ${year ?? ''}`
    if (taken.has(key)) return null
    taken.add(key)
    return field
  })
  const parts = mapping.some((field) => field?.startsWith('month') || field?.startsWith('quarter'))
  const total = headings.findIndex(isTotalHeading)
  if (
    subject === 'channels' ||
    subject === 'actuals' ||
    parts ||
    total < 0 ||
    mapping.includes('year') ||
    mapping.includes('amount')
  )
    return mapping
  return mapping.with(total, 'year')
}
