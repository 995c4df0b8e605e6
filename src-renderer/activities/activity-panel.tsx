import { Check, Clock, Headphones, RotateCcw } from 'lucide-react'
import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Activity } from '../../src-main/activities/activities.contract.ts'
import { groupOf, punctuality } from '../../src-main/activities/activities.rules.ts'
import type { Value } from '../../src-main/ledger/registry.ts'
import { ask, useCall } from '../api.ts'
import { attempt } from '../app/notices.ts'
import { Icon } from '../app/parts/icon.tsx'
import { useCommands } from '../app/commands.ts'
import { Panel } from '../app/slots.tsx'
import { drawEdits } from '../fields/cell-edits.ts'
import { FieldHistory } from '../fields/field-history.tsx'
import { FieldInput, type FormField } from '../fields/field-input.tsx'
import { Stars } from '../fields/star-input.tsx'
import type { ChannelIndex, Directory } from '../fields/use-directory.ts'
import { cityName, starsText, stateText } from './activities.columns.ts'
import { activityForm } from './activity-form.ts'

type PanelProps = {
  readonly activity: Activity | null
  readonly columnId: string | null
  readonly today: string
  readonly directory: Directory
  readonly channels: ChannelIndex
}

/** One activity with all its fields, each saved as it is left, and the history of the field that has the focus. */
export function ActivityPanel(props: PanelProps): ReactNode {
  const { t } = useTranslation()
  if (!props.activity) {
    return (
      <Panel label={t('activities.panel')} wide>
        <div className="panel-hint">
          <Icon of={Headphones} />
          <p className="t3">{t('activities.panelNone')}</p>
        </div>
      </Panel>
    )
  }
  return <Details key={props.activity.id} {...props} activity={props.activity} />
}

function set(activity: Activity, field: string, value: Value): void {
  const edits = [{ id: activity.id, field, value }]
  attempt(ask('activities.edit', { act: 'edit', edits }).then(() => drawEdits('activities.list', edits)))
}

function Details(props: PanelProps & { readonly activity: Activity }): ReactNode {
  const { t } = useTranslation()
  const { activity, directory, channels, today } = props
  const [focused, setFocused] = useState<string | null>(null)
  const id = useId()
  const fields = activityForm(t, directory, channels)
  const historyField = focused ?? props.columnId
  const done = activity.status === 'done'
  const { state } = punctuality(activity, today)
  useCommands([
    {
      id: 'activities.done',
      group: t('shell.nav.activities'),
      title: done ? t('activities.reopen') : t('activities.markDone'),
      keys: 'Alt+D',
      words: 'wancheng wc',
      whileEditing: true,
      run: () => set(activity, 'status', done ? 'planned' : 'done'),
    },
  ])
  const late = state === 'overdue' || state === 'done-late'
  return (
    <Panel label={t('activities.panel')} wide>
      <section>
        <div className="sm t3">
          {[t(`domain.activityGroup.${groupOf(activity.kind)}`), cityName(activity, channels, directory)]
            .filter((part) => part)
            .join(' · ')}
        </div>
        <h2>{t(`domain.activityKind.${activity.kind}`)}</h2>
        <div className="tags">
          <span className={late ? 'tag warn' : 'tag'}>
            <Icon of={done ? Check : Clock} small />
            {state === 'done' && activity.dueOn !== null ? t('activities.state.onTime') : stateText(t, activity, today)}
          </span>
          {activity.satisfaction === null ? null : (
            <span className="tag">
              <Stars value={activity.satisfaction} />
            </span>
          )}
        </div>
        <FirstContact channel={activity.channel} channels={channels} />
      </section>
      <section className="fields" onFocus={(event) => setFocused(fieldOf(event.target))}>
        {fields.map((field) => (
          <Row key={field.id} id={`${id}-${field.id}`} field={field} activity={activity} />
        ))}
      </section>
      <HistoryOf activity={activity} fields={fields} field={historyField} />
      <div className="foot">
        {done ? (
          <button type="button" className="btn" onClick={() => set(activity, 'status', 'planned')}>
            <Icon of={RotateCcw} />
            {t('activities.reopen')}
          </button>
        ) : (
          <button type="button" className="btn primary" onClick={() => set(activity, 'status', 'done')}>
            <Icon of={Check} />
            {t('activities.markDone')}
          </button>
        )}
      </div>
    </Panel>
  )
}

const fieldOf = (target: EventTarget): string | null =>
  target instanceof HTMLElement ? (target.closest<HTMLElement>('[data-field]')?.dataset['field'] ?? null) : null

function Row(props: { readonly id: string; readonly field: FormField; readonly activity: Activity }): ReactNode {
  const { id, field, activity } = props
  return (
    <>
      <label htmlFor={id}>{field.label}</label>
      <div data-field={field.id}>
        <FieldInput
          id={id}
          field={field}
          value={activity[field.id as keyof Activity]}
          onChange={(value) => set(activity, field.id, value)}
        />
      </div>
    </>
  )
}

/** Whom one calls at the channel. */
function FirstContact(props: { readonly channel: string | null; readonly channels: ChannelIndex }): ReactNode {
  const { t } = useTranslation()
  const contacts = useCall('channels.allContacts', {}).data
  const channel = props.channels.channel(props.channel)
  const contact = contacts?.find((one) => one.id === channel?.firstContact)
  if (!contact) return null
  return (
    <p className="sm t2">
      <span className="t3">{t('activities.contact')}</span>{' '}
      {[contact.name, contact.title, contact.phone].filter((part) => part !== null).join(' · ')}
    </p>
  )
}

function HistoryOf(props: {
  readonly activity: Activity
  readonly fields: readonly FormField[]
  readonly field: string | null
}): ReactNode {
  const { t } = useTranslation()
  const field = props.fields.find((one) => one.id === props.field)
  const status = props.field === 'status'
  if (!field && !status) return null
  const shown = (value: Value): string => {
    if (status) return t(`domain.activityStatus.${value === 'done' ? 'done' : 'planned'}`)
    if (field?.kind === 'stars') return starsText(Number(value))
    return field?.options?.find((option) => option.value === value)?.label ?? String(value)
  }
  return (
    <FieldHistory
      of={{ entity: 'activity', id: props.activity.id, field: props.field ?? 'status' }}
      label={field?.label ?? t('activities.field.status')}
      shown={shown}
    />
  )
}
