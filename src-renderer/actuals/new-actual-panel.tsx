import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordedMeasure } from '../../src-main/actuals/actuals.contract.ts'
import { parseAmount, type Unit } from '../../src-main/shared/money.ts'
import { ask, CallFailure } from '../api.ts'
import { FormPanel } from '../fields/form-panel.tsx'
import type { ChannelIndex, Directory } from '../fields/use-directory.ts'
import { measureOptions } from './actuals.columns.ts'

/** Records one amount, by keyboard alone; the next of a pile of slips keeps day and kind. */
export function NewActualPanel(props: {
  readonly measure: RecordedMeasure | null
  readonly channel: string | null
  readonly today: string
  readonly unit: Unit
  readonly directory: Directory
  readonly channels: ChannelIndex
  readonly onClose: () => void
  readonly onRecorded: (id: string, day: string) => void
}): ReactNode {
  const { t } = useTranslation()
  const { unit, channels, directory } = props
  return (
    <FormPanel
      title={t('actuals.create')}
      hint={t('actuals.createHint')}
      fields={[
        {
          id: 'measure',
          label: t('actuals.field.measure'),
          kind: 'choice',
          options: measureOptions(t),
          required: true,
        },
        { id: 'channel', label: t('actuals.field.channel'), kind: 'choice', options: channels.options, required: true },
        { id: 'occurredOn', label: t('actuals.field.occurredOn'), kind: 'day', required: true },
        {
          id: 'amount',
          label: `${t('actuals.field.amount')} (${t(`domain.unit.${unit}`)})`,
          kind: 'text',
          required: true,
        },
        { id: 'document', label: t('actuals.field.document'), kind: 'text' },
        { id: 'person', label: t('actuals.field.person'), kind: 'choice', options: directory.personOptions },
        { id: 'note', label: t('actuals.field.note'), kind: 'long' },
      ]}
      start={{ measure: props.measure ?? 'receipt', channel: props.channel, occurredOn: props.today }}
      save={t('actuals.save')}
      saveNext={t('actuals.saveNext')}
      cancel={t('actuals.cancel')}
      onClose={props.onClose}
      onSave={async (draft) => {
        const amount = parseAmount(String(draft['amount'] ?? ''), unit)
        if (!amount.ok) throw new CallFailure(amount.error.code, { ...amount.error.facts, field: 'amount' })
        const { id } = await ask('actuals.create', { fields: { ...draft, amount: amount.value } })
        props.onRecorded(id, String(draft['occurredOn']))
      }}
    />
  )
}
