import type { FiscalPeriod } from '../../src-main/shared/calendar.ts'
import { sumFen, type Fen } from '../../src-main/shared/money.ts'
import type { Compared } from '../../src-main/targets/quotas.rules.ts'
import { tableA, tableC, type TableBasis } from '../../src-main/targets/tables.rules.ts'
import { tableB, type TableBRow } from '../../src-main/targets/table-b.rules.ts'
import type { TargetLine } from '../../src-main/targets/targets.contract.ts'
import { addMonths, linesBy, periodTotal } from '../../src-main/targets/targets.rules.ts'
import { blankRow, quotaFinder, yearPeriod, type TargetRow } from './target-row.ts'
import type { Targets } from './use-targets.ts'

/** The rows of a table of the source, and the ones fixed at its foot. */
export type TableRows = { readonly rows: readonly TargetRow[]; readonly pinned: readonly TargetRow[] }

export type TableWords = {
  readonly total: string
  readonly subtotal: string
  readonly share: string
  readonly unknown: string
  readonly noOwner: string
  readonly noDepartment: string
  readonly noCity: string
  readonly newCustomers: string
  readonly channels: (count: number) => string
}

/** What a basis shows of a period that the table itself has no column for. */
const shownOf = (basis: TableBasis, compared: Compared, own: Fen | null): Fen | null =>
  basis === 'own' ? own : basis === 'quota' ? compared.quota : compared.difference

type OwnerInput = {
  readonly owner: string | null
  readonly name: string | null
  readonly department: string | null
  /** The table's own figures; undefined for periods without a column. */
  readonly figure: (period: FiscalPeriod) => Fen | null | undefined
  readonly share: number | null
}

function ownerRow(
  targets: Targets,
  words: TableWords,
  basis: TableBasis,
  lines: readonly TargetLine[],
  input: OwnerInput,
): TargetRow {
  const { owner } = input
  const months = addMonths(lines)
  const compared = (period: FiscalPeriod): Compared =>
    owner === null ? { quota: null, own: null, difference: null } : targets.quotas.quotaFor('person', owner, period)
  return {
    ...blankRow,
    id: `owner:${owner ?? ''}`,
    kind: 'line',
    name: owner === null ? words.noOwner : (input.name ?? words.unknown),
    department: input.department ?? words.noDepartment,
    lines,
    amount: (period) => {
      const figure = input.figure(period)
      return figure === undefined ? shownOf(basis, compared(period), periodTotal(months, period)) : figure
    },
    compared,
    quota: owner === null ? null : quotaFinder(targets.grid.quotas)('person', owner),
    share: (period) => (period.kind === 'year' ? input.share : null),
  }
}

function totalRow(
  targets: Targets,
  words: TableWords,
  basis: TableBasis,
  figure: (period: FiscalPeriod) => Fen | null | undefined,
): TargetRow {
  const { lines } = targets.grid
  const months = addMonths(lines)
  const compared = (period: FiscalPeriod): Compared => targets.quotas.total(period, 'person')
  return {
    ...blankRow,
    id: 'total',
    kind: 'total',
    name: words.total,
    lines,
    amount: (period) => {
      const known = figure(period)
      return known === undefined ? shownOf(basis, compared(period), periodTotal(months, period)) : known
    },
    compared,
  }
}

const byQuarter =
  (quarters: readonly (Fen | null)[], year: Fen | null) =>
  (period: FiscalPeriod): Fen | null | undefined =>
    period.kind === 'year' ? year : period.kind === 'quarter' ? (quarters[period.quarter - 1] ?? null) : undefined

const byMonth =
  (months: readonly (Fen | null)[], year: Fen | null) =>
  (period: FiscalPeriod): Fen | null | undefined =>
    period.kind === 'year' ? year : period.kind === 'month' ? (months[period.month - 1] ?? null) : undefined

/** The sum of a department's rows, over whose lines a total typed into it spreads. */
function departmentRow(id: string, name: string, department: string, rows: readonly TargetRow[]): TargetRow {
  const lines = rows.flatMap((row) => row.lines)
  return {
    ...blankRow,
    id: `department:${id}`,
    kind: 'group',
    name,
    department,
    lines,
    amount: (period) => sumFen(rows.map((row) => row.amount(period))),
    share: (period) => {
      const parts = rows.map((row) => row.share(period))
      return parts.some((part) => part !== null) ? parts.reduce<number>((sum, part) => sum + (part ?? 0), 0) : null
    },
  }
}

