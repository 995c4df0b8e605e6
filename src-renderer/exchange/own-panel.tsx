import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExchangeStatus } from '../../src-main/exchange/exchange.contract.ts'
import { Panel } from '../app/slots.tsx'
import { FingerprintLines } from './fingerprint.tsx'

/** Who we are to the others, and whom we know, by fingerprint. */
export function OwnPanel({ status }: { readonly status: ExchangeStatus }): ReactNode {
  const { t } = useTranslation()
  return (
    <Panel label={t('exchange.own.title')}>
      <section>
        <h2>{t('exchange.own.title')}</h2>
        <dl className="kv own">
          <dt>{t('exchange.own.organisation')}</dt>
          <dd>{status.organisation ?? t('exchange.own.notYet')}</dd>
        </dl>
        {status.fingerprint === null ? null : (
          <>
            <div className="sm t3">{t('exchange.own.fingerprint')}</div>
            <FingerprintLines value={status.fingerprint} />
          </>
        )}
      </section>
      {status.partners.map((partner) => (
        <section key={partner.workspace}>
          <h3>{partner.name}</h3>
          <FingerprintLines value={partner.fingerprint} />
        </section>
      ))}
      <section>
        <p className="sm t3">{t('exchange.own.compare')}</p>
      </section>
    </Panel>
  )
}
