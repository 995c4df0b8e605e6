import { useId, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Channel } from '../../src-main/channels/channels.contract.ts'
import type { Value } from '../../src-main/ledger/registry.ts'
import type { Failure } from '../../src-main/shared/result.ts'
import { ask } from '../api.ts'
import { failureOf, say } from '../app/notices.ts'
import { Dialog } from '../app/parts/dialog.tsx'
import { undo } from '../app/undo.ts'
import { drawEdits } from '../fields/cell-edits.ts'
import { FieldInput, type FormField } from '../fields/field-input.tsx'
import { Refusal } from '../fields/refusal.tsx'
import type { ColumnSpec } from '../grid/column-spec.ts'
import { settleCity } from './edit-channels.ts'

/** A name, a code and a first contact belong to one channel; the other fields can be set for many at once. */
const single: ReadonlySet<string> = new Set(['name', 'code', 'firstContact', 'province'])

const formField = (column: ColumnSpec<Channel>): FormField => ({
  id: column.id,
  label: column.title,
  kind: column.options ? 'choice' : column.kind === 'date' ? 'day' : column.id === 'note' ? 'long' : 'text',
  ...(column.options ? { options: column.options } : {}),
})

/** Sets one field of many channels: one act, one undo. */
export function BulkEdit(props: {
  readonly rows: readonly Channel[]
  readonly columns: readonly ColumnSpec<Channel>[]
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const fields = props.columns.filter((column) => !single.has(column.id)).map(formField)
  const [chosen, setChosen] = useState('owner')
  const [value, setValue] = useState<Value>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const latest = useRef(value)
  const change = (next: Value): void => {
    latest.current = next
    setValue(next)
  }
  const id = useId()
  const count = props.rows.length
  const field = fields.find((one) => one.id === chosen) ?? fields[0]
  if (!field) return null

  const apply = async (): Promise<void> => {
    try {
      const settled = field.id === 'city' ? await settleCity(latest.current) : latest.current
      const edits = props.rows.map((row) => ({ id: row.id, field: field.id, value: settled }))
      const { changed } = await ask('channels.edit', { act: 'edit', edits })
      drawEdits('channels.list', edits)
      say(t('channels.bulkDone', { field: field.label, count: changed }), { label: t('channels.undo'), run: undo })
      props.onClose()
    } catch (error) {
      setFailure(failureOf(error))
    }
  }
  return (
    <Dialog
      title={t('channels.bulkTitle', { count })}
      className="bulk-edit"
      onClose={props.onClose}
      // A day settles what was typed before it is read.
      onSubmit={() => setTimeout(() => void apply())}
      foot={
        <>
          <button type="submit" className="btn primary">
            {t('channels.bulkApply', { count })} <kbd>Enter</kbd>
          </button>
          <button type="button" className="btn" onClick={props.onClose}>
            {t('channels.cancel')}
          </button>
        </>
      }
    >
      <div className="fields">
        <label htmlFor={`${id}f`}>{t('channels.bulkField')}</label>
        <div>
          <select
            id={`${id}f`}
            className="field"
            value={field.id}
            onChange={(event) => {
              setChosen(event.target.value)
              change(null)
              setFailure(null)
            }}
          >
            {fields.map((one) => (
              <option key={one.id} value={one.id}>
                {one.label}
              </option>
            ))}
          </select>
        </div>
        <label htmlFor={`${id}v`}>{t('channels.bulkValue')}</label>
        <div>
          <FieldInput key={field.id} id={`${id}v`} field={field} value={value} onChange={change} live />
          <p className="t3 sm">{t('channels.bulkBlank')}</p>
          {failure ? <Refusal failure={failure} /> : null}
        </div>
      </div>
    </Dialog>
  )
}
