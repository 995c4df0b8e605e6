import { Upload } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Partner } from '../../src-main/exchange/exchange.contract.ts'
import { count, dayAndTime, fileNumber } from '../app/format.ts'
import { Icon } from '../app/parts/icon.tsx'

/** Those with whom files are exchanged, and how far that has come. */
export function PartnersTable(props: {
  readonly partners: readonly Partner[]
  readonly headquarters: boolean
  readonly onWrite: (partner: Partner) => void
}): ReactNode {
  const { t } = useTranslation()
  const file = (one: Partner['lastSent']): ReactNode =>
    one === null ? (
      <span className="t3">{t('exchange.never')}</span>
    ) : (
      t('exchange.numbered', { number: fileNumber(one.number), at: dayAndTime(new Date(one.at)) })
    )
  return (
    <div className="exchange-table">
      <table className="grid" aria-label={t('exchange.tabs.partners')}>
        <colgroup>
          <col />
          <col className="w-kind" />
          <col className="w-count" />
          <col className="w-file" />
          <col className="w-file" />
          <col className="w-act" />
        </colgroup>
        <thead>
          <tr>
            <th>{t('exchange.column.name')}</th>
            <th>{t('exchange.column.kind')}</th>
            <th className="num">{t('exchange.column.unsent')}</th>
            <th className="num">{t('exchange.column.lastSent')}</th>
            <th className="num">{t('exchange.column.lastReceived')}</th>
            <th>
              <span className="unseen">{t('exchange.column.act')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {props.partners.map((partner, place) => (
            <tr key={partner.workspace}>
              <td title={`${partner.name} · ${partner.fingerprint}`}>{partner.name}</td>
              <td>{t(`domain.workspaceKind.${partner.kind}`)}</td>
              <td className="num">{count(partner.unsent)}</td>
              <td className="num">{file(partner.lastSent)}</td>
              <td className="num">{file(partner.lastReceived)}</td>
              <td className="act">
                <button
                  type="button"
                  className="btn"
                  data-first-focus={place === 0 ? '' : undefined}
                  disabled={partner.unsent === 0}
                  onClick={() => props.onWrite(partner)}
                >
                  <Icon of={Upload} small />
                  {props.headquarters ? t('exchange.writeShort') : t('exchange.write')}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
