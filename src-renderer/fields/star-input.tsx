import { Star } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

const five = [1, 2, 3, 4, 5] as const

/** Stars that are only shown. Unscored says so in words: it is not a 0 (DOMAIN.md rule 13). */
export function Stars({ value }: { readonly value: number | null }): ReactNode {
  const { t } = useTranslation()
  if (value === null) return <span className="t3">{t('activities.unrated')}</span>
  return (
    <span className="stars" role="img" aria-label={t('activities.stars', { count: value })}>
      {five.map((star) => (
        <Star key={star} size={12} className={star <= value ? 'on' : undefined} aria-hidden />
      ))}
    </span>
  )
}

/** One to five stars, or none: arrows and digits choose, 0 and Delete take the score away. */
export function StarInput(props: {
  readonly id?: string
  readonly label: string
  readonly value: number | null
  readonly onChange: (value: number | null) => void
}): ReactNode {
  const { t } = useTranslation()
  const { value, onChange } = props
  const keyDown = (event: KeyboardEvent): void => {
    const { key } = event
    if (/^[1-5]$/.test(key)) onChange(Number(key))
    else if (key === '0' || key === 'Delete' || key === 'Backspace') onChange(null)
    else if (key === 'ArrowRight' || key === 'ArrowUp') onChange(Math.min(5, (value ?? 0) + 1))
    else if (key === 'ArrowLeft' || key === 'ArrowDown') onChange(value === null || value <= 1 ? null : value - 1)
    else return
    event.preventDefault()
  }
  return (
    <span
      id={props.id}
      className="stars edit"
      role="slider"
      tabIndex={0}
      aria-label={props.label}
      aria-valuemin={0}
      aria-valuemax={5}
      aria-valuenow={value ?? 0}
      aria-valuetext={value === null ? t('activities.unrated') : t('activities.stars', { count: value })}
      onKeyDown={keyDown}
    >
      {five.map((star) => (
        <Star
          key={star}
          size={16}
          className={value !== null && star <= value ? 'on' : undefined}
          aria-hidden
          onClick={() => onChange(star === value ? null : star)}
        />
      ))}
      <span className="t3 sm">
        {value === null ? t('activities.unrated') : t('activities.stars', { count: value })}
      </span>
    </span>
  )
}
