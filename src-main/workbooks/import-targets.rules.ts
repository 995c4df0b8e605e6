import type { Channel } from '../channels/channels.contract.ts'
import { amountField, type Value } from '../ledger/registry.ts'
import type { People } from '../people/people.contract.ts'
import type { Plan } from '../plans/plans.contract.ts'
import { spread } from '../shared/allocation.ts'
import { fiscalMonths, quarterOf, quarters } from '../shared/calendar.ts'
import { exactAmount, type Fen, type Unit } from '../shared/money.ts'
import type { LineKey, TargetLine } from '../targets/targets.contract.ts'
import { blankMonths, isHeld } from '../targets/targets.rules.ts'
import { compareTotals, monthsUnder, periodColumns, readEntries, type Entry } from './amounts.rules.ts'
import type { Draft } from './draft.rules.ts'
import { createCities, type CityTools } from './import-cities.rules.ts'
import { createChannelFinder } from './find-channel.rules.ts'
import { createPeople } from './import-names.rules.ts'
import type { Table, TableRow } from './table.rules.ts'
import { checkTotals } from './totals.rules.ts'

export type TargetContent = {
  readonly people: People
  readonly channels: readonly Channel[]
  readonly plan: Plan
  /** The stored lines of the plan and measure. */
  readonly lines: readonly TargetLine[]
}

export type TargetTools = CityTools & {
  readonly newId: () => string
  readonly unit: Unit
  readonly headingRow: number
  readonly lineId: (key: LineKey) => string
  /** Plan and measure of a new line. */
  readonly fields: Readonly<Record<string, Value>>
}

const newCustomers = /^(?:新增客户|新客户|新增|newcustomers?)$/iu
const isNewCustomers = (text: string): boolean => newCustomers.test(text.normalize('NFKC').replace(/\s+/gu, ''))

/**
 * Plans the targets of a file: each row is one line, a channel's or an owner's 新增客户. Months are taken as they stand; a
 * quarter without months, and a year without parts, is spread by the plan's seasonality or what the line holds (rules 2
 * and 3). A total beside its parts is only compared; so is one whose months all have columns of their own, where any of
 * them is given. A sum of 0 over blank months is a formula's, and leaves them blank. Blanks leave what stands. A held month that the file would change is
 * an error (`cell-held`, rule 5). Answers the sum of the amounts in fen, null where there are none.
 */
export function planTargets(
  draft: Draft,
  table: Table,
  content: TargetContent,
  createMissing: boolean,
  tools: TargetTools,
): Fen | null {
  const columns = periodColumns(draft, table, content.plan, tools.headingRow)
  checkTotals(draft, table, columns, tools.unit)
  const own = new Set(columns.filter(({ kind }) => kind === 'month').map(({ part }) => part))
  const keyOf = createLineFinder(draft, table, content, createMissing, tools)
  const stored = new Map(content.lines.map((line) => [line.id, line]))
  const seen = new Map<string, number>()
  let total: Fen | null = null
  for (const row of table.rows) {
    const entries = readEntries(draft, row, columns, tools.unit)
    const found = keyOf(row)
    if (!found) continue
    const id = tools.lineId(found.key)
    const first = seen.get(id)
    if (first !== undefined) {
      draft.error('duplicate-row', row.row, found.column, { value: found.name.slice(0, 80), first })
      continue
    }
    seen.set(id, row.row)
    if (entries.length === 0) {
      draft.count('unchanged')
      continue
    }
    const line = stored.get(id)
    const { months, given } = settleMonths(draft, row, entries, line, content.plan, own)
    for (const month of given) total = (total ?? 0) + (months[month - 1] ?? 0)
    write(draft, row.row, { id, ...found }, line, months, tools)
  }
  return total
}

type Found = { readonly key: LineKey; readonly name: string; readonly column: ReturnType<Table['column']> }

