import { formatAmount, formatSigned, sumFen } from '../shared/money.ts'
import { tableB, type TableB, type TableBGroup, type TableBRow } from '../targets/table-b.rules.ts'
import { checkCode } from './code.rules.ts'
import { addsUp, decimalsFor } from './figures.rules.ts'
import { plainColumn } from './months.rules.ts'
import { amountCell, textCell, type Group, type Note, type Row, type Sheet } from './sheet.rules.ts'
import { regionsOf, runningLine, statusWord, tableFacts, type Known } from './source.rules.ts'

/** Fewer rows have no room for an owner's name with his department and the sum of a city. */
const leastForCity = 3

/** B. 各渠道销售收入指标到人: owners, their channels by city with the year's target; 新增客户 by city; 合计. */
export function tableBSheet(known: Known): Sheet {
  const { words, grid, unit } = known
  const table = tableB(grid, known.people, known.channels)
  const rows = [...table.groups.flatMap((group) => group.rows), ...table.newCustomers.rows]
  const targets = rows.map((row) => row.target)
  const compared = known.quotas.total({ kind: 'year' })
  const decimals = decimalsFor([...targets, compared.quota, compared.difference], unit)
  const title = words.tableB(grid.measure)
  return {
    document: 'table-b',
    language: known.language,
    unit,
    decimals,
    title,
    subject: null,
    status: statusWord(known),
    code: checkCode(
      known.digest,
      ['table-b', grid.plan.id, grid.measure],
      rows.map(({ line, target }) => ({ id: line, values: [target] })),
    ),
    facts: tableFacts(known),
    running: runningLine(known, title, tableFacts(known)[0]?.value ?? '', null),
    printedAt: `${known.printed.date} ${known.printed.time}`,
    columns: [
      plainColumn('owner', words.owner, 'text'),
      plainColumn('region', words.region, 'text'),
      plainColumn('channel', words.cityOrChannel, 'name'),
      plainColumn('year', words.target, 'year'),
    ],
    groups: groups(known, table, decimals),
    totals: [
      {
        kind: 'total',
        id: '',
        number: null,
        cells: [
          textCell(words.total),
          textCell(''),
          textCell(words.rowCountByCity(table.total.channels, table.newCustomers.cities)),
          amountCell(table.total.target),
        ],
      },
    ],
    compared: [{ ...compared, name: words.total }],
    notes: notes(known, decimals, table.total.target, addsUp(targets, unit, decimals)),
  }
}

function groups(known: Known, table: TableB, decimals: number): readonly Group[] {
  const { words, unit } = known
  const amount = (fen: number | null): string => (fen === null ? '—' : formatAmount(fen, unit, decimals))
  // Of several regions the region tells where a channel lies, within one the province does.
  const place: 'region' | 'province' = regionsOf(known, known.grid.lines).count > 1 ? 'region' : 'province'
  const row = (owner: string, each: TableBRow, name: string): Row => ({
    id: each.line,
    number: null,
    cells: [
      textCell(owner),
      textCell(each[place] ?? ''),
      textCell(name, each.city ?? words.noCity),
      amountCell(each.target),
    ],
  })
  const owners = [...Map.groupBy(table.groups, ({ owner }) => owner).values()].flatMap((cities) => blocks(cities))
  const signed = owners.map((cities): Group => {
    const [first] = cities
    const name = first?.name ?? words.noOwner
    const lines = cities.flatMap((group) => group.rows)
    const sum = amount(sumFen(lines.map(({ target }) => target)))
    const summary =
      cities.length === 1
        ? words.channelsOf(first?.city ?? words.noCity, lines.length, sum)
        : words.citiesOf(cities.length, lines.length, sum)
    return {
      key: `${first?.owner ?? ''} ${cities.length === 1 ? (first?.cityId ?? '') : '*'}`,
      label: name,
      details: [[first?.department, first?.title].filter(Boolean).join(' · '), summary].filter((text) => text !== ''),
      newCustomers: false,
      rows: lines.map((line) => row(name, line, line.channelName ?? line.channel ?? '')),
    }
  })
  const { newCustomers } = table
  if (newCustomers.rows.length === 0) return signed
  return [
    ...signed,
    {
      key: 'new',
      label: words.newCustomers,
      details: [words.unsignedByCity, words.newCustomersOf(newCustomers.cities, amount(newCustomers.target))],
      newCustomers: true,
      rows: newCustomers.rows.map((line) => row(words.newCustomers, line, line.name ?? words.noOwner)),
    },
  ]
}

/** An owner's cities stand each under his name where every one has rows enough for it, else all under one. */
const blocks = (cities: readonly TableBGroup[]): readonly (readonly TableBGroup[])[] =>
  cities.every(({ rows }) => rows.length >= leastForCity) ? cities.map((city) => [city]) : [cities]

function notes(known: Known, decimals: number, own: number | null, exact: boolean): readonly Note[] {
  const { words, unit } = known
  const { notes: text } = words
  const { quota, difference } = known.quotas.total({ kind: 'year' })
  const amount = (fen: number | null): string => (fen === null ? '—' : formatAmount(fen, unit, decimals))
  const said =
    quota === null
      ? text.ownB(amount(own), words.units[unit])
      : text.compareB(amount(quota), amount(own), formatSigned(difference, unit, decimals), words.units[unit])
  const head = quota === null ? text.sums[0] : words.noteCompare
  return [{ head, text: said + text.seeC + (exact ? '' : text.rounded), held: null }]
}
