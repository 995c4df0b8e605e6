import type { TFunction } from 'i18next'
import type { Activity } from '../../src-main/activities/activities.contract.ts'
import { allActivityKinds, groupOf, punctuality } from '../../src-main/activities/activities.rules.ts'
import { readStars } from '../../src-main/activities/entry-words.rules.ts'
import { readTypedDay } from '../channels/channels.columns.ts'
import type { ChannelIndex, Directory } from '../fields/use-directory.ts'
import type { CellLook, CellValue, ColumnSpec, Option, Reading } from '../grid/column-spec.ts'
import type { LogRow } from './activity-rows.ts'

/** 06-18 within this year, else the whole day. */
export const shortDay = (day: string | null, today: string): string =>
  day === null ? '' : day.slice(0, 4) === today.slice(0, 4) ? day.slice(5) : day

export const kindOptions = (t: TFunction): readonly Option[] =>
  allActivityKinds.map((value) => ({
    value,
    label: t(`domain.activityKind.${value}`),
    note: t(`domain.activityGroup.${groupOf(value)}`),
  }))

const statusOptions = (t: TFunction): readonly Option[] => [
  { value: 'planned', label: t('domain.activityStatus.planned') },
  { value: 'done', label: t('domain.activityStatus.done') },
]

/** How an activity stands, in words. */
export function stateText(t: TFunction, activity: Activity, today: string): string {
  const { state, days } = punctuality(activity, today)
  if (state === 'overdue') return t('activities.state.overdue', { days })
  if (state === 'done-late') return t('activities.state.late', { days })
  return t(`activities.state.${state}`)
}

const icons = { overdue: 'late', today: 'now', planned: 'planned', done: 'check', 'done-late': 'check' } as const

function stateLook(activity: Activity, today: string): CellLook {
  const { state } = punctuality(activity, today)
  const late = state === 'overdue' || state === 'done-late'
  return { icon: icons[state], tone: late ? 'negative' : state === 'today' ? 'accent' : 'muted' }
}

export const starsText = (stars: number | null): string =>
  stars === null ? '' : '★'.repeat(stars) + '☆'.repeat(5 - stars)

/** 4, 4星, ★★★★ and 4 stars; blank is not scored. */
export function readSatisfaction(text: string): Reading {
  const trimmed = text.trim()
  if (trimmed === '') return { ok: true, value: null }
  const read = readStars(/^[1-5]$/.test(trimmed) ? `${trimmed}星` : trimmed)
  return read
    ? { ok: true, value: read.value }
    : {
        ok: false,
        error: { code: 'field-invalid', facts: { field: 'satisfaction', value: text.slice(0, 40), reason: 'range' } },
      }
}

/** One column for both texts: what planned work is about, what came of work that is done. */
export const textColumn = 'text'
export const textField = (activity: Activity): 'note' | 'result' => (activity.status === 'done' ? 'result' : 'note')
const wholeText = ({ note, result }: Activity): string => [note, result].filter((part) => part !== null).join('\n')

const editable = (row: LogRow): boolean => row.kind === 'line'

/** Every field of an activity as columns; group rows carry their heading in the first. */
export function activityColumns(
  t: TFunction,
  today: string,
  directory: Directory,
  channels: ChannelIndex,
): readonly ColumnSpec<LogRow>[] {
  type Own = Pick<ColumnSpec<LogRow>, 'kind' | 'width'> & Partial<ColumnSpec<LogRow>>
  const field = (id: keyof Activity & Titled, own: Own): ColumnSpec<LogRow> => ({
    id,
    title: titles[id],
    value: (row) => (row.kind === 'line' ? (row.activity[id] as CellValue) : null),
    editable,
    ...own,
  })
  const derived = (
    id: string,
    title: string,
    width: number,
    text: (activity: Activity) => string | null,
  ): ColumnSpec<LogRow> => ({
    id,
    title,
    kind: 'text',
    width,
    value: (row) => (row.kind === 'line' ? text(row.activity) : null),
    look: () => ({ tone: 'muted' }),
  })
  const titles = {
    status: t('activities.field.status'),
    dueOn: t('activities.field.dueOn'),
    doneOn: t('activities.field.doneOn'),
    kind: t('activities.field.kind'),
    channel: t('activities.field.channel'),
    person: t('activities.field.person'),
    satisfaction: t('activities.field.satisfaction'),
  }
  type Titled = keyof typeof titles
  const day = (id: 'dueOn' | 'doneOn'): ColumnSpec<LogRow> =>
    field(id, {
      kind: 'date',
      width: 60,
      align: 'right',
      edge: id === 'doneOn',
      parse: readTypedDay,
      shown: (row) =>
        row.kind === 'line' ? shortDay(row.activity[id], today) : id === 'dueOn' ? count(t, row.count) : '',
      look: (row) => (row.kind === 'group' ? { small: true } : {}),
    })
  return [
    field('status', {
      kind: 'choice',
      width: 92,
      options: statusOptions(t),
      shown: (row) => (row.kind === 'line' ? stateText(t, row.activity, today) : t(`activities.group.${row.group}`)),
      look: (row) =>
        row.kind === 'line' ? stateLook(row.activity, today) : { strong: true, toggle: row.open ? 'open' : 'closed' },
    }),
    day('dueOn'),
    day('doneOn'),
    derived('group', t('activities.field.group'), 84, (activity) =>
      t(`domain.activityGroup.${groupOf(activity.kind)}`),
    ),
    field('kind', { kind: 'choice', width: 128, options: kindOptions(t) }),
    field('channel', {
      kind: 'reference',
      width: 124,
      options: channels.options,
      shown: (row) => (row.kind === 'line' ? (channels.channel(row.activity.channel)?.name ?? '') : ''),
    }),
    derived('city', t('activities.field.city'), 52, (activity) => cityName(activity, channels, directory)),
    field('person', { kind: 'reference', width: 64, options: directory.personOptions }),
    {
      id: textColumn,
      title: t('activities.field.text'),
      kind: 'text',
      width: 160,
      grow: true,
      value: (row) => (row.kind === 'line' ? row.activity[textField(row.activity)] : null),
      shown: (row) => (row.kind === 'line' ? (row.activity.result ?? row.activity.note ?? '') : ''),
      editable,
      look: (row) => (row.kind === 'line' ? { hint: wholeText(row.activity) } : {}),
    },
    field('satisfaction', {
      kind: 'text',
      width: 88,
      parse: readSatisfaction,
      shown: (row) => (row.kind === 'line' ? starsText(row.activity.satisfaction) : ''),
    }),
  ]
}

const count = (t: TFunction, items: number): string => t('activities.group.count', { count: items })

export const cityName = (activity: Activity, channels: ChannelIndex, directory: Directory): string | null =>
  directory.city(channels.channel(activity.channel)?.city ?? null)?.name ?? null