/** A: owners × quarters; with `subtotals` each department's sum after its owners. */
export function tableARows(targets: Targets, basis: TableBasis, words: TableWords, subtotals = false): TableRows {
  const table = tableA(targets.grid, targets.people, basis)
  const lines = linesBy(targets.grid.lines, ({ owner }) => owner)
  const owners = table.rows.map(({ owner, name, department, quarters, year }) =>
    ownerRow(targets, words, basis, lines.get(owner) ?? [], {
      owner,
      name,
      department,
      figure: byQuarter(quarters, year),
      share: null,
    }),
  )
  const groups = Map.groupBy(owners, ({ department }) => department)
  return {
    rows: subtotals
      ? [...groups].flatMap(([name, rows]) => [...rows, departmentRow(name, `${name} ${words.subtotal}`, name, rows)])
      : owners,
    pinned: [totalRow(targets, words, basis, byQuarter(table.total.quarters, table.total.year))],
  }
}

/**
 * C: owners in their departments × months, with `subtotals` each department's sum; then 合计, then 占比. Only a
 * department's first row names it.
 */
export function tableCRows(targets: Targets, basis: TableBasis, words: TableWords, subtotals = false): TableRows {
  const table = tableC(targets.grid, targets.people, basis)
  const lines = linesBy(targets.grid.lines, ({ owner }) => owner)
  const rows = table.groups.flatMap(({ department: id, name: department, rows: people }) => {
    const owners = people.map(({ owner, name, months, year, share }, index) => {
      const row = ownerRow(targets, words, basis, lines.get(owner) ?? [], {
        owner,
        name,
        department,
        figure: byMonth(months, year),
        share,
      })
      return index === 0 ? row : { ...row, department: '' }
    })
    return subtotals ? [...owners, departmentRow(id ?? '', words.subtotal, '', owners)] : owners
  })
  const total = totalRow(targets, words, basis, byMonth(table.total.months, table.total.year))
  const share: TargetRow = {
    ...blankRow,
    id: 'share',
    kind: 'share',
    name: words.share,
    lines: [],
    amount: () => null,
    share: (period) =>
      period.kind === 'year'
        ? table.shares.year
        : period.kind === 'month'
          ? (table.shares.months[period.month - 1] ?? null)
          : null,
  }
  const whole = table.shares.year
  return { rows, pinned: [{ ...total, share: (period) => (period.kind === 'year' ? whole : null) }, share] }
}

/** B: each owner's channels by city, then the 新增客户 lines, then 合计. `closed` holds the groups that are folded. */
export function tableBRows(targets: Targets, closed: ReadonlySet<string>, words: TableWords): TableRows {
  const table = tableB(targets.grid, targets.people, targets.channels)
  const byId = new Map(targets.grid.lines.map((line) => [line.id, line]))
  const linesOf = (rows: readonly TableBRow[]): readonly TargetLine[] =>
    rows.flatMap(({ line }) => {
      const found = byId.get(line)
      return found ? [found] : []
    })
  const lineRow = (row: TableBRow, owner: string): TargetRow => {
    const lines = linesOf([row])
    return {
      ...blankRow,
      id: row.line,
      kind: 'line',
      name: row.channelName ?? (row.channel === null ? (row.city ?? words.noCity) : words.unknown),
      ...(row.code ? { hint: `${row.code} ${row.channelName ?? ''}` } : {}),
      owner,
      city: row.city ?? '',
      department: row.region ?? '',
      lines,
      line: lines[0] ?? null,
      amount: yearOnly(lines, row.target),
    }
  }
  const groups = table.groups.flatMap((group) => {
    const id = `b:${group.owner ?? ''}:${group.cityId ?? ''}`
    const owner = group.owner === null ? words.noOwner : (group.name ?? words.unknown)
    const open = !closed.has(id)
    const lines = linesOf(group.rows)
    const head: TargetRow = {
      ...blankRow,
      id,
      kind: 'group',
      name: group.city ?? words.noCity,
      note: words.channels(group.rows.length),
      owner,
      city: group.city ?? '',
      department: group.region ?? '',
      lines,
      amount: yearOnly(lines, group.target),
      open,
    }
    return [head, ...(open ? group.rows.map((row) => lineRow(row, '')) : [])]
  })
  const { newCustomers } = table
  const freshId = 'b:new'
  const freshLines = linesOf(newCustomers.rows)
  const fresh: TargetRow = {
    ...blankRow,
    id: freshId,
    kind: 'group',
    name: words.newCustomers,
    lines: freshLines,
    amount: yearOnly(freshLines, newCustomers.target),
    open: !closed.has(freshId),
  }
  return {
    rows: [
      ...groups,
      fresh,
      ...(fresh.open
        ? newCustomers.rows.map((row) => lineRow(row, row.owner === null ? words.noOwner : (row.name ?? words.unknown)))
        : []),
    ],
    pinned: [{ ...totalRow(targets, words, 'own', () => undefined), note: words.channels(table.total.channels) }],
  }
}

/** The table's own year; other periods, for the panel, from the lines. */
function yearOnly(lines: readonly TargetLine[], year: Fen | null): (period: FiscalPeriod) => Fen | null {
  const months = addMonths(lines)
  return (period) => (period.kind === yearPeriod.kind ? year : periodTotal(months, period))
}
