import { QueryClientProvider } from '@tanstack/react-query'
import { lazy, memo, StrictMode, Suspense, type ReactNode } from 'react'
import { Router } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import type { Workspace } from '../../src-main/workspaces/workspaces.contract.ts'
import { queryClient, useCall } from '../api.ts'
import { Boundary } from './boundary.tsx'
import { useEvents } from './events.ts'
import { Notices } from './notices.view.tsx'
import { FailureNote } from './parts/states.tsx'
import { PlanContextProvider } from './plan-context.tsx'
import { Shell } from './shell.tsx'
import { WorkspaceContext } from './workspace.ts'

const FirstRun = lazy(() => import('./first-run.tsx').then((room) => ({ default: room.FirstRun })))

/** The window: the ways in while no workspace is open, else the shell around the open one. */
export function App(): ReactNode {
  return (
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        {/* oxlint-disable-next-line react/hooks -- the router takes its location as a hook */}
        <Router hook={useHashLocation}>
          <Boundary folder={null}>
            <House />
          </Boundary>
          <Notices />
        </Router>
      </QueryClientProvider>
    </StrictMode>
  )
}

function House(): ReactNode {
  useEvents()
  const status = useCall('workspace.status', {})
  if (status.isPending) return null
  if (status.isError) return <FailureNote error={status.error} onAgain={() => void status.refetch()} />
  const { workspace } = status.data
  if (workspace === null) {
    return (
      <Suspense>
        <FirstRun />
      </Suspense>
    )
  }
  return <Opened workspace={workspace} />
}

/** Remembered: the status, which the house watches, changes with every commit; the workspace hardly ever. */
const Opened = memo(function Opened({ workspace }: { readonly workspace: Workspace }): ReactNode {
  return (
    <WorkspaceContext value={workspace}>
      <PlanContextProvider key={workspace.id}>
        <Shell />
      </PlanContextProvider>
    </WorkspaceContext>
  )
})
