import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { useCall } from '../api.ts'
import { Icon } from './parts/icon.tsx'
import { Mark } from './parts/mark.tsx'
import { rooms } from './rooms.ts'
import { subjectAt, subjects, type Subject } from './routes.tsx'
import { shownKeys } from './shortcuts.ts'

const most = 999

/** The subjects; the exchange carries the number of changes that headquarters has not got. */
export function Rail(): ReactNode {
  const { t } = useTranslation()
  const [path] = useLocation()
  const unsent = useCall('workspace.status', {}).data?.unsent ?? 0
  const current = subjectAt(path)

  const link = (subject: Subject, place: number): ReactNode => (
    <Link
      key={subject.key}
      href={subject.path}
      aria-current={current === subject ? 'page' : undefined}
      aria-keyshortcuts={`Control+${place + 1}`}
      title={`${t(`shell.nav.${subject.key}`)} ${shownKeys(`Ctrl+${place + 1}`)}`}
      onPointerEnter={() => void rooms[subject.key]().catch(() => undefined)}
    >
      <Icon of={subject.icon} />
      {t(`shell.nav.${subject.key}`)}
      {subject.key === 'exchange' && unsent > 0 ? (
        <span className="badge" role="img" aria-label={t('shell.nav.unsent', { count: unsent })}>
          {unsent > most ? `${most}+` : unsent}
        </span>
      ) : null}
    </Link>
  )
  return (
    <nav className="rail" aria-label={t('shell.nav.label')} data-region="rail">
      <div className="mark">
        <Mark label={t('shell.product')} />
      </div>
      {subjects.slice(0, -1).map(link)}
      <span className="grow" />
      {subjects.slice(-1).map((subject) => link(subject, subjects.length - 1))}
    </nav>
  )
}
