import { ShieldCheck } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../api.ts'
import { dayAndTime } from '../app/format.ts'
import { Busy, Empty } from '../app/parts/states.tsx'
import { Slot } from '../app/slots.tsx'
import { settleAsides } from './acts.ts'
import { useAsideWords } from './aside-words.ts'

/** Changes that locks kept out, with their reason and sender; each can be accepted once the lock is gone, or left. */
export function AsideTable(): ReactNode {
  const { t } = useTranslation()
  const words = useAsideWords()
  const { data } = useCall('exchange.aside', {})
  const [busy, setBusy] = useState(false)
  if (!data) return <Busy />
  const { changes, count } = data
  if (changes.length === 0)
    return <Empty icon={ShieldCheck} title={t('exchange.aside.noneTitle')} text={t('exchange.aside.noneText')} />
  const settle = async (ids: readonly string[], accept: boolean): Promise<void> => {
    setBusy(true)
    await settleAsides(ids, accept)
    setBusy(false)
  }
  const all = changes.map(({ id }) => id)
  return (
    <>
      <Slot name="tools">
        {count > changes.length ? (
          <span className="t3 sm">{t('exchange.aside.shown', { count: changes.length })}</span>
        ) : null}
        <button type="button" className="btn quiet" disabled={busy} onClick={() => void settle(all, true)}>
          {t('exchange.aside.acceptAll')}
        </button>
        <button type="button" className="btn quiet" disabled={busy} onClick={() => void settle(all, false)}>
          {t('exchange.aside.leaveAll')}
        </button>
      </Slot>
      <div className="exchange-table">
        <table className="grid" aria-label={t('exchange.tabs.aside')}>
          <colgroup>
            <col />
            <col className="w-plan" />
            <col className="w-field" />
            <col className="w-value" />
            <col className="w-value" />
            <col className="w-why" />
            <col className="w-author" />
            <col className="w-act" />
          </colgroup>
          <thead>
            <tr>
              <th>{t('exchange.column.name')}</th>
              <th>{t('shell.bar.plan')}</th>
              <th>{t('exchange.aside.what')}</th>
              <th className="num">{t('exchange.aside.current')}</th>
              <th className="num">{t('exchange.aside.value')}</th>
              <th>{t('exchange.aside.why')}</th>
              <th>{t('exchange.column.from')}</th>
              <th>{t('exchange.column.act')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <tr key={change.id}>
                <td title={words.whose(change)}>{words.whose(change)}</td>
                <td title={words.where(change)}>{words.where(change)}</td>
                <td>{words.field(change)}</td>
                <td className="num">{words.value(change, 'current')}</td>
                <td className="num">{words.value(change, 'value')}</td>
                <td>{t(`exchange.aside.reason.${change.reason}`)}</td>
                <td
                  title={`${change.from} · ${change.author} · ${dayAndTime(new Date(change.writtenAt))} · ${change.file}`}
                >
                  {change.author}
                </td>
                <td className="act">
                  <span className="aside-acts">
                    <button
                      type="button"
                      className="btn"
                      disabled={busy}
                      aria-label={`${t('exchange.aside.accept')} ${words.whose(change)} ${words.where(change)} ${words.field(change)}`}
                      onClick={() => void settle([change.id], true)}
                    >
                      {t('exchange.aside.accept')}
                    </button>
                    <button
                      type="button"
                      className="btn"
                      disabled={busy}
                      aria-label={`${t('exchange.aside.leave')} ${words.whose(change)} ${words.where(change)} ${words.field(change)}`}
                      onClick={() => void settle([change.id], false)}
                    >
                      {t('exchange.aside.leave')}
                    </button>
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
