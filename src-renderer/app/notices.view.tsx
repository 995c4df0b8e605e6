import { Info, TriangleAlert, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { notices, putAway, type Notice } from './notices.ts'
import { Icon } from './parts/icon.tsx'
import { useStore } from './store.ts'
import { useFailureText } from './use-failure-text.ts'

/** Short messages over the status line. What goes by itself is read out politely, a failure at once. */
export function Notices(): ReactNode {
  const all = useStore(notices)
  return (
    <div className="notices" data-region={all.length > 0 ? 'notices' : undefined}>
      <div aria-live="polite" role="status">
        {all.map((notice) => (notice.kind === 'said' ? <Said key={notice.id} notice={notice} /> : null))}
      </div>
      {all.map((notice) => (notice.kind === 'failed' ? <Failed key={notice.id} notice={notice} /> : null))}
    </div>
  )
}

function Do({ notice }: { readonly notice: Notice }): ReactNode {
  const { action } = notice
  if (!action) return null
  const run = (): void => {
    putAway(notice.id)
    action.run()
  }
  return (
    <button type="button" className="btn quiet do" onClick={run}>
      {action.label}
    </button>
  )
}

function PutAway({ id }: { readonly id: number }): ReactNode {
  const { t } = useTranslation()
  return (
    <button type="button" className="btn quiet icon" aria-label={t('shell.state.close')} onClick={() => putAway(id)}>
      <Icon of={X} />
    </button>
  )
}

function Said({ notice }: { readonly notice: Notice & { readonly kind: 'said' } }): ReactNode {
  return (
    <div className="notice">
      <Icon of={Info} />
      <span className="grow">{notice.text}</span>
      <Do notice={notice} />
      <PutAway id={notice.id} />
    </div>
  )
}

function Failed({ notice }: { readonly notice: Notice & { readonly kind: 'failed' } }): ReactNode {
  const text = useFailureText(notice.failure)
  return (
    <div className="notice failed" role="alert" data-code={notice.failure.code}>
      <Icon of={TriangleAlert} />
      <div className="grow">
        <h2>{text.happened}</h2>
        <p className="t2">
          {text.kept} {text.next}
        </p>
      </div>
      <Do notice={notice} />
      <PutAway id={notice.id} />
    </div>
  )
}
