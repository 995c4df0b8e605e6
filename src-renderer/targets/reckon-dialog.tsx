import { useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { planSteps, type Plan } from '../../src-main/plans/plans.contract.ts'
import { readFactor, readRaise, type Arithmetic } from '../../src-main/shared/arithmetic.ts'
import { parseAmount, type Unit } from '../../src-main/shared/money.ts'
import { formatAmount, formatSigned } from '../app/amounts.ts'
import { showFailure } from '../app/notices.ts'
import { Dialog } from '../app/parts/dialog.tsx'
import { Segmented } from '../app/parts/segmented.tsx'
import { useFailureText } from '../app/use-failure-text.ts'
import { planReckoning, type Reckonable, type Reckoned } from './reckoning.ts'
import type { TargetWrites } from './use-target-writes.ts'

const kinds = ['set', 'add', 'raise', 'multiply', 'round'] as const
type Kind = (typeof kinds)[number]

export type ReckonDialogProps = {
  readonly plan: Plan
  readonly unit: Unit
  readonly selection: Reckonable
  readonly writes: TargetWrites
  /** The cells that were written, for their checks. */
  readonly onWritten: (cells: Reckoned['changes']) => void
  readonly onClose: () => void
}

/** One arithmetic act on the selected months, with what it would do; applied as one step that one undo takes back. */
export function ReckonDialog({ plan, unit, selection, writes, onWritten, onClose }: ReckonDialogProps): ReactNode {
  const { t } = useTranslation()
  const [kind, setKind] = useState<Kind>('raise')
  const [text, setText] = useState('')
  const [step, setStep] = useState<number>(plan.step)
  const [busy, setBusy] = useState(false)
  const act = useMemo(() => actOf(kind, text, step, unit), [kind, text, step, unit])
  const reckoned = useMemo(() => act && planReckoning(act, selection), [act, selection])
  const ready = reckoned !== null && reckoned.refused === null && reckoned.changes.length > 0

  const apply = (): void => {
    if (!ready || busy) return
    setBusy(true)
    writes.write('reckon', reckoned.changes).then(
      () => {
        onClose()
        onWritten(reckoned.changes)
      },
      (error: unknown) => {
        setBusy(false)
        showFailure(error)
      },
    )
  }
  return (
    <Dialog
      title={t('reckon.title')}
      className="reckon"
      onClose={onClose}
      onSubmit={apply}
      foot={
        <>
          <button type="submit" className="btn primary" disabled={!ready || busy}>
            {t('reckon.apply')}
          </button>
          <button type="button" className="btn" onClick={onClose}>
            {t('shell.state.no')}
          </button>
        </>
      }
    >
      <Segmented
        label={t('reckon.act')}
        value={kind}
        onChoose={setKind}
        choices={kinds.map((value) => ({ value, label: t(`reckon.kind.${value}`) }))}
      />
      <label className="display-row">
        <span>{t(`reckon.operand.${kind}`, { unit: t(`domain.unit.${unit}`) })}</span>
        {kind === 'round' ? (
          <select className="field" value={step} onChange={(event) => setStep(Number(event.target.value))}>
            {planSteps.map((one) => (
              <option key={one} value={one}>
                {t(`reckon.step.s${one}`)}
              </option>
            ))}
          </select>
        ) : (
          <input
            className="field num"
            value={text}
            placeholder={t(`reckon.example.${kind}`)}
            aria-invalid={text.trim() !== '' && act === null}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </label>
      <Preview reckoned={reckoned} selection={selection} unit={unit} />
    </Dialog>
  )
}

function actOf(kind: Kind, text: string, step: number, unit: Unit): Arithmetic | null {
  if (kind === 'round') return { kind, step }
  if (kind === 'set' || kind === 'add') {
    const amount = parseAmount(text, unit)
    return amount.ok && amount.value !== null ? { kind, amount: amount.value } : null
  }
  const factor = kind === 'raise' ? readRaise(text) : readFactor(text)
  return factor && { kind: 'scale', factor }
}

function Preview(props: {
  readonly reckoned: Reckoned | null
  readonly selection: Reckonable
  readonly unit: Unit
}): ReactNode {
  const { t } = useTranslation()
  const { reckoned, selection, unit } = props
  const { before, after } = reckoned ?? planReckoning({ kind: 'add', amount: 0 }, selection)
  const skipped = [
    ...(selection.held > 0 ? [t('reckon.held', { count: selection.held })] : []),
    ...(selection.computed > 0 ? [t('reckon.computed', { count: selection.computed })] : []),
    ...(reckoned && reckoned.blank > 0 ? [t('reckon.blank', { count: reckoned.blank })] : []),
    ...(reckoned && reckoned.unchanged > 0 ? [t('reckon.unchanged', { count: reckoned.unchanged })] : []),
  ]
  const shown = reckoned !== null && reckoned.refused === null
  return (
    <div className="reckon-preview" role="status" aria-label={t('reckon.preview')}>
      <dl className="kv amounts">
        <dt>{t('reckon.cells')}</dt>
        <dd>{reckoned ? reckoned.changes.length : selection.cells.length}</dd>
        <dt>{t('reckon.before')}</dt>
        <dd>{formatAmount(before, unit) || t('domain.blank')}</dd>
        <dt>{t('reckon.after')}</dt>
        <dd>
          <b>{shown ? formatAmount(after, unit) || t('domain.blank') : '—'}</b>
        </dd>
        <dt>{t('reckon.change')}</dt>
        <dd>{shown ? formatSigned((after ?? 0) - (before ?? 0), unit) : '—'}</dd>
      </dl>
      {skipped.length > 0 ? (
        <p className="t3">{t('reckon.skipped', { list: skipped.join(t('finding.join')) })}</p>
      ) : null}
      {reckoned?.refused ? <Refused refused={reckoned.refused} /> : null}
    </div>
  )
}

function Refused({ refused }: { readonly refused: NonNullable<Reckoned['refused']> }): ReactNode {
  const { t } = useTranslation()
  const { happened, next } = useFailureText(refused.failure)
  return (
    <p className="wrong" role="alert">
      {t('reckon.refused', { count: refused.count })} {happened} {next}
    </p>
  )
}
