import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isLocked } from '../../src-main/plans/plans.rules.ts'
import type { Plan } from '../../src-main/plans/plans.contract.ts'
import { monthLabels } from '../../src-main/shared/calendar.ts'
import type { Holidays, Profile } from '../../src-main/seasonality/seasonality.contract.ts'
import { ask } from '../api.ts'
import { attempt } from '../app/notices.ts'
import { Menu, type MenuItem } from '../app/parts/menu.tsx'
import { Panel } from '../app/slots.tsx'
import { FestivalSection } from './festival-section.tsx'
import { SeasonChart } from './season-chart.tsx'
import type { SeasonRow } from './season-row.ts'

export type SeasonPanelProps = {
  readonly row: SeasonRow | null
  readonly plan: Plan
  readonly holidays: Holidays | undefined
  readonly source: (profile: Profile) => string
  /** What the weights can be made from anew. */
  readonly remake: (profile: Profile) => readonly MenuItem[]
  readonly onFollow: (row: SeasonRow) => void
  readonly onRemove: (row: SeasonRow) => void
}

/** One profile: its shape, where it comes from, the festival in it, and who follows it. */
export function SeasonPanel(props: SeasonPanelProps): ReactNode {
  const { t } = useTranslation()
  const { row, plan } = props
  const months = monthLabels(plan.fiscalYear, plan.firstMonth).map(({ month }) => t(`domain.month.m${month as 1}`))
  const locked = isLocked(plan.status)
  return (
    <Panel label={t('seasonality.panel.label')} wide>
      {row === null ? (
        <section className="t3">{t('seasonality.panel.none')}</section>
      ) : (
        <>
          <section>
            <div className="sm t3">{row.profile ? props.source(row.profile) : null}</div>
            <h2>{row.name}</h2>
            <SeasonChart name={row.name} weights={row.weights} months={months} />
          </section>
          {row.profile ? (
            <ProfileSections {...props} profile={row.profile} />
          ) : (
            <section>
              <p className="t2">{t('seasonality.panel.ownText')}</p>
            </section>
          )}
          <div className="foot">
            <button
              type="button"
              className={row.followed ? 'btn fill' : 'btn primary fill'}
              disabled={locked}
              title={locked ? t('seasonality.locked') : 'Alt+D'}
              onClick={() => props.onFollow(row)}
            >
              {row.followed && row.profile === null
                ? t('seasonality.panel.toEven')
                : t(row.followed ? 'seasonality.panel.unfollow' : 'seasonality.panel.follow')}
            </button>
            {row.profile ? (
              <button type="button" className="btn" onClick={() => props.onRemove(row)}>
                {t('seasonality.panel.remove')}
              </button>
            ) : null}
          </div>
        </>
      )}
    </Panel>
  )
}

function ProfileSections({
  profile,
  plan,
  holidays,
  remake,
}: SeasonPanelProps & { readonly profile: Profile }): ReactNode {
  const { t } = useTranslation()
  const items = remake(profile)
  return (
    <>
      <section>
        <DoubtfulDays profile={profile} plan={plan} holidays={holidays} />
        <p className="t2">{t('seasonality.panel.used', { count: profile.channels })}</p>
        <div className="season-acts">
          <Menu label={t('seasonality.make.again')} items={items}>
            <span>{t('seasonality.make.again')}</span>
          </Menu>
        </div>
      </section>
      <FestivalSection key={profile.id} profile={profile} plan={plan} />
    </>
  )
}

/** Says where working days were counted without the State Council's word. */
function DoubtfulDays({
  profile,
  plan,
  holidays,
}: {
  readonly profile: Profile
  readonly plan: Plan
  readonly holidays: Holidays | undefined
}): ReactNode {
  const { t } = useTranslation()
  if (profile.source?.kind !== 'working-days' || !holidays) return null
  const { fiscalYear } = profile.source
  const years = [...new Set(monthLabels(fiscalYear, plan.firstMonth).map(({ year }) => year))]
  const known = new Map(holidays.years.map((one) => [one.year, one]))
  const provisional = years.filter((year) => known.get(year)?.provisional)
  const unknown = years.filter((year) => !known.has(year))
  return (
    <>
      {provisional.length > 0 ? (
        <p className="season-doubt">{t('seasonality.panel.provisional', { years: provisional.join(', ') })}</p>
      ) : null}
      {unknown.length > 0 ? (
        <p className="season-doubt">{t('seasonality.panel.unknown', { years: unknown.join(', ') })}</p>
      ) : null}
    </>
  )
}

/** Follows the row's profile, or what comes after it: a plan's own weights, which become even. */
export function followRow(plan: Plan, row: SeasonRow): void {
  if (row.profile === null) {
    attempt(
      row.followed
        ? ask('plans.edit', { id: plan.id, seasonality: null })
        : ask('seasonality.follow', { plan: plan.id, profile: null }),
    )
    return
  }
  attempt(ask('seasonality.follow', { plan: plan.id, profile: row.followed ? null : row.profile.id }))
}
