import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { titleSuggestions } from '../../src-main/people/people.rules.ts'
import type { Value } from '../../src-main/ledger/registry.ts'
import { useCall } from '../api.ts'
import { Combobox } from '../fields/combobox.tsx'
import { useDirectory } from '../fields/use-directory.ts'

/** What was typed so far; blank is null. */
export type Fields = Readonly<Record<string, Value>>

type Some = { readonly fields: Fields; readonly set: (field: string) => (value: Value) => void }

export function TextField(props: {
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

export function PersonFields({ fields, set }: Some): ReactNode {
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

export function AbroadFields({ fields, set }: Some): ReactNode {
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
export function PlaceField({
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
