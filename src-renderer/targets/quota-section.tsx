import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan } from '../../src-main/plans/plans.contract.ts'
import { fiscalMonths, quarters, type FiscalPeriod } from '../../src-main/shared/calendar.ts'
import { readTyped } from '../../src-main/shared/formula.ts'
import { exactAmount, sumFen, type Fen, type Unit } from '../../src-main/shared/money.ts'
import { formatAmount } from '../app/amounts.ts'
import type { Quota } from '../../src-main/targets/targets.contract.ts'
import { attempt } from '../app/notices.ts'
import { Segmented } from '../app/parts/segmented.tsx'
import { usePeriodWords } from './period-words.ts'
import { yearPeriod, type QuotaSubject } from './target-row.ts'
import type { TargetWrites } from './use-target-writes.ts'

type Grain = Quota['grain']

const periodsOf: Readonly<Record<Grain, readonly FiscalPeriod[]>> = {
  year: [yearPeriod],
  quarter: quarters.map((quarter) => ({ kind: 'quarter', quarter })),
  month: fiscalMonths.map((month) => ({ kind: 'month', month })),
}

export type QuotaSectionProps = {
  readonly plan: Plan
  readonly unit: Unit
  readonly name: string
  readonly whom: QuotaSubject
  readonly writes: TargetWrites
}

/** 下达 of one person or city by year, quarter or month. A new grain replaces the old one. */
export function QuotaSection(props: QuotaSectionProps): ReactNode {
  const { t } = useTranslation()
  const { name, whom } = props
  const [grain, setGrain] = useState<Grain>(whom.given?.grain ?? 'year')
  const grains: readonly Grain[] = ['year', 'quarter', 'month']
  return (
    <section aria-label={t('targets.quota.whom', { name })}>
      <h3>{t('targets.quota.whom', { name })}</h3>
      <Segmented
        label={t('targets.quota.grain')}
        value={grain}
        onChoose={setGrain}
        choices={grains.map((value) => ({ value, label: t(`targets.quota.${value}`) }))}
      />
      <Amounts key={grain} {...props} grain={grain} />
    </section>
  )
}

function Amounts(props: QuotaSectionProps & { readonly grain: Grain }): ReactNode {
  const { t } = useTranslation()
  const words = usePeriodWords()
  const { plan, unit, grain, whom, writes } = props
  const given = (index: number): Fen | null =>
    whom.given?.grain === grain ? (whom.given.amounts[index] ?? null) : null
  const [texts, setTexts] = useState(() => periodsOf[grain].map((_, index) => exactAmount(given(index), unit)))
  const readings = texts.map((text, index) => readTyped(text, unit, given(index)))
  const amounts: (Fen | null)[] = readings.map((reading) => (reading.ok ? reading.value : null))
  const sound = readings.every(({ ok }) => ok)
  return (
    <form
      className="quota-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (sound) attempt(writes.setQuota(whom.level, whom.subject, grain, amounts))
      }}
    >
      {periodsOf[grain].map((period, index) => (
        <label key={words.short(plan, period)}>
          <span className="t3">{words.short(plan, period)}</span>
          <input
            className="field num"
            value={texts[index]}
            aria-invalid={!readings[index]?.ok || undefined}
            onChange={(event) => setTexts((now) => now.map((text, at) => (at === index ? event.target.value : text)))}
          />
        </label>
      ))}
      {grain === 'year' ? null : (
        <p className="quota-sum">
          <span className="t3">{t('targets.quota.sum')}</span> <b>{formatAmount(sumFen(amounts), unit)}</b>
        </p>
      )}
      <button type="submit" className="btn" disabled={!sound}>
        {t('targets.quota.save')}
      </button>
    </form>
  )
}
