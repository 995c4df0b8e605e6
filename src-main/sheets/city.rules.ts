import { formatAmount, formatSigned } from '../shared/money.ts'
import type { Compared } from '../targets/quotas.rules.ts'
import type { TargetLine } from '../targets/targets.contract.ts'
import { addMonths, isHeld, linesBy, yearOf } from '../targets/targets.rules.ts'
import { cityTotals } from './city-totals.rules.ts'
import { checkCode } from './code.rules.ts'
import { decimalsFor, roundsVisibly } from './figures.rules.ts'
import { across, monthColumns, plainColumn } from './months.rules.ts'
import {
  amountCell,
  textCell,
  writingCell,
  type Column,
  type Fact,
  type Group,
  type Note,
  type Row,
  type Sheet,
} from './sheet.rules.ts'
import { cityName, fiscalYearText, nameOf, regionsOf, runningLine, statusWord, type Known } from './source.rules.ts'
import type { Said } from './words.rules.ts'

/** The lines of each city, in the order asked for; null asks for every city that has a line, in the grid's order. */
export function linesByCity(
  { grid }: Known,
  cities: readonly (string | null)[] | null,
): readonly { readonly city: string | null; readonly lines: readonly TargetLine[] }[] {
  const byCity = linesBy(grid.lines, (line) => line.city)
  return (cities ?? [...byCity.keys()])
    .map((city) => ({ city, lines: byCity.get(city) ?? [] }))
    .filter(({ lines }) => lines.length > 0)
}

/**
 * 城市指标单: the lines of one city by month, quarter and year, with room to write. Rows keep the grid's
 * order, by code, so that a number on paper does not move when an amount or a grade changes; 新增客户 lines come last.
 */
export function citySheet(known: Known, city: string | null, lines: readonly TargetLine[]): Sheet {
  const { words, grid, unit } = known
  const own = addMonths(lines)
  const quota = grid.quotas.find(({ level, subject }) => level === 'city' && subject === city)
  const compared =
    city === null
      ? { quota: null, own: yearOf(own), difference: null }
      : known.quotas.quotaFor('city', city, { kind: 'year' })
  const decimals = decimalsFor([...lines.flatMap((line) => line.months), ...(quota?.amounts ?? [])], unit)
  const channels = lines.filter((line) => line.channel !== null).length
  const place = placeName(known, city)
  return {
    document: 'city',
    language: known.language,
    unit,
    decimals,
    title: words.citySheet,
    subject: `${place} · ${words.measures[grid.measure]}`,
    status: statusWord(known),
    code: checkCode(
      known.digest,
      ['city', grid.plan.id, grid.measure, city ?? ''],
      lines.map(({ id, months }) => ({ id, values: months })),
    ),
    facts: facts(known, city, lines, { ...compared, own: yearOf(own) }, decimals),
    running: runningLine(known, words.citySheet, place, grid.measure),
    printedAt: `${known.printed.date} ${known.printed.time}`,
    columns: columns(known),
    groups: rowGroups(known, lines),
    totals: cityTotals(known, own, city, words.rowCount(channels, lines.length - channels)),
    compared: [],
    notes: notes(
      known,
      decimals,
      roundsVisibly(
        lines.map((line) => line.months),
        unit,
        decimals,
      ),
    ),
  }
}

/** A name that several cities bear is told apart by the province. */
export function placeName(known: Known, id: string | null): string {
  const province = known.roster.city(id)?.province
  return cityName(known, id) + (id !== null && province && known.sameName.has(id) ? known.words.brackets(province) : '')
}

function facts(
  known: Known,
  id: string | null,
  lines: readonly TargetLine[],
  compared: Compared,
  decimals: number,
): readonly Fact[] {
  const { words, grid, unit } = known
  const city = known.roster.city(id)
  const where = city?.code ?? city?.province ?? city?.country ?? null
  const amount = (fen: number | null): string => (fen === null ? '—' : formatAmount(fen, unit, decimals))
  return [
    { label: words.region, value: regionsOf(known, lines).name },
    { label: words.city, value: cityName(known, id) + (where ? words.brackets(where) : '') },
    { label: words.owner, value: ownersText(known, lines) },
    { label: words.fiscalYear, value: fiscalYearText(known) },
    { label: words.planVersion, value: words.planOf(grid.plan.version, statusWord(known)) },
    { label: words.measure, value: words.measures[grid.measure] },
    { label: words.unit, value: words.units[unit] },
    { label: words.printedOn, value: known.printed.date },
    ...(compared.quota === null
      ? [{ label: words.own, value: amount(compared.own) }]
      : [
          { label: words.quotaAndOwn, value: `${amount(compared.quota)} / ${amount(compared.own)}` },
          { label: words.difference, value: formatSigned(compared.difference, unit, decimals) },
        ]),
  ]
}

/** Who answers for lines here, by the size of his part; more than two are counted. Empty where nobody does. */
function ownersText(known: Known, lines: readonly TargetLine[]): string {
  const answering = lines.filter((line) => line.owner !== null)
  const owners = [...linesBy(answering, (line) => line.owner)].map(([owner, theirs]) => ({
    name: nameOf(known, owner),
    year: yearOf(addMonths(theirs)) ?? 0,
    lines: theirs.length,
  }))
  const names = owners.toSorted((a, b) => b.year - a.year || b.lines - a.lines).map(({ name }) => name)
  return names.length <= 2 ? names.join(known.words.comma) : known.words.andMore(names[0] ?? '', names.length)
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
    const detail =
      line.channel === null ? words.unsigned : [channel?.code, channel?.type ? words.types[channel.type] : null]
    return {
      id: line.id,
      number: index + 1,
      cells: [
        textCell(
          line.channel === null ? words.newCustomers : (channel?.name ?? line.channel),
          typeof detail === 'string' ? detail : detail.filter(Boolean).join(words.wideSpace),
        ),
        textCell(channel?.grade ?? ''),
        textCell(line.owner === null ? '' : nameOf(known, line.owner)),
        ...across(line.months, (fen, month) => amountCell(fen, month !== null && isHeld(line, month))),
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
  return [group('channels', rows.slice(0, channels)), group('new', rows.slice(channels))].filter(
    ({ rows: part }) => part.length > 0,
  )
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
