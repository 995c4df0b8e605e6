import { sumFen } from '../shared/money.ts'
import { tableA } from '../targets/tables.rules.ts'
import { linesBy, quarterTotals, addMonths } from '../targets/targets.rules.ts'
import { checkCode } from './code.rules.ts'
import { addsUp, decimalsFor } from './figures.rules.ts'
import { plainColumn } from './months.rules.ts'
import { amountCell, textCell, type Column, type ComparedRow, type Note, type Row, type Sheet } from './sheet.rules.ts'
import { quarterHeads, runningLine, statusWord, tableFacts, type Known } from './source.rules.ts'

/** A. 预收款或者订单指标分解: owners by quarter, 合计 last; below it 下达 / 自报 / 差额 by owner where anything was assigned. */
export function tableASheet(known: Known): Sheet {
  const { words, grid, unit, people } = known
  const { rows, total } = tableA(grid, people)
  const compared = comparedOwners(known, rows)
  const amounts = [...rows, total].flatMap(({ quarters, year }) => [...quarters, year])
  const decimals = decimalsFor([...amounts, ...compared.flatMap(({ quota, difference }) => [quota, difference])], unit)
  const title = words.tableA(grid.measure)
  const exact =
    rows.every(({ quarters }) => addsUp(quarters, unit, decimals)) &&
    [0, 1, 2, 3].every((quarter) =>
      addsUp(
        rows.map(({ quarters }) => quarters[quarter] ?? null),
        unit,
        decimals,
      ),
    ) &&
    addsUp(
      rows.map(({ year }) => year),
      unit,
      decimals,
    ) &&
    addsUp(total.quarters, unit, decimals)
  return {
    document: 'table-a',
    language: known.language,
    unit,
    decimals,
    title,
    subject: null,
    status: statusWord(known),
    code: checkCode(
      known.digest,
      ['table-a', grid.plan.id, grid.measure],
      rows.map(({ owner, quarters }) => ({ id: owner ?? '', values: quarters })),
    ),
    facts: tableFacts(known),
    running: runningLine(known, title, tableFacts(known)[0]?.value ?? '', null),
    printedAt: `${known.printed.date} ${known.printed.time}`,
    columns: columns(known),
    groups: [
      {
        key: 'owners',
        label: null,
        details: [],
        newCustomers: false,
        rows: rows.map(({ owner, name, department, title: office, quarters, year }): Row => ({
          id: owner ?? '',
          number: null,
          cells: [
            textCell(name ?? words.noOwner, [department, office].filter(Boolean).join(' · ')),
            ...[...quarters, year].map((fen) => amountCell(fen)),
          ],
        })),
      },
    ],
    totals: [
      {
        kind: 'total',
        id: '',
        number: null,
        cells: [textCell(words.total), ...[...total.quarters, total.year].map((fen) => amountCell(fen))],
      },
    ],
    compared,
    notes: notes(known, decimals, exact),
  }
}

function columns(known: Known): readonly Column[] {
  const { words, grid } = known
  return [
    plainColumn('owner', words.ownersOfTableA(grid.measure), 'name'),
    ...quarterHeads(known).map((head, index): Column => ({
      key: `q${index + 1}`,
      head,
      role: 'quarter',
      quarter: index + 1,
    })),
    plainColumn('year', words.total, 'year'),
  ]
}

function comparedOwners(
  { quotas, words, grid }: Known,
  rows: readonly { readonly owner: string | null; readonly name: string | null }[],
): readonly ComparedRow[] {
  const year = { kind: 'year' } as const
  const all = quotas.total(year)
  if (all.quota === null) return []
  const byOwner = linesBy(grid.lines, (line) => line.owner)
  const owners = rows.map(({ owner, name }): ComparedRow => {
    const compared = owner === null ? { quota: null, difference: null } : quotas.quotaFor('person', owner, year)
    const own = sumFen(quarterTotals(addMonths(byOwner.get(owner) ?? [])))
    return { ...compared, own, name: name ?? words.noOwner }
  })
  return [...owners, { ...all, name: words.total }]
}

function notes({ words, grid, unit }: Known, decimals: number, exact: boolean): readonly Note[] {
  const { notes: text } = words
  const body = text.scope[grid.measure] + text.scopeTail + text.precision(unit, decimals) + (exact ? '' : text.rounded)
  return [{ head: text.scopeHead, text: body, held: null }]
}
