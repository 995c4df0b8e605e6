import { TriangleAlert, type LucideIcon } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { failureOf } from '../notices.ts'
import { useFailureText } from '../use-failure-text.ts'
import { Icon } from './icon.tsx'

/** True once `busy` has lasted 300 ms: before that nothing is shown, so that nothing flickers. */
export function useLate(busy: boolean, after = 300): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    if (!busy) return undefined
    const timer = setTimeout(() => setLate(true), after)
    return () => {
      clearTimeout(timer)
      setLate(false)
    }
  }, [busy, after])
  return busy && late
}

/** Stands where content will be; says so only after 300 ms. */
export function Busy({ text }: { readonly text?: string }): ReactNode {
  const { t } = useTranslation()
  const late = useLate(true)
  return (
    <div className="state-place" role="status" aria-busy="true">
      {late ? (
        <div className="state">
          <span className="busy-bar" />
          <p className="t2">{text ?? t('shell.state.busy')}</p>
        </div>
      ) : null}
    </div>
  )
}

/** An empty screen with the next step in it. */
export function Empty(props: {
  readonly icon: LucideIcon
  readonly title: string
  readonly text?: ReactNode
  readonly children?: ReactNode
}): ReactNode {
  return (
    <div className="state-place">
      <div className="state">
        <Icon of={props.icon} />
        <h2>{props.title}</h2>
        {props.text === undefined ? null : <p className="t2">{props.text}</p>}
        {props.children === undefined ? null : <div className="steps">{props.children}</div>}
      </div>
    </div>
  )
}

/** A read that failed, in the place of its content: what happened, what was kept, what to do. */
export function FailureNote(props: { readonly error: unknown; readonly onAgain?: () => void }): ReactNode {
  const { t } = useTranslation()
  const [failure] = useState(() => failureOf(props.error))
  const text = useFailureText(failure)
  return (
    <div className="state-place">
      <div className="state failed" role="alert">
        <Icon of={TriangleAlert} />
        <h2>{text.happened}</h2>
        <p className="t2">{text.kept}</p>
        <p className="t2">{text.next}</p>
        {props.onAgain ? (
          <div className="steps">
            <button type="button" className="btn" onClick={props.onAgain}>
              {t('shell.state.again')}
            </button>
          </div>
        ) : null}
      </div>
    </div>
  )
}