function createLineFinder(
  draft: Draft,
  table: Table,
  content: TargetContent,
  createMissing: boolean,
  tools: TargetTools,
) {
  const owners = createPeople(draft, content.people, createMissing, tools.newId)
  const cities = createCities(draft, table, content.people.cities, createMissing, tools)
  const current = content.channels.filter(({ archived }) => !archived)
  const columns = {
    owner: table.column('owner'),
    code: table.column('channelCode'),
    name: table.column('channel'),
    city: table.column('city'),
  }

  const channels = createChannelFinder(draft, table, content.people.cities, current)
  // A table without merged cells may name a city once, for the channels below it.
  const onceNamed =
    columns.city !== undefined &&
    table.rows.some((row, at) => at > 0 && row.text(columns.city) === '' && !isNewCustomers(row.text(columns.name)))

  return (row: TableRow): Found | null => {
    const owner = owners(row.row, columns.owner, row.text(columns.owner))
    // The owner's own problem was told; his line cannot be named without him.
    if (owner === null && row.text(columns.owner) !== '') return null
    const code = row.text(columns.code)
    const name = row.text(columns.name)
    if (isNewCustomers(name) || isNewCustomers(code)) {
      if (owner === null) {
        draft.error('missing-value', row.row, columns.owner ?? columns.name, { field: 'owner' })
        return null
      }
      const named = row.text(columns.city) !== '' ? row : onceNamed ? channels.rowAbove(row) : undefined
      const city = named ? cities(named) : null
      if (city === null && named) return null
      return { key: { owner, channel: null, city: city?.id ?? null }, name, column: columns.name ?? columns.code }
    }
    if (code === '' && name === '') {
      draft.error('missing-value', row.row, columns.name ?? columns.code, { field: 'channel' })
      return null
    }
    const channel = channels.find(row)
    if (!channel) return null
    const key = { owner: owner ?? channel.owner, channel: channel.id, city: null }
    return { key, name: [channel.code, channel.name].filter(Boolean).join(' '), column: columns.code ?? columns.name }
  }
}

type Settled = { readonly months: readonly (Fen | null)[]; readonly given: ReadonlySet<number> }

/** The twelve months that a row's amounts make of a line. */
function settleMonths(
  draft: Draft,
  row: TableRow,
  entries: readonly Entry[],
  line: TargetLine | undefined,
  plan: Plan,
  own: ReadonlySet<number>,
): Settled {
  const before = line?.months ?? blankMonths
  const months = [...before]
  const given = new Set<number>()
  const held = (month: number): boolean => line !== undefined && isHeld(line, month)
  const ofKind = (kind: Entry['kind']): readonly Entry[] => entries.filter((entry) => entry.kind === kind)
  for (const entry of ofKind('month')) {
    if (held(entry.part) && before[entry.part - 1] !== entry.fen) {
      draft.error('cell-held', row.row, entry.column, { what: entry.column.heading })
      continue
    }
    months[entry.part - 1] = entry.fen
    given.add(entry.part)
  }
  const spreadOver = (entry: Entry): void => {
    const under = monthsUnder(entry)
    const cells = under.map((month) => ({ amount: months[month - 1] ?? null, held: held(month) || given.has(month) }))
    const weights = plan.seasonality && under.map((month) => plan.seasonality?.[month - 1] ?? 0)
    const result = spread({ total: entry.fen, cells, weights, step: plan.step })
    if (!result.ok) {
      draft.error('spread-refused', row.row, entry.column, {
        value: row.text(entry.column),
        reason: result.error.code,
        ...result.error.facts,
      })
      return
    }
    for (const [index, month] of under.entries()) {
      months[month - 1] = result.value.cells[index]?.after ?? null
      given.add(month)
    }
  }
  const inColumns = (entry: Entry): boolean => monthsUnder(entry).every((month) => own.has(month))
  const alone = ofKind('quarter').filter(
    (entry) => !monthsUnder(entry).some((month) => given.has(month)) && !(entry.fen === 0 && inColumns(entry)),
  )
  alone.forEach(spreadOver)
  const quartersGiven = new Set([...given].map(quarterOf)).size
  for (const year of ofKind('year')) {
    const spreads = inColumns(year) ? given.size === 0 && year.fen !== 0 : quartersGiven < quarters.length
    if (spreads) spreadOver(year)
    else compareTotals(draft, [year], [...ofKind('month'), ...alone])
  }
  compareTotals(
    draft,
    ofKind('quarter').filter((entry) => !alone.includes(entry)),
    ofKind('month'),
  )
  return { months, given }
}

function write(
  draft: Draft,
  row: number,
  { id, key, name }: Found & { readonly id: string },
  line: TargetLine | undefined,
  months: readonly (Fen | null)[],
  tools: TargetTools,
): void {
  if (!line) {
    const amounts = Object.fromEntries(fiscalMonths.map((month) => [amountField(month), months[month - 1] ?? null]))
    draft.create('targetLine', id, { ...tools.fields, ...key, ...amounts })
    return
  }
  let changed = false
  for (const month of fiscalMonths) {
    const old = line.months[month - 1] ?? null
    const value = months[month - 1] ?? null
    if (value === old) continue
    const edit = { entity: 'targetLine', id, field: amountField(month), value } as const
    draft.change(edit, { row, what: name, old: exactAmount(old, tools.unit), new: exactAmount(value, tools.unit) })
    changed = true
  }
  draft.count(changed ? 'updated' : 'unchanged')
}
