import { Check, FilePlus2, Send, Undo2 } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan, PlanState } from '../../src-main/plans/plans.contract.ts'
import { useCommands } from '../app/commands.ts'
import { Icon } from '../app/parts/icon.tsx'
import { usePlanContext } from '../app/plan-context.tsx'
import { Slot } from '../app/slots.tsx'
import { useWorkspace } from '../app/workspace.ts'
import { recallPlan, revisePlan } from './acts.ts'
import { JudgeDialog } from './judge-dialog.tsx'
import { usePlanStates } from './plan-state.tsx'
import { SubmitDialog } from './submit-dialog.tsx'
import './plans.css'

type Open = 'submit' | 'approve' | 'return' | null

/**
 * The next step of the plan's life, in the context bar and the palette: a manager submits, recalls or revises;
 * headquarters approves, returns or revises. One of them at most is the primary button.
 */
export function PlanActs({ plan }: { readonly plan: Plan }): ReactNode {
  const { t } = useTranslation()
  const { kind } = useWorkspace()
  const { setPlan } = usePlanContext()
  const [open, setOpen] = useState<Open>(null)
  const states = usePlanStates(plan.id)
  const headquarters = kind === 'headquarters'
  const waiting = judgeable(plan, states)
  const revise = (): void => void revisePlan(plan, setPlan)
  const submittable = !headquarters && (plan.status === 'draft' || plan.status === 'returned')
  const group = t('shell.bar.plan')

  useCommands([
    {
      id: 'plans.submit',
      group,
      title: t('plans.submitMore'),
      keys: 'Ctrl+Shift+S',
      words: 'tijiao jihua tj',
      disabled: !submittable,
      run: () => setOpen('submit'),
    },
    {
      id: 'plans.recall',
      group,
      title: t('plans.recallPlan'),
      words: 'chehui ch',
      disabled: headquarters || plan.status !== 'submitted',
      run: () => void recallPlan(plan),
    },
    {
      id: 'plans.approve',
      group,
      title: t('plans.approvePlan'),
      words: 'pizhun pz',
      disabled: !headquarters || waiting.length === 0,
      run: () => setOpen('approve'),
    },
    {
      id: 'plans.return',
      group,
      title: t('plans.returnPlan'),
      words: 'tuihui th',
      disabled: !headquarters || !waiting.some(({ status }) => status === 'submitted'),
      run: () => setOpen('return'),
    },
    {
      id: 'plans.revise',
      group,
      title: t('plans.revise'),
      words: 'xiuding xinbanben xd',
      disabled: plan.status !== 'approved',
      run: revise,
    },
  ])
  const close = (): void => setOpen(null)
  return (
    <>
      <Slot name="actions">
        {headquarters && waiting.length > 0 ? (
          <>
            <button
              type="button"
              className="btn"
              disabled={!waiting.some(({ status }) => status === 'submitted')}
              onClick={() => setOpen('return')}
            >
              <Icon of={Undo2} />
              {t('plans.return')}
            </button>
            <button type="button" className="btn primary" onClick={() => setOpen('approve')}>
              <Icon of={Check} />
              {t('plans.approve')}
            </button>
          </>
        ) : null}
        {submittable ? (
          <button type="button" className="btn primary" title="Ctrl+Shift+S" onClick={() => setOpen('submit')}>
            <Icon of={Send} />
            {t('plans.submit')}
          </button>
        ) : null}
        {!headquarters && plan.status === 'submitted' ? (
          <button type="button" className="btn" onClick={() => void recallPlan(plan)}>
            <Icon of={Undo2} />
            {t('plans.recall')}
          </button>
        ) : null}
        {plan.status === 'approved' ? (
          <button type="button" className="btn" onClick={revise}>
            <Icon of={FilePlus2} />
            {t('plans.revise')}
          </button>
        ) : null}
      </Slot>
      {open === 'submit' ? <SubmitDialog plan={plan} onClose={close} /> : null}
      {open === 'approve' || open === 'return' ? <JudgeDialog verdict={open} states={waiting} onClose={close} /> : null}
    </>
  )
}

/** What headquarters may judge: the managers' submitted parts, then its own, which nobody has to submit. */
function judgeable(plan: Plan, states: readonly PlanState[]): readonly PlanState[] {
  const theirs = states.filter(({ own, status }) => !own && status === 'submitted')
  const own = states.find((state) => state.own)
  if (own?.status === 'approved' || plan.status === 'approved') return theirs
  const standing: PlanState = own ?? {
    id: '',
    plan: plan.id,
    scope: '',
    name: '',
    region: '',
    status: plan.status,
    remark: null,
    own: true,
  }
  return [...theirs, standing]
}
