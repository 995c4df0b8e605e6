import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PeopleEntity } from '../../src-main/people/people.rules.ts'
import type { Value } from '../../src-main/ledger/registry.ts'
import { ask, queryClient, useCall } from '../api.ts'
import { say, showFailure } from '../app/notices.ts'
import { Dialog } from '../app/parts/dialog.tsx'
import { Segmented } from '../app/parts/segmented.tsx'
import { AbroadFields, PersonFields, PlaceField, TextField, type Fields } from './new-row-fields.tsx'
import './people.css'

/** Makes a row of one table. The name is enough; the rest can be typed into the grid. */
export function NewRow(props: {
  readonly room: PeopleEntity
  readonly onClose: () => void
  readonly onAdded: (id: string) => void
}): ReactNode {
  const { t } = useTranslation()
  const [fields, setFields] = useState<Fields>({})
  const [abroad, setAbroad] = useState(false)
  const [round, setRound] = useState(0)
  const ready = props.room === 'city' && !abroad ? Boolean(fields['code']) : String(fields['name'] ?? '').trim() !== ''
  const regions = useCall('people.list', {}).data?.regions ?? []
  // Where there is but one region, a new city or person belongs to it; it can be changed in the grid.
  const only =
    regions.length === 1 && (props.room === 'city' || props.room === 'person') ? { region: regions[0]?.id ?? null } : {}
  const set = (field: string) => (value: Value) => setFields((now) => ({ ...now, [field]: value }))

  const save = async (again: boolean): Promise<void> => {
    if (!ready) return
    try {
      const { id } = await ask('people.create', { entity: props.room, fields: { ...only, ...fields } })
      await queryClient.invalidateQueries({ queryKey: ['people.list'] })
      say(t('people.added', { name: String(fields['name'] ?? '') }))
      props.onAdded(id)
      if (!again) return props.onClose()
      setFields({})
      setRound((now) => now + 1)
    } catch (error) {
      showFailure(error)
    }
  }
  return (
    <Dialog
      title={t(`people.add.${props.room}`)}
      onClose={props.onClose}
      onSubmit={() => void save(false)}
      className="people-dialog"
      foot={
        <>
          <button type="submit" className="btn primary" disabled={!ready}>
            {t('people.form.save')}
          </button>
          <button type="button" className="btn" disabled={!ready} onClick={() => void save(true)}>
            {t('people.form.saveNext')}
          </button>
          <button type="button" className="btn" onClick={props.onClose}>
            {t('shell.state.no')}
          </button>
        </>
      }
    >
      <div className="form" key={round}>
        {props.room === 'city' ? (
          <>
            <Segmented
              label={t('people.form.where')}
              value={abroad ? 'abroad' : 'home'}
              onChoose={(where) => {
                setAbroad(where === 'abroad')
                setFields({})
              }}
              choices={[
                { value: 'home', label: t('people.form.home') },
                { value: 'abroad', label: t('people.form.abroad') },
              ]}
            />
            {abroad ? <AbroadFields fields={fields} set={set} /> : <PlaceField fields={fields} onChoose={setFields} />}
          </>
        ) : (
          <>
            <TextField
              label={t(props.room === 'person' ? 'people.field.name' : `people.field.${props.room}Name`)}
              value={fields['name']}
              onChange={set('name')}
            />
            {props.room === 'person' ? <PersonFields fields={fields} set={set} /> : null}
            {props.room === 'department' ? (
              <TextField label={t('people.field.duty')} value={fields['duty']} onChange={set('duty')} />
            ) : null}
          </>
        )}
      </div>
    </Dialog>
  )
}
