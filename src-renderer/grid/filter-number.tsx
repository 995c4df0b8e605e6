import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { exactAmount, parseAmount } from '../../src-main/shared/money.ts'
import { numberTests, operands, type ColumnFilter, type NumberFilter, type NumberTest } from './filters.ts'
import type { AmountFormat } from './readings.ts'

export type NumberFilterProps = {
  readonly filter: ColumnFilter
  readonly format: AmountFormat
  readonly onChange: (filter: ColumnFilter) => void
}

const isCount = (test: NumberTest): boolean => test === 'top' || test === 'bottom'
/** How many rows `top` and `bottom` begin with. */
const usualCount = 10

/** A test of an amount, in effect as soon as it is complete. */
export function NumberFilterFields({ filter, format, onChange }: NumberFilterProps): ReactNode {
  const { t } = useTranslation()
  const [draft, setDraft] = useState<NumberFilter>(filter.number ?? { test: 'atLeast' })
  const change = (next: NumberFilter): void => {
    setDraft(next)
    const { number: _, ...rest } = filter
    const complete =
      (operands[next.test] < 1 || next.value !== undefined) && (operands[next.test] < 2 || next.other !== undefined)
    onChange(complete ? { ...rest, number: next } : rest)
  }
  const chooseTest = (test: NumberTest): void => {
    const same = isCount(test) === isCount(draft.test)
    const value = same ? draft.value : isCount(test) ? usualCount : undefined
    change({
      test,
      ...(value === undefined || operands[test] < 1 ? {} : { value }),
      ...(draft.other === undefined || operands[test] < 2 ? {} : { other: draft.other }),
    })
  }
  const operand = (name: 'value' | 'other', label: string): ReactNode => (
    <Operand
      key={`${name} ${String(isCount(draft.test))}`}
      label={label}
      value={draft[name]}
      count={isCount(draft.test)}
      format={format}
      onChange={(value) => {
        const { [name]: _, ...rest } = draft
        change(value === null ? rest : { ...rest, [name]: value })
      }}
    />
  )
  return (
    <div className="q-popup-bounds">
      <select
        className="field"
        aria-label={t('finding.test')}
        value={draft.test}
        onChange={(event) => chooseTest(event.target.value as NumberTest)}
      >
        {numberTests.map((one) => (
          <option key={one} value={one}>
            {t(`finding.number.${one}`)}
          </option>
        ))}
      </select>
      {operands[draft.test] > 0 && operand('value', t(isCount(draft.test) ? 'finding.count' : 'finding.amount'))}
      {operands[draft.test] > 1 && operand('other', t('finding.and'))}
    </div>
  )
}

function Operand(props: {
  readonly label: string
  readonly value: number | undefined
  readonly count: boolean
  readonly format: AmountFormat
  readonly onChange: (value: number | null) => void
}): ReactNode {
  const { value, count, format } = props
  const written = value === undefined ? '' : count ? String(value) : exactAmount(value, format.unit)
  const [text, setText] = useState(written)
  const read = (typed: string): number | null | undefined => {
    if (count) return /^[1-9]\d{0,5}$/u.test(typed) ? Number(typed) : typed === '' ? null : undefined
    const amount = parseAmount(typed, format.unit)
    return amount.ok ? amount.value : undefined
  }
  return (
    <label>
      <span className="t3">{props.label}</span>
      <input
        className="field num"
        value={text}
        aria-invalid={read(text) === undefined}
        onChange={(event) => {
          setText(event.target.value)
          const next = read(event.target.value)
          if (next !== undefined) props.onChange(next)
        }}
      />
    </label>
  )
}
