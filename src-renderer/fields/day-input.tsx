import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { readDay } from '../../src-main/activities/entry-words.rules.ts'
import { isDay, localDay } from '../../src-main/shared/day.ts'

/** What a typed day means: `YYYY-MM-DD`, null for a blank, undefined where it means nothing. */
export function typedDay(text: string, today = localDay(Date.now())): string | null | undefined {
  const trimmed = text.normalize('NFKC').trim()
  if (trimmed === '') return null
  const read = readDay(trimmed, today)
  return read?.length === trimmed.length && isDay(read.value) ? read.value : undefined
}

/** A day as one types it: 2027-06-18, 6-18, 今天, tomorrow, 周五. Read when the field is left or Enter is pressed. */
export function DayInput(props: {
  readonly id?: string
  readonly label?: string
  readonly value: string | null
  readonly onChange: (value: string | null) => void
}): ReactNode {
  const { t } = useTranslation()
  const [typed, setTyped] = useState<string | null>(null)
  const meant = typed === null ? props.value : typedDay(typed)
  const settle = (): void => {
    if (typed === null || meant === undefined) return
    if (meant !== props.value) props.onChange(meant)
    setTyped(null)
  }
  return (
    <>
      <input
        id={props.id}
        className="field"
        aria-label={props.label}
        aria-invalid={meant === undefined || undefined}
        data-unreadable={meant === undefined || undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={t('fields.dayHint')}
        value={typed ?? props.value ?? ''}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={settle}
        onKeyDown={(event) => {
          if (event.key === 'Enter') settle()
          if (event.key === 'Escape' && typed !== null) {
            event.stopPropagation()
            setTyped(null)
          }
        }}
      />
      {meant === undefined ? (
        <span className="wrong" role="alert">
          {t('fields.dayWrong')}
        </span>
      ) : null}
    </>
  )
}
