import { useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { growthScopes } from '../../src-main/shared/choices.ts'
import type { StartSource } from '../../src-main/starting/starting.contract.ts'
import { useActualYears } from '../actuals/use-actual-years.ts'
import { ask } from '../api.ts'
import { failureOf, say, showFailure } from '../app/notices.ts'
import { Dialog } from '../app/parts/dialog.tsx'
import { Segmented } from '../app/parts/segmented.tsx'
import { ReasonField } from '../plans/reason-field.tsx'
import { standingReason, whyOf } from '../plans/standing-reason.ts'
import { usePlanContext } from '../app/plan-context.tsx'
import { useFailureText } from '../app/use-failure-text.ts'
import { useChannelIndex, useDirectory } from '../fields/use-directory.ts'
import type { Targets } from '../targets/use-targets.ts'
import { GrowthTable } from './growth-table.tsx'
import { StartPreviewPart } from './start-preview.tsx'
import type { TypedRule } from './start-rules.ts'
import { useStart, type StartForm } from './use-start.ts'
import './starting.css'

type Source = { readonly id: string; readonly name: string; readonly source: StartSource }

/** Where this plan can start from: every other plan's targets, then its quotas, the nearest year first; then years' actuals. */
function useSources({ plan }: Targets): readonly Source[] {
  const { t } = useTranslation()
  const { plans } = usePlanContext()
  const years = useActualYears(plan)
  const others = plans
    .filter(({ id }) => id !== plan.id)
    .toSorted(
      (a, b) =>
        Math.abs(a.fiscalYear - plan.fiscalYear) - Math.abs(b.fiscalYear - plan.fiscalYear) || b.version - a.version,
    )
    .flatMap(({ id, fiscalYear, version }): readonly Source[] => {
      const name = t('starting.planName', { year: fiscalYear, version })
      return [
        { id: `targets ${id}`, name: t('starting.targetsOf', { plan: name }), source: { plan: id, what: 'targets' } },
        { id: `quotas ${id}`, name: t('starting.quotasOf', { plan: name }), source: { plan: id, what: 'quotas' } },
      ]
    })
  const records = years.map((fiscalYear): Source => ({
    id: `actuals ${fiscalYear}`,
    name: t('starting.actualsOf', { year: fiscalYear }),
    source: { fiscalYear, what: 'actuals' },
  }))
  return [...others, ...records]
}

const firstRule: TypedRule = { id: 0, scope: 'all', subject: null, kind: 'percent', text: '' }

/** 开始一年: takes another plan over into this one, with growth and a preview; one act. */
export function StartDialog(props: { readonly targets: Targets; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  const { targets, onClose } = props
  const { unit } = usePlanContext()
  const sources = useSources(targets)
  const [form, setForm] = useState<StartForm>({
    source: sources[0]?.source ?? null,
    measures: [targets.measure],
    rules: [firstRule],
    mode: 'blanks',
    archived: false,
  })
  const [reason, setReason] = useState(standingReason.get())
  const [busy, setBusy] = useState(false)
  // Where there is no other plan, the years with actuals are the first source; they come a moment later.
  const [first] = sources
  useEffect(() => {
    if (first) setForm((now) => (now.source === null ? { ...now, source: first.source } : now))
    // Once there is one.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [first?.id])
  const start = useStart(targets.plan.id, form, unit)
  const ruleName = useRuleNames(form.rules)
  const cells = start.previews?.reduce((sum, preview) => sum + preview.cells, 0) ?? 0
  const ready = start.input !== null && start.current && cells > 0 && !busy

  const apply = async (): Promise<void> => {
    if (!ready || !start.input) return
    setBusy(true)
    try {
      const { changed } = await ask('starting.apply', { ...start.input, ...whyOf(reason) })
      onClose()
      say(t('starting.done', { count: changed }))
    } catch (error) {
      showFailure(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={t('starting.title')}
      className="starting"
      onClose={onClose}
      onSubmit={() => void apply()}
      foot={
        <>
          <button type="submit" className="btn primary" disabled={!ready}>
            {cells > 0 ? t('starting.apply', { count: cells }) : t('starting.applyNone')}
          </button>
          <button type="button" className="btn" onClick={onClose}>
            {t('shell.state.no')}
          </button>
        </>
      }
    >
      {sources.length === 0 ? (
        <p>{t('starting.none')}</p>
      ) : (
        <div className="starting-parts">
          <FormPart form={form} sources={sources} targets={targets} onChange={setForm}>
            <ReasonField plan={targets.plan} value={reason} onChange={setReason} />
          </FormPart>
          <section className="starting-preview" aria-label={t('starting.preview.title')} aria-live="polite">
            <h3>{t('starting.preview.title')}</h3>
            {start.error ? <Refused error={start.error} /> : null}
            {start.previews ? (
              <StartPreviewPart previews={start.previews} plan={targets.plan} unit={unit} ruleName={ruleName} />
            ) : start.error ? null : (
              <p className="t3">{t('starting.preview.waiting')}</p>
            )}
          </section>
        </div>
      )}
    </Dialog>
  )
}

function FormPart(props: {
  readonly form: StartForm
  readonly sources: readonly Source[]
  readonly targets: Targets
  readonly onChange: (form: StartForm) => void
  readonly children: ReactNode
}): ReactNode {
  const { t } = useTranslation()
  const { unit } = usePlanContext()
  const { form, sources, targets, onChange } = props
  const chosen = sources.find(({ source }) => JSON.stringify(source) === JSON.stringify(form.source))
  const both = form.measures.length === 2
  const quotas = form.source?.what === 'quotas'
  return (
    <div className="form starting-form">
      <p className="t2">{t('starting.explain')}</p>
      <label>
        <span>{t('starting.source')}</span>
        <select
          className="field"
          value={chosen?.id ?? ''}
          onChange={(event) => {
            const source = sources.find(({ id }) => id === event.target.value)?.source
            if (source) onChange({ ...form, source })
          }}
        >
          {sources.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {form.source?.what === 'actuals' ? <p className="sm t3">{t('starting.actualsHint')}</p> : null}
      <Segmented
        label={t('starting.measures.label')}
        value={both ? 'both' : 'one'}
        onChoose={(value) =>
          onChange({ ...form, measures: value === 'both' ? ['intake', 'revenue'] : [targets.measure] })
        }
        choices={[
          { value: 'one', label: t('starting.measures.one', { measure: t(`domain.measure.${targets.measure}`) }) },
          { value: 'both', label: t('starting.measures.both') },
        ]}
      />
      <GrowthTable
        rules={form.rules}
        unit={unit}
        scopes={quotas ? ['all', 'city', 'person'] : growthScopes}
        onChange={(rules) => onChange({ ...form, rules })}
      />
      <Segmented
        label={t('starting.mode.label')}
        value={form.mode}
        onChoose={(mode) => onChange({ ...form, mode })}
        choices={(['blanks', 'overwrite'] as const).map((value) => ({ value, label: t(`starting.mode.${value}`) }))}
      />
      <p className="sm t3">{t(form.mode === 'blanks' ? 'starting.mode.blanksHint' : 'starting.mode.overwriteHint')}</p>
      {quotas ? null : (
        <label className="starting-check">
          <input
            type="checkbox"
            checked={form.archived}
            onChange={(event) => onChange({ ...form, archived: event.target.checked })}
          />
          {t('starting.archived')}
        </label>
      )}
      {props.children}
    </div>
  )
}

function Refused({ error }: { readonly error: unknown }): ReactNode {
  const text = useFailureText(failureOf(error))
  return (
    <p className="spread-refused" role="alert">
      <b>{text.happened}</b> {text.next}
    </p>
  )
}

/** What a rule speaks of, in words; −1 is what no rule speaks of. */
function useRuleNames(rules: readonly TypedRule[]): (rule: number) => string {
  const { t } = useTranslation()
  const directory = useDirectory()
  const { channel } = useChannelIndex(directory)
  return (index) => {
    const rule = rules[index]
    if (!rule) return t('starting.preview.asItWas')
    const { scope, subject } = rule
    const name = {
      all: t('starting.growth.all'),
      city: directory.city(subject)?.name,
      grade: subject === null ? undefined : `${t('starting.growth.grade')} ${subject}`,
      person: directory.person(subject)?.name,
      channel: channel(subject)?.name,
    }[scope]
    return `${name ?? ''} ${rule.text === '' ? '' : rule.kind === 'percent' ? `${rule.text.replace('%', '')}%` : rule.text}`
  }
}
