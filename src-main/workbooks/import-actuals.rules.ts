import type { Actual, RecordedMeasure } from '../actuals/actuals.contract.ts'
import type { Channel } from '../channels/channels.contract.ts'
import type { Value } from '../ledger/registry.ts'
import type { People } from '../people/people.contract.ts'
import { parseDate } from '../shared/calendar.ts'
import { addDays } from '../shared/day.ts'
import { exactAmount, type Fen, type Unit } from '../shared/money.ts'
import { readAmount } from './amounts.rules.ts'
import type { Draft } from './draft.rules.ts'
import { createChannelFinder } from './find-channel.rules.ts'
import { recordedOf } from './headings.rules.ts'
import { createPeople, settleText } from './import-names.rules.ts'
import type { Table, TableRow } from './table.rules.ts'
import { checkTotals } from './totals.rules.ts'
import { actualFields } from '../actuals/actuals.rules.ts'

type Key = Pick<Actual, 'measure'> & {
  readonly document: string
  readonly channel: string
  readonly occurredOn: string
}
/** A record that has an id already: whether it lives, and what an import may change in it. */
export type Standing = Pick<Actual, 'person' | 'amount' | 'note'> & { readonly live: number | null }

export type ActualTools = {
  readonly newId: () => string
  readonly unit: Unit
  readonly epoch: 1900 | 1904
  /** The measure of rows that name none. */
  readonly recorded: RecordedMeasure | null
  /** The file's name, kept with each record. */
  readonly source: string
  readonly today: string
  /** The id of a document's n-th amount; the same at every import. */
  readonly actualId: (key: Key, line: number) => string
  readonly standing: (id: string) => Standing | undefined
  /** Whether a record of the same measure, channel, day and amount stands there that has no document number. */
  readonly alike: (record: Omit<Key, 'document'> & { readonly amount: Fen }) => boolean
}

type Row = Omit<Key, 'document'> & {
  readonly row: TableRow
  readonly channelName: string
  readonly document: string | null
  readonly person: string | null
  readonly amount: Fen
  readonly note: string | null
}

/**
 * Plans the actuals of a file: each row is one dated amount of one channel. A document that stands in the workspace is
 * compared, not counted again; what differs is changed and told. Rows of one document that are equal in all are one
 * (`same-document`); those that differ are its further amounts. Rows without a number are new records, and a likely
 * repetition is told (`maybe-counted`). Answers the sum of the amounts in fen, null where there are none.
 */
export function planActuals(
  draft: Draft,
  table: Table,
  content: { readonly people: People; readonly channels: readonly Channel[] },
  createMissing: boolean,
  tools: ActualTools,
): Fen | null {
  const amounts = table.column('amount')
  if (amounts) checkTotals(draft, table, [{ column: amounts, kind: 'year', part: 0 }], tools.unit)
  const read = createReader(draft, table, content, createMissing, tools)
  const lines = new Map<string, number>()
  const seen = new Map<string, number>()
  let total: Fen | null = null
  for (const tableRow of table.rows) {
    const row = read(tableRow)
    if (!row) continue
    const { document } = row
    if (document === null) {
      if (tools.alike(row))
        draft.notice('maybe-counted', row.row.row, table.column('amount'), {
          value: exactAmount(row.amount, tools.unit),
        })
      draft.create('actual', tools.newId(), fieldsOf(row, tools.source))
      total = (total ?? 0) + row.amount
      continue
    }
    const key = tools.actualId({ ...row, document }, 1)
    const whole = JSON.stringify([key, row.amount, row.note])
    const first = seen.get(whole)
    if (first !== undefined) {
      draft.notice('same-document', row.row.row, table.column('document'), { value: document, first })
      continue
    }
    seen.set(whole, row.row.row)
    const line = (lines.get(key) ?? 0) + 1
    lines.set(key, line)
    write(draft, tools.actualId({ ...row, document }, line), { ...row, document }, tools)
    total = (total ?? 0) + row.amount
  }
  return total
}

