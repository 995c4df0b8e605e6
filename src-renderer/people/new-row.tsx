import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { titleSuggestions, type PeopleEntity } from '../../src-main/people/people.rules.ts'
import type { Value } from '../../src-main/ledger/registry.ts'
import { ask, queryClient, useCall } from '../api.ts'
import { say, showFailure } from '../app/notices.ts'
import { Dialog } from '../app/parts/dialog.tsx'
import { Segmented } from '../app/parts/segmented.tsx'
import { Combobox } from '../fields/combobox.tsx'
import { useDirectory } from '../fields/use-directory.ts'
import './people.css'

type Fields = Readonly<Record<string, Value>>

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
  const set = (field: string) => (value: Value) => setFields((now) => ({ ...now, [field]: value }))

  const save = async (again: boolean): Promise<void> => {
    if (!ready) return
    try {
      const { id } = await ask('people.create', { entity: props.room, fields })
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

type Some = { readonly fields: Fields; readonly set: (field: string) => (value: Value) => void }

function TextField(props: {
  readonly label: string
  readonly value: Value | undefined
  readonly onChange: (value: Value) => void
  readonly suggestions?: readonly string[]
}): ReactNode {
  const list = useId()
  return (
    <label>
      <span>{props.label}</span>
      <input
        className="field"
        maxLength={200}
        list={props.suggestions ? list : undefined}
        value={String(props.value ?? '')}
        onChange={(event) => props.onChange(event.target.value === '' ? null : event.target.value)}
      />
      {props.suggestions ? (
        <datalist id={list}>
          {props.suggestions.map((word) => (
            <option key={word} value={word}>
              {word}
            </option>
          ))}
        </datalist>
      ) : null}
    </label>
  )
}

function PersonFields({ fields, set }: Some): ReactNode {
  const { t } = useTranslation()
  const directory = useDirectory()
  const regions = useCall('people.list', {}).data?.regions ?? []
  const pick = (
    field: 'department' | 'region',
    options: readonly { readonly value: string; readonly label: string }[],
  ): ReactNode => (
    <label>
      <span>{t(`people.field.${field}`)}</span>
      <Combobox
        label={t(`people.field.${field}`)}
        value={(fields[field] as string | null | undefined) ?? null}
        options={options}
        onChoose={set(field)}
      />
    </label>
  )
  return (
    <>
      <TextField
        label={t('people.field.title')}
        value={fields['title']}
        onChange={set('title')}
        suggestions={titleSuggestions}
      />
      {pick('department', directory.departmentOptions)}
      {pick(
        'region',
        regions.map(({ id, name }) => ({ value: id, label: name })),
      )}
      <TextField label={t('people.field.phone')} value={fields['phone']} onChange={set('phone')} />
    </>
  )
}

function AbroadFields({ fields, set }: Some): ReactNode {
  const { t } = useTranslation()
  return (
    <>
      <TextField label={t('people.field.cityName')} value={fields['name']} onChange={set('name')} />
      <TextField label={t('people.field.province')} value={fields['province']} onChange={set('province')} />
      <TextField label={t('people.field.country')} value={fields['country']} onChange={set('country')} />
    </>
  )
}

/** One of the national places; its code, name and province come together. */
function PlaceField({
  fields,
  onChoose,
}: {
  readonly fields: Fields
  readonly onChoose: (fields: Fields) => void
}): ReactNode {
  const { t } = useTranslation()
  const places = useCall('people.places', {}).data ?? []
  const options = places.map(({ code, name, province }) => ({
    value: code,
    label: name,
    search: code,
    note: `${province} ${code}`,
  }))
  return (
    <label>
      <span>{t('people.field.place')}</span>
      <Combobox
        label={t('people.field.place')}
        placeholder={t('people.form.placeHint')}
        value={(fields['code'] as string | null | undefined) ?? null}
        options={options}
        onChoose={(code) => {
          const place = places.find((each) => each.code === code)
          onChoose(place ? { code: place.code, name: place.name, province: place.province } : {})
        }}
      />
    </label>
  )
}
