import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AsideChange } from '../../src-main/exchange/exchange.contract.ts'
import { useAsideWords } from './aside-words.ts'

/** So many are listed in the panel. */
const shown = 8

/** The first of the changes that would be set aside, each with its reason. */
export function AsideList(props: { readonly changes: readonly AsideChange[]; readonly count: number }): ReactNode {
  const { t } = useTranslation()
  const words = useAsideWords()
  const some = props.changes.slice(0, shown)
  return (
    <ul className="aside-list">
      {some.map((change) => (
        <li key={change.id}>
          <div className="cut" title={words.whose(change)}>
            {words.whose(change)}
          </div>
          <div className="cut t3">{words.where(change)}</div>
          <div className="line">
            <span className="grow">{words.field(change)}</span>
            <span className="num">
              {words.value(change, 'current')} → <b>{words.value(change, 'value')}</b>
            </span>
          </div>
          <div className="t3">
            {t(`exchange.aside.reason.${change.reason}`)} · {change.author}
          </div>
        </li>
      ))}
      {props.count > some.length ? (
        <li className="t3">{t('exchange.aside.more', { count: props.count - some.length })}</li>
      ) : null}
    </ul>
  )
}
