import { formatAmount, formatSigned, sumFen } from '../shared/money.ts'
import type { Quota, TargetLine } from '../targets/targets.contract.ts'
import { checkCode } from './code.rules.ts'
import { cityTotals } from './city-totals.rules.ts'
import { decimalsFor, roundsVisibly } from './figures.rules.ts'
import { across, monthColumns, plainColumn } from './months.rules.ts'
import {
  addMonths,
  amountCell,
  gap,
  textCell,
  writingCell,
  type Column,
  type Fact,
  type Group,
  type Note,
  type Row,
  type Sheet,
} from './sheet.rules.ts'
import {
  cityName,
  fiscalYearText,
  groupBy,
  ownerName,
  quotaOf,
  quotaYear,
  regionText,
  runningLine,
  statusWord,
  type Known,
} from './source.rules.ts'
import type { Said } from './words.rules.ts'

/** Lines of each city, in the order asked for; null asks for every city that has a line, by code, then by name. */
export function linesByCity(
  known: Known,
  cities: readonly string[] | null,
): readonly { readonly city: string | null; readonly lines: readonly TargetLine[] }[] {
  const groups = groupBy(known.grid.lines, (line) => line.city)
  const wanted = cities ?? [...groups.keys()].toSorted((a, b) => known.compare(cityOrder(known, a), cityOrder(known, b)))
  return wanted.map((city) => ({ city, lines: groups.get(city) ?? [] })).filter(({ lines }) => lines.length > 0)
}

/** National cities by code, places abroad after them by country, province and name; lines without a city last. */
function cityOrder(known: Known, id: string | null): string {
  const city = known.city(id)
  if (!city) return '3'
  return city.code ? `1 ${city.code}` : `2 ${city.country ?? ''} ${city.province ?? ''} ${city.name}`
}

/**
 * 城市指标单: the lines of one city by month, quarter and year, with room to write. Channels stand in the order of their
 * codes, so that a number on paper does not move when an amount or a grade changes; 新增客户 lines come last.
 */
export function citySheet(known: Known, city: string | null, lines: readonly TargetLine[]): Sheet {
  const { words, grid, unit, digest } = known
  const ordered = lines.toSorted((a, b) => compareLines(known, a, b))
  const quota = quotaOf(grid, 'city', city)
  const own = addMonths(ordered)
  const title = words.citySheet
  const place = placeName(known, city)
  const subject = `${place} · ${words.measures[grid.measure]}`
  const decimals = decimalsFor([...ordered.flatMap((line) => line.months), ...(quota?.amounts ?? [])], unit)
  const channels = ordered.filter((line) => line.channel !== null).length
  return {
    document: 'city',
    language: known.language,
    unit,
    decimals,
    title,
    subject,
    status: statusWord(known),
    code: checkCode(digest, ['city', grid.plan.id, grid.measure, city ?? ''], ordered.map(({ id, months }) => ({ id, values: months }))),
    facts: facts(known, city, ordered, own, quota, decimals),
    running: runningLine(known, title, place, grid.measure),
    printedAt: `${known.printed.date} ${known.printed.time}`,
    columns: columns(known),
    groups: rowGroups(known, ordered),
    totals: cityTotals(known, own, quota, words.rowCount(channels, ordered.length - channels)),
    compared: [],
    notes: notes(known, decimals, roundsVisibly(ordered.map((line) => line.months), unit, decimals)),
  }
}

function compareLines(known: Known, a: TargetLine, b: TargetLine): number {
  if ((a.channel === null) !== (b.channel === null)) return a.channel === null ? 1 : -1
  const [left, right] = [known.channel(a.channel), known.channel(b.channel)]
  const [leftCode, rightCode] = [left?.code ?? null, right?.code ?? null]
  if ((leftCode === null) !== (rightCode === null)) return leftCode === null ? 1 : -1
  return (
    known.compare(leftCode ?? '', rightCode ?? '') ||
    known.compare(left?.name ?? '', right?.name ?? '') ||
    known.compare(ownerName(known, a.owner), ownerName(known, b.owner)) ||
    (a.id < b.id ? -1 : 1)
  )
}

/** A name that several cities bear is told apart by the province. */
function placeName(known: Known, id: string | null): string {
  const name = cityName(known, id)
  const twin = known.people.cities.some((city) => city.name === name && city.id !== id)
  const province = known.city(id)?.province
  return twin && province ? name + known.words.brackets(province) : name
}

