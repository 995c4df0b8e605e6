import { ArrowRight } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { HistoryFilterInput, RowChange } from '../../src-main/history/history.contract.ts'
import type { Unit } from '../../src-main/shared/money.ts'
import { useCall } from '../api.ts'
import { dayAndTime } from '../app/format.ts'
import { Icon } from '../app/parts/icon.tsx'
import { isMaking } from './making.ts'
import { useHistoryWords } from './history-words.ts'
import { RewindSection } from './rewind-section.tsx'
import './history.css'

const everything: HistoryFilterInput = { author: null, acts: null, from: null, to: null }
/** Of an act that changed more fields of the row, the first are told. */
const few = 4
const page = 60
const most = 500

/** The life of a whole row, act by act, newest first; a target line can go back to before any of them. */
export function RowHistory(props: {
  readonly entity: string
  readonly id: string
  readonly unit: Unit
  /** The plan that a target line belongs to; null where the row has none or may not be written. */
  readonly plan: string | null
}): ReactNode {
  const { t } = useTranslation()
  const { entity, id, unit, plan } = props
  const [size, setSize] = useState(page)
  const [back, setBack] = useState<RowChange['entry'] | null>(null)
  const { data } = useCall('history.row', { entity, id, filter: everything, before: null, size }, { keep: true })
  const words = useHistoryWords(unit)
  if (!data) return null
  const acts = [...Map.groupBy(data.items, ({ entry }) => entry.batch).values()].map((changes) =>
    changes.filter((change) => !isMaking(entity, change)).toSorted((a, b) => (a.field < b.field ? -1 : 1)),
  )
  const firstMonth = data.names[id]?.firstMonth ?? null
  if (back && plan !== null) {
    return (
      <RewindSection
        input={{ plan, line: id, to: { before: back.batch } }}
        unit={unit}
        title={t('history.rewind.beforeAct', { time: dayAndTime(new Date(back.at)) })}
        onDone={() => setBack(null)}
      />
    )
  }
  return (
    <section>
      <h3>{t('history.rowTitle')}</h3>
      {acts.length === 0 ? <p className="t3 sm">{t('fields.historyNone')}</p> : null}
      <ul className="hist">
        {acts.map((changes) => {
          const [first] = changes
          if (!first) return null
          const { entry } = first
          const source = words.source(entry.source)
          return (
            <li key={entry.batch}>
              <div className="act-head">
                <b className="grow cut">{words.act(entry)}</b>
                <span className="sm t3">{dayAndTime(new Date(entry.at))}</span>
              </div>
              {changes.slice(0, few).map((change) => (
                <div key={change.field} className="chg sm">
                  <span className="t3">{words.field(entity, change.field, firstMonth)}</span>
                  <span className="old cut">{words.value(entity, change.field, change.old, data.names)}</span>
                  <Icon of={ArrowRight} small label={t('fields.changedTo')} />
                  <b className="grow cut">{words.value(entity, change.field, change.new, data.names)}</b>
                </div>
              ))}
              <div className="sm t2">
                {entry.author}
                {source === '' ? '' : ` · ${source}`}
                {changes.length > few ? ` · ${t('history.moreFields', { count: changes.length - few })}` : ''}
                {plan === null ? null : (
                  <button type="button" className="link back" onClick={() => setBack(entry)}>
                    {t('history.rewind.lineBefore')}
                  </button>
                )}
              </div>
            </li>
          )
        })}
      </ul>
      {data.next !== null && size < most ? (
        <button type="button" className="btn quiet" onClick={() => setSize(most)}>
          {t('history.earlier')}
        </button>
      ) : null}
    </section>
  )
}
