import type { TFunction } from 'i18next'
import { recordedMeasures } from '../../src-main/shared/choices.ts'
import { readTypedDay } from '../channels/channels.columns.ts'
import type { ChannelIndex, Directory } from '../fields/use-directory.ts'
import type { ColumnSpec, Option } from '../grid/column-spec.ts'
import type { ActualRow } from './actual-rows.ts'

export const measureOptions = (t: TFunction): readonly Option[] =>
  recordedMeasures.map((value) => ({ value, label: t(`domain.recorded.${value}`) }))

type Column = ColumnSpec<ActualRow>
const isLine = (row: ActualRow): boolean => row.kind === 'line'

/** Every field of a record as columns; the ids are the fields that they edit. Sums say their measure and count. */
export function actualColumns(t: TFunction, directory: Directory, channels: ChannelIndex): readonly Column[] {
  const field = (
    id: 'occurredOn' | 'measure' | 'document' | 'channel' | 'person' | 'amount' | 'note',
    own: Pick<Column, 'kind' | 'width'> & Partial<Column>,
  ): Column => ({
    id,
    title: t(`actuals.field.${id}`),
    value: (row) => (row.kind === 'line' ? row[id] : null),
    editable: isLine,
    ...own,
  })
  const channelOf = (row: ActualRow) => (row.kind === 'line' ? channels.channel(row.channel) : undefined)
  const derived = (id: 'city' | 'source', width: number, text: (row: ActualRow) => string | null): Column => ({
    id,
    title: t(`actuals.field.${id}`),
    kind: 'text',
    width,
    value: text,
    look: () => ({ tone: 'muted', computed: true }),
  })
  return [
    field('occurredOn', {
      kind: 'date',
      width: 100,
      pinned: true,
      parse: readTypedDay,
      shown: (row) => (row.kind === 'line' ? (row.occurredOn ?? '') : t('grid.stats.sum')),
    }),
    field('measure', {
      kind: 'choice',
      width: 88,
      pinned: true,
      edge: true,
      options: measureOptions(t),
      value: (row) => row.measure,
    }),
    field('channel', {
      kind: 'reference',
      width: 160,
      options: channels.options,
      // A channel that is in the archive by now is no pick any more, but keeps its name.
      shown: (row) => (row.kind === 'line' ? (channelOf(row)?.name ?? '') : t('actuals.count', { count: row.count })),
    }),
    derived('city', 72, (row) => directory.city(channelOf(row)?.city ?? null)?.name ?? null),
    field('amount', {
      kind: 'amount',
      width: 104,
      value: (row) => row.amount,
      look: (row) => (row.amount !== null && row.amount < 0 ? { tone: 'negative' } : {}),
    }),
    field('document', { kind: 'text', width: 132 }),
    field('person', { kind: 'reference', width: 80, options: directory.personOptions }),
    field('note', { kind: 'text', width: 104, grow: true }),
    derived('source', 104, (row) => (row.kind === 'line' ? row.source : null)),
  ]
}
