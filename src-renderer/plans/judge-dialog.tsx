import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanState } from '../../src-main/plans/plans.contract.ts'
import { Dialog } from '../app/parts/dialog.tsx'
import { judgePlan, nameOfState } from './acts.ts'
import { PlanStateTag } from './plan-state.tsx'

/** Headquarters' word on a manager's plan, with a remark that travels back to him. Approval is for good, hence a dialog. */
export function JudgeDialog(props: {
  readonly verdict: 'approve' | 'return'
  readonly states: readonly PlanState[]
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const { verdict, onClose } = props
  const returning = verdict === 'return'
  const states = props.states.filter(({ status }) => !returning || status === 'submitted')
  const [chosen, setChosen] = useState(states[0]?.scope ?? '')
  const [remark, setRemark] = useState('')
  const [busy, setBusy] = useState(false)
  const state = states.find(({ scope }) => scope === chosen) ?? states[0]
  const ready = state !== undefined && !busy && (!returning || remark.trim() !== '')

  const run = async (): Promise<void> => {
    if (!ready) return
    setBusy(true)
    if (await judgePlan(verdict, state, remark)) onClose()
    else setBusy(false)
  }
  return (
    <Dialog
      title={t(returning ? 'plans.judge.returnTitle' : 'plans.judge.approveTitle')}
      onClose={onClose}
      onSubmit={() => void run()}
      foot={
        <>
          <button type="submit" className="btn primary" disabled={!ready}>
            {t(returning ? 'plans.judge.return' : 'plans.judge.approve')}
          </button>
          <button type="button" className="btn" onClick={onClose}>
            {t('shell.state.no')}
          </button>
        </>
      }
    >
      {state === undefined ? (
        <p>{t('plans.judge.none')}</p>
      ) : (
        <div className="form">
          <fieldset className="judge-whose">
            <legend>{t('plans.judge.whose')}</legend>
            {states.map((one) => (
              <label key={one.scope}>
                <input
                  type="radio"
                  name="whose"
                  checked={one.scope === state.scope}
                  onChange={() => setChosen(one.scope)}
                />
                <span className="grow">{nameOfState(one)}</span>
                <PlanStateTag status={one.status} />
              </label>
            ))}
          </fieldset>
          <label>
            <span>{t(returning ? 'plans.judge.remarkNeeded' : 'plans.judge.remark')}</span>
            <textarea
              className="field"
              data-first-focus={states.length === 1 || undefined}
              rows={3}
              maxLength={1000}
              value={remark}
              aria-required={returning}
              onChange={(event) => setRemark(event.target.value)}
            />
          </label>
          <p className="hint">{t(returning ? 'plans.judge.returnHint' : 'plans.judge.approveHint')}</p>
        </div>
      )}
    </Dialog>
  )
}
