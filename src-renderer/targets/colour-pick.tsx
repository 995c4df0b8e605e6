import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { colourings, type Colouring } from './colouring.ts'

/** What the working grid's colours are to say. */
export function ColourPick(props: {
  readonly value: Colouring | null
  readonly onChoose: (colouring: Colouring | null) => void
}): ReactNode {
  const { t } = useTranslation()
  return (
    <label className="display-row">
      <span>{t('colours.title')}</span>
      <select
        className="field"
        value={props.value ?? ''}
        onChange={(event) => props.onChoose(colourings.find((one) => one === event.target.value) ?? null)}
      >
        <option value="">{t('colours.off')}</option>
        {colourings.map((one) => (
          <option key={one} value={one}>
            {t(`colours.kind.${one}`)}
          </option>
        ))}
      </select>
    </label>
  )
}