function createReader(
  draft: Draft,
  table: Table,
  content: { readonly people: People; readonly channels: readonly Channel[] },
  createMissing: boolean,
  tools: ActualTools,
): (row: TableRow) => Row | null {
  const people = createPeople(draft, content.people, createMissing, tools.newId)
  // What was sold to a channel that is in the archive by now was sold all the same.
  const channels = createChannelFinder(draft, table, content.people.cities, content.channels)
  const columns = {
    document: table.column('document'),
    date: table.column('date'),
    measure: table.column('measure'),
    code: table.column('channelCode'),
    name: table.column('channel'),
    owner: table.column('owner'),
    amount: table.column('amount'),
    note: table.column('note'),
  }
  const missing = (row: TableRow, column: (typeof columns)[keyof typeof columns], field: string): null => {
    draft.error('missing-value', row.row, column, { field })
    return null
  }
  const measureOf = (row: TableRow): RecordedMeasure | null => {
    const text = row.text(columns.measure)
    if (text === '') return tools.recorded ?? missing(row, columns.measure, 'measure')
    const found = recordedOf(text)
    if (!found) draft.error('unknown-choice', row.row, columns.measure, { value: text.slice(0, 80), field: 'measure' })
    return found
  }
  const dayOf = (row: TableRow, measure: RecordedMeasure): string | null => {
    const text = row.text(columns.date)
    if (text === '') {
      // What was not shipped yet stands in lists of orders with a blank day.
      if (measure !== 'shipment') return missing(row, columns.date, 'date')
      draft.notice('not-happened-yet', row.row, columns.date, {})
      return null
    }
    const day = parseDate(/^\d{5}(?:\.\d+)?$/u.test(text) ? Number(text) : text, tools.epoch)
    if (!day.ok || day.value === null) {
      draft.error('date-unreadable', row.row, columns.date, { value: text.slice(0, 80) })
      return null
    }
    if (day.value <= addDays(tools.today, 1)) return day.value
    draft.error('date-in-future', row.row, columns.date, { value: day.value })
    return null
  }
  return (row) => {
    const measure = measureOf(row)
    if (measure === null || !columns.amount) return null
    const occurredOn = dayOf(row, measure)
    const blank = row.text(columns.amount) === ''
    const amount = readAmount(draft, row, columns.amount, tools.unit, true)
    if (blank) missing(row, columns.amount, 'amount')
    if (row.text(columns.code) === '' && row.text(columns.name) === '')
      return missing(row, columns.name ?? columns.code, 'channel')
    const channel = channels.find(row)
    const owner = people(row.row, columns.owner, row.text(columns.owner))
    if (!channel || amount === null || occurredOn === null) return null
    const text = (field: 'document' | 'note'): string | null => {
      const column = columns[field]
      return column ? settleText(draft, actualFields, field, row.row, column, row.text(column)) : null
    }
    return {
      row,
      measure,
      occurredOn,
      amount,
      channel: channel.id,
      channelName: channel.name,
      // Whose it is stays with the record; a blank is the owner's of today.
      person: owner ?? channel.owner,
      document: text('document'),
      note: text('note'),
    }
  }
}

const fieldsOf = (row: Row, source: string): Readonly<Record<string, Value>> => ({
  measure: row.measure,
  channel: row.channel,
  person: row.person,
  occurredOn: row.occurredOn,
  amount: row.amount,
  document: row.document,
  note: row.note,
  source,
})

function write(draft: Draft, id: string, row: Row & { readonly document: string }, tools: ActualTools): void {
  const before = tools.standing(id)
  if (before?.live !== 1) {
    const fields = fieldsOf(row, tools.source)
    draft.create('actual', id, fields)
    // One that was taken out comes back without what was said then.
    if (before)
      for (const field of ['person', 'note'] as const)
        if (fields[field] === null && before[field] !== null) draft.set({ entity: 'actual', id, field, value: null })
    return
  }
  const told = { row: row.row.row, what: `${row.document} ${row.channelName}` }
  let changed = false
  if (before.amount !== row.amount) {
    const shown = { old: exactAmount(before.amount, tools.unit), new: exactAmount(row.amount, tools.unit) }
    draft.change({ entity: 'actual', id, field: 'amount', value: row.amount }, { ...told, ...shown })
    changed = true
  }
  if (row.note !== null && before.note !== row.note) {
    const shown = { old: before.note ?? '', new: row.note }
    draft.change({ entity: 'actual', id, field: 'note', value: row.note }, { ...told, ...shown })
    changed = true
  }
  draft.count(changed ? 'updated' : 'unchanged')
}
