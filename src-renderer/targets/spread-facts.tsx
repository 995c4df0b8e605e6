import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan } from '../../src-main/plans/plans.contract.ts'
import type { Fen, Unit } from '../../src-main/shared/money.ts'
import { formatAmount } from '../app/amounts.ts'
import type { SpreadPreview } from '../../src-main/targets/targets.contract.ts'
import { count } from '../app/format.ts'
import { usePeriodWords } from './period-words.ts'
import { spreadFacts, type RemainderPart } from './spread-rows.ts'

/** More places than these are only counted. */
const mostPlaces = 4

/** By which rules a previewed total falls on its cells, and where the rounding remainder goes (DOMAIN.md rules 2 and 3). */
export function SpreadFactList(props: {
  readonly preview: SpreadPreview
  readonly plan: Plan
  readonly unit: Unit
  readonly lineName: (id: string) => string
}): ReactNode {
  const { t } = useTranslation()
  const words = usePeriodWords()
  const { preview, plan, unit, lineName } = props
  const facts = spreadFacts(preview, plan.step)
  const step = t(`targets.spread.step.s${plan.step as 100 | 10000 | 100000 | 1000000}`)
  const money = (amount: Fen): string => `${formatAmount(amount, unit)} ${t(`domain.unit.${unit}`)}`
  const several = preview.lines.length > 1
  const place = ({ line, month }: RemainderPart): string =>
    several
      ? `${words.short(plan, { kind: 'month', month })} ${lineName(line)}`
      : words.short(plan, { kind: 'month', month })
  const steps = facts.parts.filter((part) => part !== facts.rest)
  const places = namePlaces(steps, several ? mostPlaces - 1 : mostPlaces * 2, place, t('targets.spread.comma'))
  return (
    <dl className="kv spread-facts">
      <dt>{t('targets.spread.changes')}</dt>
      <dd>
        {t('targets.spread.cellsOf', { count: facts.changed, all: count(facts.cells) })}
        {facts.filled > 0 ? ` · ${t('targets.spread.filled', { count: facts.filled })}` : ''}
      </dd>
      <dt>{t('targets.spread.weights')}</dt>
      <dd>
        <Basis preview={preview} />
      </dd>
      <dt>{t('targets.spread.rounding')}</dt>
      <dd>
        {step}
        {facts.remainder === 0 ? ` · ${t('targets.spread.noRemainder')}` : null}
        {steps.length > 0
          ? ` · ${t('targets.spread.handed', { amount: money(facts.remainder - (facts.rest?.amount ?? 0)), count: steps.length, places })}`
          : null}
        {facts.rest
          ? ` · ${t('targets.spread.rest', { amount: money(facts.rest.amount), place: place(facts.rest) })}`
          : null}
      </dd>
      {preview.held > 0 ? (
        <>
          <dt>{t('targets.spread.held')}</dt>
          <dd>{t('targets.spread.heldCells', { count: preview.held, amount: money(preview.heldFen) })}</dd>
        </>
      ) : null}
    </dl>
  )
}

/** The first places by name; the caller's words say how many there are. */
function namePlaces(
  parts: readonly RemainderPart[],
  most: number,
  place: (part: RemainderPart) => string,
  comma: string,
): string {
  const shown = parts.slice(0, most).map(place).join(comma)
  return parts.length > most ? `${shown}…` : shown
}

function Basis({ preview }: { readonly preview: SpreadPreview }): ReactNode {
  const { t } = useTranslation()
  if (preview.basis !== 'seasonality') return t(`targets.spread.basis.${preview.basis}`)
  const said = ({ name }: { readonly name: string | null }): string =>
    name === null ? t('targets.spread.basis.seasonality') : t('targets.spread.basis.profile', { name })
  const { profiles } = preview
  const [only] = profiles
  if (only && profiles.length === 1) return said(only)
  return profiles
    .slice(0, mostPlaces)
    .map((one) => `${said(one)} ${t('targets.spread.lineCount', { count: one.lines })}`)
    .join(t('targets.spread.comma'))
}
