import { Lock } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Handover, HandoverPreview, HandoverScope } from '../../src-main/handover/handover.contract.ts'
import { ask, useCall } from '../api.ts'
import { formatAmount } from '../app/amounts.ts'
import { attempt, say, showFailure } from '../app/notices.ts'
import { Dialog } from '../app/parts/dialog.tsx'
import { Icon } from '../app/parts/icon.tsx'
import { usePlanContext } from '../app/plan-context.tsx'
import { undo } from '../app/undo.ts'
import { Combobox } from '../fields/combobox.tsx'
import { useDirectory } from '../fields/use-directory.ts'
import { useFailureText } from '../app/use-failure-text.ts'
import './handover.css'
import type { Failure } from '../../src-main/shared/result.ts'

const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const

/** Rule 8 with a face: what goes to whom from when, and what moves in which plan, before anything is written. */
export function HandoverDialog(props: {
  readonly scopes: readonly HandoverScope[]
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const { scopes, onClose } = props
  const { personOptions, person, city } = useDirectory()
  const [today] = useState(() => new Date())
  const [at, setAt] = useState(0)
  const [to, setTo] = useState<string | null>(null)
  const [year, setYear] = useState(String(today.getFullYear()))
  const [month, setMonth] = useState(today.getMonth() + 1)
  const [busy, setBusy] = useState(false)
  const scope = scopes[at] ?? scopes[0]
  const wanted: Handover | null =
    scope && to !== null && /^2[01]\d\d$/.test(year) && Number(year) <= 2100
      ? { scope, to, year: Number(year), month }
      : null
  const preview = useCall('handover.preview', wanted ?? neverAsked, { enabled: wanted !== null, keep: true })
  const ready = wanted !== null && preview.isSuccess && !preview.isPlaceholderData && !busy

  const nameOf = (one: HandoverScope): string => {
    if (one.kind === 'channels') return t('handover.scope.channels', { count: one.channels.length })
    const owner = person(one.owner)?.name ?? ''
    return one.kind === 'owner'
      ? t('handover.scope.owner', { owner })
      : t('handover.scope.city', { owner, city: city(one.city)?.name ?? '' })
  }
  const run = async (): Promise<void> => {
    if (!ready) return
    setBusy(true)
    try {
      const done = await ask('handover.apply', wanted)
      onClose()
      say(t('handover.done', { name: done.to, count: done.channels }), {
        label: t('shell.command.undo'),
        run: () => attempt(Promise.resolve(undo())),
      })
    } catch (error) {
      showFailure(error)
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={t('handover.title')}
      onClose={onClose}
      onSubmit={() => void run()}
      foot={
        <>
          <button type="submit" className="btn primary" disabled={!ready}>
            {t('handover.run')}
          </button>
          <button type="button" className="btn" onClick={onClose}>
            {t('shell.state.no')}
          </button>
        </>
      }
    >
      <div className="form">
        <label>
          <span>{t('handover.what')}</span>
          <select className="field" value={at} onChange={(event) => setAt(Number(event.target.value))}>
            {scopes.map((one, index) => (
              <option key={nameOf(one)} value={index}>
                {nameOf(one)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{t('handover.to')}</span>
          <Combobox value={to} options={personOptions} onChoose={setTo} />
        </label>
        <div className="pair">
          <label>
            <span>{t('handover.year')}</span>
            <input
              className="field"
              inputMode="numeric"
              maxLength={4}
              value={year}
              onChange={(event) => setYear(event.target.value)}
            />
          </label>
          <label>
            <span>{t('handover.month')}</span>
            <select className="field" value={month} onChange={(event) => setMonth(Number(event.target.value))}>
              {months.map((one) => (
                <option key={one} value={one}>
                  {t(`domain.month.m${one}`)}
                </option>
              ))}
            </select>
          </label>
        </div>
        <p className="hint">{t('handover.hint')}</p>
      </div>
      {wanted === null ? null : preview.error ? (
        <Refused failure={{ code: preview.error.code, facts: preview.error.facts }} />
      ) : preview.data ? (
        <Preview preview={preview.data} />
      ) : null}
    </Dialog>
  )
}

const neverAsked: Handover = { scope: { kind: 'owner', owner: '' }, to: '', year: 2000, month: 1 }

function Refused({ failure }: { readonly failure: Failure }): ReactNode {
  const text = useFailureText(failure)
  return (
    <p role="alert" className="cau handover-preview">
      {text.happened} {text.next}
    </p>
  )
}

function Preview({ preview }: { readonly preview: HandoverPreview }): ReactNode {
  const { t } = useTranslation()
  const { unit } = usePlanContext()
  return (
    <section className="handover-preview" aria-label={t('handover.preview')}>
      <p>{t('handover.moves', { from: preview.from.join(' '), to: preview.to, count: preview.channels })}</p>
      {preview.newCustomers > 0 ? (
        <p className="t2">{t('handover.newCustomers', { count: preview.newCustomers })}</p>
      ) : null}
      <table className="mini">
        <thead>
          <tr>
            <th>{t('shell.bar.plan')}</th>
            <th className="num">{t('handover.lines')}</th>
            <th className="num">{t('handover.months')}</th>
            <th className="num">{t('handover.held')}</th>
            <th className="num">{t(`domain.unit.${unit}`)}</th>
          </tr>
        </thead>
        <tbody>
          {preview.plans.map((plan) => (
            <tr key={plan.plan}>
              <td>
                {plan.locked ? <Icon of={Lock} small label={t('handover.locked')} /> : null} {plan.fiscalYear} v
                {plan.version} {plan.locked ? t('handover.locked') : ''}
              </td>
              <td className="num">{plan.lines}</td>
              <td className="num">{plan.months}</td>
              <td className="num">{plan.held === 0 ? '' : plan.held}</td>
              <td className="num">{formatAmount(plan.amount, unit)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
