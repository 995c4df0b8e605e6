import { lazy, Suspense, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Redirect, useLocation } from 'wouter'
import { Spoken } from '../grid/spoken.tsx'
import { handoverRequest } from '../handover/request.ts'
import { Boundary } from './boundary.tsx'
import { ContextBar } from './context-bar.tsx'
import { overlays } from './overlays.ts'
import { Busy } from './parts/states.tsx'
import { Rail } from './rail.tsx'
import { homePath } from './rooms.ts'
import { subjectAt, subjectViews, type Subject } from './routes.tsx'
import { useShellCommands } from './shell-commands.ts'
import { SlotContext, type SlotElements } from './slots.tsx'
import { StatusLine } from './status-line.tsx'
import { useStore } from './store.ts'
import { UndoButtons } from './undo-buttons.tsx'
import { useKeys } from './use-keys.ts'
import { useWorkspace } from './workspace.ts'

const Palette = lazy(() => import('./palette.tsx').then((room) => ({ default: room.Palette })))
const HelpDialog = lazy(() => import('../help/help-dialog.tsx').then((room) => ({ default: room.HelpDialog })))
const HandoverDialog = lazy(() =>
  import('../handover/handover-dialog.tsx').then((room) => ({ default: room.HandoverDialog })),
)
const NewPlan = lazy(() => import('./new-plan.tsx').then((room) => ({ default: room.NewPlan })))

/** The frame around every subject; see `slots.tsx` for how a view fills it. */
export function Shell(): ReactNode {
  const [path] = useLocation()
  useShellCommands()
  useKeys()
  const subject = subjectAt(path)
  if (!subject) return <Redirect to={homePath} replace />
  return <Frame subject={subject} />
}

function Frame({ subject }: { readonly subject: Subject }): ReactNode {
  const { t } = useTranslation()
  const { folder } = useWorkspace()
  const [filter, setFilter] = useState<HTMLElement | null>(null)
  const [actions, setActions] = useState<HTMLElement | null>(null)
  const [tabs, setTabs] = useState<HTMLElement | null>(null)
  const [tools, setTools] = useState<HTMLElement | null>(null)
  const [sums, setSums] = useState<HTMLElement | null>(null)
  const [panel, setPanel] = useState<HTMLElement | null>(null)
  const slots = useMemo(
    (): SlotElements => ({ filter, actions, tabs, tools, sums, panel }),
    [filter, actions, tabs, tools, sums, panel],
  )
  const View = subjectViews[subject.key]
  return (
    <SlotContext value={slots}>
      <div className="app">
        <Rail />
        <ContextBar subject={subject} filter={setFilter} actions={setActions} />
        <main className="main">
          <h1 className="unseen">{t(`shell.nav.${subject.key}`)}</h1>
          <div className="tabs" data-region="tabs" aria-label={t('shell.region.tabs')} role="group">
            <div className="place" ref={setTabs} />
            <div className="tools">
              {subject.undo ? <UndoButtons /> : null}
              <div className="tools" ref={setTools} />
            </div>
          </div>
          <div className="split">
            <div className="work" data-region="work" aria-label={t('shell.region.work')} role="group">
              <Boundary key={subject.key} folder={folder}>
                <Suspense fallback={<Busy />}>
                  <View />
                </Suspense>
              </Boundary>
            </div>
            <div className="panel-place" ref={setPanel} />
          </div>
        </main>
        <StatusLine sums={setSums} />
      </div>
      <Overlays />
      <Spoken />
    </SlotContext>
  )
}

function Overlays(): ReactNode {
  const open = useStore(overlays)
  const handing = useStore(handoverRequest)
  const close = (): void => overlays.set(null)
  return (
    <Suspense>
      {open === 'palette' ? <Palette onClose={close} /> : null}
      {open === 'keyboard' ? <HelpDialog tab="keyboard" onClose={close} /> : null}
      {open === 'grid-help' ? <HelpDialog tab="grid" onClose={close} /> : null}
      {handing ? <HandoverDialog scopes={handing.scopes} onClose={() => handoverRequest.set(null)} /> : null}
      {open === 'new-plan' ? <NewPlan onClose={close} /> : null}
    </Suspense>
  )
}
