import { ArrowRight } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldRef, HistoryEntry } from '../../src-main/ledger/ledger.contract.ts'
import type { Value } from '../../src-main/ledger/registry.ts'
import { useCall } from '../api.ts'
import { dayAndTime } from '../app/format.ts'
import { Icon } from '../app/parts/icon.tsx'
import './fields.css'

const few = 5

/** The life of one field, newest first: old → new, who, how, when. The section of a panel. */
export function FieldHistory(props: {
  readonly of: FieldRef
  /** The field's name. */
  readonly label: string
  readonly shown: (value: Value) => string
}): ReactNode {
  const { t } = useTranslation()
  const [all, setAll] = useState(false)
  const { data } = useCall('history.field', props.of, { keep: true })
  const entries = data ?? []
  const seen = all ? entries : entries.slice(0, few)
  return (
    <section>
      <h3>
        <span>
          {t('fields.history')} · {props.label}
        </span>
        <span className="grow" />
        {entries.length > 0 ? <span className="t3">{t('fields.historyCount', { count: entries.length })}</span> : null}
      </h3>
      {data && entries.length === 0 ? <p className="t3 sm">{t('fields.historyNone')}</p> : null}
      <ul className="hist">
        {seen.map((entry) => (
          <Step key={`${entry.batch}${entry.at}`} entry={entry} shown={props.shown} />
        ))}
      </ul>
      {seen.length < entries.length ? (
        <button type="button" className="btn quiet" onClick={() => setAll(true)}>
          {t('fields.more', { count: entries.length - seen.length })}
        </button>
      ) : null}
    </section>
  )
}

function Step({ entry, shown }: { readonly entry: HistoryEntry; readonly shown: (value: Value) => string }): ReactNode {
  const { t } = useTranslation()
  const text = (value: Value): string => (value === null ? t('fields.blank') : shown(value))
  const cells = entry.facts['cells'] ?? entry.facts['count']
  const count = typeof cells === 'number' ? cells : 1
  return (
    <li>
      <div className="chg">
        <span className="old cut" title={text(entry.old)}>
          {text(entry.old)}
        </span>
        <Icon of={ArrowRight} small label={t('fields.changedTo')} />
        <b className="grow cut" title={text(entry.new)}>
          {text(entry.new)}
        </b>
        <span className="sm t3 when">{dayAndTime(new Date(entry.at))}</span>
      </div>
      <div className="sm t2">
        {entry.author} · {t(`history.act.${entry.act}`, { count })}
      </div>
    </li>
  )
}
