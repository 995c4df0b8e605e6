import { createTaskRunner } from './background/run.ts'
import type { AppContext } from './context.ts'
import type { CallName, EventName, Events } from './contracts.ts'
import { failureOf } from './failures.ts'
import { guardLocks } from './history/guard.ts'
import type { Ports } from './ports.ts'
import { createRouter, type Handler } from './router.ts'
import { Refusal, type Failure, type Result } from './shared/result.ts'
import { listWorkspaces } from './workspaces/folders.ts'
import { preferencesFrom, readStored } from './workspaces/preferences.ts'
import { openSession, type Session } from './workspaces/session.ts'
import type { Preferences, WorkspaceStatus } from './workspaces/workspaces.contract.ts'
import { createWorkspacesService } from './workspaces/workspaces.service.ts'

export type Application = {
  /** Answers one call of the window. */
  readonly invoke: (name: unknown, input: unknown) => Promise<Result<unknown>>
  /** Opens the workspace that was open last, if it still can be; the first-run screen otherwise. */
  readonly resume: () => void
  readonly preferences: () => Preferences
  readonly close: () => void
}

export type Window = {
  readonly tell: <Name extends EventName>(name: Name, event: Events[Name]) => void
  readonly applyPreferences: (preferences: Preferences) => void
}

/** Builds the whole application from its ports; no Electron here, so tests drive the same thing. */
export function createApp(ports: Ports, window: Window): Application {
  let session: Session | undefined
  let savedAt: number | null = null
  let countUnsent: (() => number) | undefined
  let problem: Failure | null = null

  const status = (): WorkspaceStatus => ({
    workspace: session?.workspace ?? null,
    savedAt,
    unsent: session ? (countUnsent?.() ?? 0) : 0,
    problem,
  })
  const leave = (): void => {
    session?.close()
    session = undefined
    savedAt = null
    countUnsent = undefined
    window.tell('status', status())
  }
  const enter = (folder: string) => {
    const previous = session
    const opened = openSession(ports, folder, (edits) => guardLocks(opened.sqlite, edits))
    session = opened
    savedAt = opened.ledger.batches(1)[0]?.at ?? null
    // Counts over the connection that is about to close.
    countUnsent = undefined
    problem = null
    previous?.close()
    void import('./exchange/unsent.store.ts').then(({ unsentCounter }) => {
      if (session === opened) countUnsent = unsentCounter(opened)
      window.tell('status', status())
    })
    return opened.workspace
  }

  const context: AppContext = {
    ports,
    open: () => {
      if (!session) throw new Refusal('workspace-none-open')
      return session
    },
    tell: window.tell,
    committed: (batch, entities) => {
      if (batch === null) return
      savedAt = ports.now()
      const now = status()
      window.tell('changed', { batch, entities, unsent: now.unsent })
      window.tell('status', now)
    },
    statusMoved: () => window.tell('status', status()),
    tasks: createTaskRunner(ports.workerEntry, (event) => window.tell('task', event), ports.newId),
    language: () => preferences().language,
  }
  const preferences = (): Preferences =>
    preferencesFrom(readStored(ports.dataFolder), ports.systemLanguage, ports.appVersion)

  const workspaces = createWorkspacesService(context, {
    enter,
    leave,
    status,
    applyPreferences: window.applyPreferences,
  })
  const find = createFinder(context, workspaces)
  return {
    invoke: createRouter(find),
    preferences,
    resume: () => {
      const { lastWorkspace } = readStored(ports.dataFolder)
      const last = listWorkspaces(ports.dataFolder).find((workspace) => workspace.id === lastWorkspace)
      if (!last) return
      try {
        enter(last.folder)
      } catch (error) {
        problem = failureOf(error, 'resume')
        window.tell('status', status())
      }
    },
    close: leave,
  }
}

type Group = Readonly<Record<string, Handler>>

/** The subjects behind the door, each loaded at its first call. */
function createFinder(context: AppContext, workspaces: object): (name: CallName) => Promise<Handler> {
  const subjects: Readonly<Record<string, () => Promise<object> | object>> = {
    workspace: () => workspaces,
    preferences: () => workspaces,
    history: async () => (await import('./history/history.service.ts')).createHistoryService(context),
    people: async () => (await import('./people/people.service.ts')).createPeopleService(context),
    channels: async () => (await import('./channels/channels.service.ts')).createChannelsService(context),
    plans: async () => (await import('./plans/plans.service.ts')).createPlansService(context),
    targets: async () => (await import('./targets/targets.service.ts')).createTargetsService(context),
    comparison: async () => (await import('./comparison/comparison.service.ts')).createComparisonService(context),
    seasonality: async () => (await import('./seasonality/seasonality.service.ts')).createSeasonalityService(context),
    starting: async () => (await import('./starting/starting.service.ts')).createStartingService(context),
    views: async () => (await import('./views/views.service.ts')).createViewsService(context),
    quotas: async () => (await import('./quotas/quotas.service.ts')).createQuotasService(context),
    handover: async () => (await import('./handover/handover.service.ts')).createHandoverService(context),
    actuals: async () => (await import('./actuals/actuals.service.ts')).createActualsService(context),
    activities: async () => (await import('./activities/activities.service.ts')).createActivitiesService(context),
    imports: async () => (await import('./workbooks/workbooks.service.ts')).createWorkbooksService(context),
    workbook: async () => (await import('./workbooks/workbooks.service.ts')).createWorkbooksService(context),
    sheets: async () => (await import('./sheets/sheets.service.ts')).createSheetsService(context),
    exchange: async () => (await import('./exchange/exchange.service.ts')).createExchangeService(context),
    tasks: () => ({
      'tasks.cancel': ({ id }: { id: string }) => (context.tasks.cancel(id), { ok: true, value: null }),
    }),
  }
  const loaded = new Map<string, Promise<Group>>()
  return async (name) => {
    const subject = name.slice(0, name.indexOf('.'))
    let group = loaded.get(subject)
    if (!group) loaded.set(subject, (group = Promise.resolve(subjects[subject]?.()) as Promise<Group>))
    const handler = (await group)[name]
    if (!handler) throw new Error(`no handler for ${name}`)
    return handler
  }
}
