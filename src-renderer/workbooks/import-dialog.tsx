import { Check, ChevronRight, TriangleAlert } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Measure } from '../../src-main/plans/plans.contract.ts'
import type { ReadFile } from '../../src-main/workbooks/workbooks.contract.ts'
import { usePlanContext } from '../app/plan-context.tsx'
import { Dialog } from '../app/parts/dialog.tsx'
import { Icon } from '../app/parts/icon.tsx'
import { useLate } from '../app/parts/states.tsx'
import { useFailureText } from '../app/use-failure-text.ts'
import type { Failure } from '../../src-main/shared/result.ts'
import { ReasonField } from '../plans/reason-field.tsx'
import { MappingStep } from './mapping-step.tsx'
import { PreviewStep } from './preview-step.tsx'
import { useImport, type Import, type ImportStep } from './use-import.ts'
import './workbooks.css'

const steps: readonly ImportStep['at'][] = ['map', 'preview', 'done']

/** From a read file to a confirmed import, in three steps. A dialog, because nothing may be written half-way. */
export function ImportDialog(props: {
  readonly file: ReadFile
  readonly plan: string | null
  readonly measure: Measure | null
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const it = useImport(props.file, { plan: props.plan, measure: props.measure })
  const { plans } = usePlanContext()
  const late = useLate(it.busy !== null)
  return (
    <Dialog
      title={t(`workbooks.importSubject.${it.file.subject}`)}
      className="import-dialog"
      onClose={props.onClose}
      onSubmit={submitOf(it, props.onClose)}
      foot={<Foot it={it} onClose={props.onClose} />}
    >
      <div className="import-head">
        <ol className="import-steps" aria-label={t('workbooks.steps')}>
          {steps.map((step, index) => (
            <li key={step} aria-current={it.step.at === step ? 'step' : undefined}>
              {index > 0 ? <Icon of={ChevronRight} small /> : null}
              {t(`workbooks.step.${step}`)}
            </li>
          ))}
        </ol>
        <span className="grow" />
        <Into plan={props.plan} measure={props.measure} />
        <span className="t3 sm" role="status">
          {late && it.busy ? t(`workbooks.${it.busy}`) : it.step.at === 'done' ? '' : t('workbooks.nothingYet')}
        </span>
      </div>
      {it.failure ? <Refused failure={it.failure} /> : null}
      {it.step.at === 'map' ? <MappingStep it={it} /> : null}
      {it.step.at === 'preview' && it.file.subject === 'targets' ? (
        <ReasonField
          plan={plans.find(({ id }) => id === props.plan) ?? null}
          value={it.reason}
          onChange={it.setReason}
        />
      ) : null}
      {it.step.at === 'preview' ? <PreviewStep preview={it.step.preview} /> : null}
      {it.step.at === 'done' ? <Done changed={it.step.changed} /> : null}
    </Dialog>
  )
}

function submitOf(it: Import, onClose: () => void): () => void {
  return () => {
    if (it.busy) return
    if (it.step.at === 'map') it.check()
    else if (it.step.at === 'done') onClose()
    else if (it.step.preview.errors === 0 && changesOf(it.step.preview) > 0) it.apply()
  }
}

const changesOf = (preview: { readonly creates: Readonly<Record<string, number>>; readonly updates: number }): number =>
  Object.values(preview.creates).reduce((sum, count) => sum + count, 0) + preview.updates

function Foot({ it, onClose }: { readonly it: Import; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  if (it.step.at === 'done') {
    return (
      <NextButton key="done" disabled={false}>
        {t('workbooks.close')}
      </NextButton>
    )
  }
  const cancel = (
    <button type="button" className="btn" onClick={onClose}>
      {t('workbooks.cancel')}
    </button>
  )
  if (it.step.at === 'map') {
    return (
      <>
        <NextButton key="map" disabled={it.busy !== null}>
          {t('workbooks.preview')} <kbd>Enter</kbd>
        </NextButton>
        {cancel}
      </>
    )
  }
  const count = changesOf(it.step.preview)
  return (
    <>
      <NextButton key="preview" disabled={it.busy !== null || it.step.preview.errors > 0 || count === 0}>
        {count === 0 ? t('workbooks.nothingToApply') : t('workbooks.apply')}
      </NextButton>
      <button type="button" className="btn" disabled={it.busy !== null} onClick={it.back}>
        {t('workbooks.back')}
      </button>
      {cancel}
    </>
  )
}

/** The button that goes on. Each step begins on it; the attribute tells the dialog, which takes the focus as it opens. */
function NextButton(props: { readonly disabled: boolean; readonly children: ReactNode }): ReactNode {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    button.current?.setAttribute('autofocus', '')
    button.current?.focus()
  }, [])
  return (
    <button ref={button} type="submit" className="btn primary" disabled={props.disabled}>
      {props.children}
    </button>
  )
}

/** Which plan and measure the amounts go into. */
function Into(props: { readonly plan: string | null; readonly measure: Measure | null }): ReactNode {
  const { t } = useTranslation()
  const plan = usePlanContext().plans.find((one) => one.id === props.plan)
  if (!plan && !props.measure) return null
  const parts = [
    plan ? t('domain.fiscalYear', { year: String(plan.fiscalYear) }) : '',
    plan ? t('domain.plan', { version: plan.version }) : '',
    props.measure ? t(`domain.measure.${props.measure}`) : '',
  ]
  return (
    <span className="tag">
      {t('workbooks.into')} {parts.filter((part) => part !== '').join(' · ')}
    </span>
  )
}

function Refused({ failure }: { readonly failure: Failure }): ReactNode {
  const text = useFailureText(failure)
  return (
    <div className="import-refused" role="alert">
      <Icon of={TriangleAlert} />
      <span>
        <b>{text.happened}</b> {text.kept} {text.next}
      </span>
    </div>
  )
}

function Done({ changed }: { readonly changed: number }): ReactNode {
  const { t } = useTranslation()
  return (
    <div className="import-done" role="status">
      <Icon of={Check} />
      <h3>{t('workbooks.doneTitle')}</h3>
      <p>{changed === 0 ? t('workbooks.doneNothing') : t('workbooks.doneText', { count: changed })}</p>
      {changed === 0 ? null : <p className="t2">{t('workbooks.doneUndo')}</p>}
    </div>
  )
}
