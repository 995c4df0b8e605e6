import { ArrowRight, Undo } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldStep } from '../../src-main/history/history.contract.ts'
import type { FieldRef } from '../../src-main/ledger/ledger.contract.ts'
import type { Value } from '../../src-main/ledger/registry.ts'
import { ask, useCall } from '../api.ts'
import { dayAndTime } from '../app/format.ts'
import { attempt, say } from '../app/notices.ts'
import { Icon } from '../app/parts/icon.tsx'
import { undo } from '../app/undo.ts'
import { standingReason, whyOf } from '../plans/standing-reason.ts'
import { useHistoryWords } from '../history/history-words.ts'
import './fields.css'

const few = 5

/** The life of one field, newest first: old → new, who, how, when. The section of a panel. */
export function FieldHistory(props: {
  readonly of: FieldRef
  /** The field's name. */
  readonly label: string
  readonly shown: (value: Value) => string
  /** Whether an earlier value can be brought back by one press. */
  readonly restorable?: boolean
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
          <Step
            key={`${entry.batch}${entry.at}`}
            entry={entry}
            shown={props.shown}
            of={(props.restorable ?? true) && entry.new !== entries[0]?.new ? props.of : null}
          />
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

function Step(props: {
  readonly entry: FieldStep
  readonly shown: (value: Value) => string
  /** The field, where this step's value can be brought back. */
  readonly of: FieldRef | null
}): ReactNode {
  const { t } = useTranslation()
  const { entry, shown, of } = props
  const words = useHistoryWords('yuan')
  const text = (value: Value): string => (value === null ? t('fields.blank') : shown(value))
  const source = words.source(entry.source)
  const restore = (): void => {
    if (of === null) return
    attempt(
      ask('history.revert', { of, batch: entry.batch, ...whyOf(standingReason.get()) }).then(() =>
        say(t('history.restored', { value: text(entry.new) }), { label: t('shell.bar.undo'), run: undo }),
      ),
    )
  }
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
        {entry.author} · {words.act({ ...entry, changes: 1 })}
        {source === '' ? '' : ` · ${source}`}
        {of === null ? null : (
          <button
            type="button"
            className="link back"
            aria-label={`${t('history.restore')} ${text(entry.new)}`}
            onClick={restore}
          >
            <Icon of={Undo} small />
            {t('history.restore')}
          </button>
        )}
      </div>
    </li>
  )
}
