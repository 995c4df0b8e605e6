import { File, History, ShieldCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatAmount } from './amounts.ts'
import { useCall } from '../api.ts'
import { count } from './format.ts'
import { Icon } from './parts/icon.tsx'

/** What the sample holds, counted from its file, and what to know before starting. */
export function FirstRunSide(): ReactNode {
  const { t } = useTranslation()
  const facts = useCall('workspace.sampleFacts', {}).data
  const amount = (fen: number): string => t('firstRun.holds.amount', { amount: formatAmount(fen, 'wan') })
  return (
    <aside className="side">
      <h3 className="first-h">{t('firstRun.holds.title')}</h3>
      <dl className="kv">
        <dt>{t('firstRun.holds.cities')}</dt>
        <dd className="num">{facts ? count(facts.cities) : ''}</dd>
        <dt>{t('firstRun.holds.channels')}</dt>
        <dd className="num">{facts ? t('firstRun.holds.channelCount', { count: facts.channels }) : ''}</dd>
        <dt>{t('firstRun.holds.people')}</dt>
        <dd className="num">{facts ? t('firstRun.holds.peopleCount', { count: facts.people }) : ''}</dd>
        <dt>{t('domain.measure.intake')}</dt>
        <dd className="num">{facts ? amount(facts.intakeFen) : ''}</dd>
        <dt>{t('domain.measure.revenue')}</dt>
        <dd className="num">{facts ? amount(facts.revenueFen) : ''}</dd>
      </dl>
      <h3>{t('firstRun.before.title')}</h3>
      <ul className="notes">
        <li>
          <Icon of={ShieldCheck} />
          {t('firstRun.before.offline')}
        </li>
        <li>
          <Icon of={File} />
          {t('firstRun.before.file')}
        </li>
        <li>
          <Icon of={History} />
          {t('firstRun.before.backup')}
        </li>
      </ul>
    </aside>
  )
}
