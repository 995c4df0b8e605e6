import { History } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RewindInput, Rewinding } from '../../src-main/history/history.contract.ts'
import type { Unit } from '../../src-main/shared/money.ts'
import { ask, useCall } from '../api.ts'
import { formatAmount } from '../app/amounts.ts'
import { attempt, say } from '../app/notices.ts'
import { Icon } from '../app/parts/icon.tsx'
import { undo } from '../app/undo.ts'
import { useFailureText } from '../app/use-failure-text.ts'
import { useHistoryWords } from './history-words.ts'

const shown = 8

/** What going back would change, and the button that does it: one act, which an undo takes back. */
export function RewindSection(props: {
  readonly input: RewindInput
  readonly unit: Unit
  /** Where to: `2027-03-02 14:05`, say. */
  readonly title: string
  readonly onDone: () => void
}): ReactNode {
  const { t } = useTranslation()
  const { input, unit, onDone } = props
  const preview = useCall('history.previewRewind', input)
  const apply = (): void =>
    attempt(
      ask('history.rewind', input).then(({ changed, held }) => {
        const kept = held > 0 ? t('history.rewind.keptHeld', { count: held }) : ''
        say(`${t('history.rewind.done', { count: changed })}${kept}`, { label: t('shell.bar.undo'), run: undo })
        onDone()
      }),
    )
  return (
    <section className="rewind" aria-label={t('history.rewind.preview')}>
      <h3>
        {t('history.rewind.preview')} · {props.title}
      </h3>
      {preview.isError ? <Refused error={preview.error} /> : null}
      {preview.data ? <Preview data={preview.data} unit={unit} /> : null}
      <div className="rewind-foot">
        <button
          type="button"
          className="btn primary"
          disabled={!preview.data || preview.data.changed === 0}
          onClick={apply}
        >
          <Icon of={History} />
          {t('history.rewind.apply', { count: preview.data?.changed ?? 0 })}
        </button>
        <button type="button" className="btn" onClick={onDone}>
          {t('shell.state.no')}
        </button>
      </div>
    </section>
  )
}

function Refused({ error }: { readonly error: Parameters<typeof useFailureText>[0] }): ReactNode {
  const text = useFailureText(error)
  return (
    <p className="sm" role="alert">
      {text.happened} {text.next}
    </p>
  )
}

function Preview({ data, unit }: { readonly data: Rewinding; readonly unit: Unit }): ReactNode {
  const { t } = useTranslation()
  const words = useHistoryWords(unit)
  if (data.changed === 0 && data.held === 0 && data.locked === 0)
    return <p className="t3 sm">{t('history.rewind.nothing')}</p>
  return (
    <>
      <dl className="kv amounts">
        <dt>{t('history.rewind.changes')}</dt>
        <dd>{t('history.rewind.cells', { count: data.changed, rows: data.rows })}</dd>
        <dt>{t('history.rewind.sum')}</dt>
        <dd>
          {formatAmount(data.before, unit)} → {formatAmount(data.after, unit)}
        </dd>
        {data.held > 0
          ? [
              <dt key="held">{t('history.rewind.held')}</dt>,
              <dd key="held-count">{t('history.rewind.keep', { count: data.held })}</dd>,
            ]
          : null}
        {data.locked > 0
          ? [
              <dt key="locked">{t('history.rewind.locked')}</dt>,
              <dd key="locked-count">{t('history.rewind.keep', { count: data.locked })}</dd>,
            ]
          : null}
        {data.unknown > 0
          ? [
              <dt key="unknown">{t('history.rewind.unknown')}</dt>,
              <dd key="unknown-count">{t('history.rewind.keep', { count: data.unknown })}</dd>,
            ]
          : null}
      </dl>
      <ul className="rewind-cells sm">
        {data.cells.slice(0, shown).map((cell) => (
          <li key={`${cell.id} ${cell.field}`}>
            <span className="cut grow" title={words.row(data.names[cell.id], cell.id)}>
              {words.row(data.names[cell.id], cell.id)}
            </span>
            <span className="t3">{words.field(cell.entity, cell.field, data.names[cell.id]?.firstMonth ?? null)}</span>
            <span className="num">
              {words.value(cell.entity, cell.field, cell.old, data.names)} →{' '}
              <b>{words.value(cell.entity, cell.field, cell.new, data.names)}</b>
            </span>
          </li>
        ))}
      </ul>
      {data.changed > shown ? (
        <p className="t3 sm">{t('history.rewind.more', { count: data.changed - shown })}</p>
      ) : null}
    </>
  )
}