function facts(
  known: Known,
  id: string | null,
  lines: readonly TargetLine[],
  own: readonly (number | null)[],
  quota: Quota | undefined,
  decimals: number,
): readonly Fact[] {
  const { words, grid, unit } = known
  const city = known.city(id)
  const where = city?.code ?? city?.province ?? city?.country ?? null
  const [assigned, planned] = [quotaYear(quota), sumFen(own)]
  const amount = (fen: number | null): string => (fen === null ? '—' : formatAmount(fen, unit, decimals))
  return [
    { label: words.region, value: regionText(known, lines).name },
    { label: words.city, value: cityName(known, id) + (where ? words.brackets(where) : '') },
    { label: words.owner, value: ownersText(known, lines) },
    { label: words.fiscalYear, value: fiscalYearText(known) },
    { label: words.planVersion, value: words.planOf(grid.plan.version, statusWord(known)) },
    { label: words.measure, value: words.measures[grid.measure] },
    { label: words.unit, value: words.units[unit] },
    { label: words.printedOn, value: known.printed.date },
    ...(assigned === null
      ? [{ label: words.own, value: amount(planned) }]
      : [
          { label: words.quotaAndOwn, value: `${amount(assigned)} / ${amount(planned)}` },
          { label: words.difference, value: formatSigned(gap(planned, assigned), unit, decimals) },
        ]),
  ]
}

/** Everyone who answers for a line here, the largest share first. */
function ownersText(known: Known, lines: readonly TargetLine[]): string {
  const owners = [...groupBy(lines, (line) => line.owner)].map(([owner, theirs]) => ({
    name: ownerName(known, owner),
    year: sumFen(addMonths(theirs)) ?? 0,
    lines: theirs.length,
  }))
  const names = owners.toSorted((a, b) => b.year - a.year || b.lines - a.lines).map(({ name }) => name)
  if (names.length <= 2) return names.join(known.words.comma)
  return known.words.andMore(names.slice(0, 1).join(known.words.comma), names.length)
}

function columns(known: Known): readonly Column[] {
  const { words } = known
  return [
    plainColumn('channel', words.channel, 'name'),
    plainColumn('grade', words.grade, 'text'),
    plainColumn('owner', words.owner, 'text'),
    ...monthColumns(known, 'with quarters'),
    plainColumn('new', words.newValue, 'writing'),
    plainColumn('note', words.note, 'note'),
  ]
}

function rowGroups(known: Known, lines: readonly TargetLine[]): readonly Group[] {
  const { words } = known
  const row = (line: TargetLine, index: number): Row => {
    const channel = known.channel(line.channel)
    const detail = line.channel === null ? words.unsigned : [channel?.code, channel?.type ? words.types[channel.type] : null]
    return {
      id: line.id,
      number: index + 1,
      cells: [
        textCell(
          line.channel === null ? words.newCustomers : (channel?.name ?? line.channel),
          typeof detail === 'string' ? detail : detail.filter(Boolean).join(words.wideSpace),
        ),
        textCell(channel?.grade ?? ''),
        textCell(line.owner === null ? '' : ownerName(known, line.owner)),
        ...across(line.months, (fen, month) => amountCell(fen, month !== null && ((line.held >> month) & 1) === 1)),
        writingCell,
        textCell(channel?.note ?? ''),
      ],
    }
  }
  const rows = lines.map(row)
  const channels = lines.filter((line) => line.channel !== null).length
  const group = (key: string, part: readonly Row[]): Group => ({
    key,
    label: null,
    details: [],
    newCustomers: key === 'new',
    rows: part,
  })
  return [group('channels', rows.slice(0, channels)), group('new', rows.slice(channels))].filter(({ rows: part }) => part.length > 0)
}

function notes(known: Known, decimals: number, rounded: boolean): readonly Note[] {
  const { notes: text } = known.words
  const [sums, sumsText] = text.sums
  const note = ([head, body]: Said, held: Said | null = null): Note => ({ head, text: body, held })
  return [
    note(text.change),
    note(text.blank(formatAmount(0, known.unit, decimals)), text.held),
    note(text.keyIn),
    note([sums, sumsText + (rounded ? text.rounded : '')]),
  ]
}
