import { Check, LoaderCircle, TriangleAlert, Upload } from 'lucide-react'
import type { ReactNode, RefCallback } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useCall, writes } from '../api.ts'
import { clockTime, day } from './format.ts'
import { attempt } from './notices.ts'
import { Icon } from './parts/icon.tsx'
import { useLate } from './parts/states.tsx'
import { useStore } from './store.ts'
import { cancelTask, percentOf, tasks } from './tasks.ts'
import { useWorkspace } from './workspace.ts'

/** Left: saved; middle: sums of the selection; right: background work and what headquarters has not got. */
export function StatusLine({ sums }: { readonly sums: RefCallback<HTMLElement> }): ReactNode {
  const { t } = useTranslation()
  return (
    <footer className="status" aria-label={t('shell.region.status')} data-region="status">
      <Saved />
      <span className="sep" />
      <div className="place" ref={sums} />
      <span className="grow" />
      <Work />
      <Unsent />
    </footer>
  )
}

/**
 * True by construction: the time is that of the last durable commit, as the main process told it after the commit.
 * While a write is under way for longer than a blink, or when the disk did not take one, this does not say “saved”.
 */
function Saved(): ReactNode {
  const { t } = useTranslation()
  const { underWay, failed } = useStore(writes)
  const saving = useLate(underWay > 0, 150)
  const savedAt = useCall('workspace.status', {}).data?.savedAt ?? null
  const at = savedAt === null ? null : new Date(savedAt)
  return (
    <span
      className="item saved"
      role="status"
      title={at === null ? '' : `${day(at)} ${clockTime(at)}`}
      data-saved-at={savedAt ?? ''}
    >
      {failed ? (
        <span className="item neg">
          <Icon of={TriangleAlert} small />
          {t('shell.status.notSaved')}
        </span>
      ) : saving ? (
        <>
          <Icon of={LoaderCircle} small />
          {t('shell.status.saving')}
        </>
      ) : at === null ? (
        t('shell.status.untouched')
      ) : (
        <>
          <Icon of={Check} small />
          {t('shell.status.saved', { time: clockTime(at) })}
        </>
      )}
    </span>
  )
}

function Work(): ReactNode {
  const { t } = useTranslation()
  const running = useStore(tasks)
  const late = useLate(running.length > 0)
  const task = running.at(-1)
  if (!late || !task) return null
  const percent = percentOf(task)
  const name = typeof task.facts.file === 'string' ? ` ${task.facts.file}` : ''
  return (
    <>
      <span className="item">
        <span className="cut">
          {t(`shell.task.${task.kind}`)}
          {name}
        </span>
        <span
          className={percent === null ? 'progress open' : 'progress'}
          role="progressbar"
          aria-label={t(`shell.task.${task.kind}`)}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={percent ?? undefined}
        >
          <i style={percent === null ? undefined : { width: `${percent}%` }} />
        </span>
        {percent === null ? null : `${percent}%`}
        <button type="button" className="link" onClick={() => attempt(cancelTask(task.id))}>
          {t('shell.status.cancel')}
        </button>
        {running.length > 1 ? (
          <span className="t3">{t('shell.status.more', { count: running.length - 1 })}</span>
        ) : null}
      </span>
      <span className="sep" />
    </>
  )
}

function Unsent(): ReactNode {
  const { t } = useTranslation()
  const { kind } = useWorkspace()
  const unsent = useCall('workspace.status', {}).data?.unsent ?? 0
  if (unsent === 0) return null
  return (
    <span className="item">
      <Icon of={Upload} small />
      <span>
        <Trans i18nKey="shell.status.unsent" count={unsent} components={{ b: <b /> }} />
      </span>
      <Link className="link" href="/exchange">
        {kind === 'manager' ? t('shell.status.send') : t('shell.status.pass')}
      </Link>
    </span>
  )
}
