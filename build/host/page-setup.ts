import type { AttachedToTarget, Connection, DebuggerPaused, Session } from './cdp.ts'
import { BINDING, PRELOAD_WORLD, needsFilePaths, pageSource, preloadSource } from './injection.ts'
import { debug } from './launch.ts'
import type { FromPage } from './messages.ts'
import { themeFeatures } from './native-theme.ts'
import type { Page } from './page.ts'
import { answerRequest, type RequestOwner } from './requests.ts'
import { toAppUrl } from './schemes.ts'
import { wire } from './wire.ts'
import { contentsOf } from './windows.ts'

/** Workers and frames of other sites have conversations of their own; their requests pass the same door. */
const CHILDREN = {
  autoAttach: true,
  waitForDebuggerOnStart: true,
  flatten: true,
  filter: [{ type: 'iframe' }, { type: 'worker' }, { type: 'shared_worker' }, { type: 'service_worker' }],
} as const

/** Listens to a page and injects both worlds, before its first document. */
export async function preparePage(page: Page, session: Session, connection: Connection): Promise<void> {
  hearDocuments(page, session)
  hearWorlds(page, session)
  hearTrouble(page, session)
  const owner = requestOwner(page)
  session.on('Fetch.requestPaused', (paused) => void answerRequest(session, owner, paused))
  session.on('Target.attachedToTarget', (event) => void prepareChild(event, connection, owner))
  const filePaths = needsFilePaths(page.preload)
  if (filePaths) session.on('Debugger.paused', (paused) => void answerPause(session, paused))
  await Promise.all([
    session.send('Page.enable'),
    session.send('Runtime.enable'),
    session.send('Page.setLifecycleEventsEnabled', { enabled: true }),
    session.send('Runtime.addBinding', { name: BINDING, executionContextName: PRELOAD_WORLD }),
    session.send('Page.addScriptToEvaluateOnNewDocument', { source: pageSource() }),
    session.send('Page.addScriptToEvaluateOnNewDocument', {
      source: preloadSource(page.preload),
      worldName: PRELOAD_WORLD,
    }),
    session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
    session.send('Target.setAutoAttach', { ...CHILDREN, filter: [...CHILDREN.filter] }),
    session.send('Emulation.setEmulatedMedia', { features: themeFeatures() }),
    ...(filePaths ? [session.send('Debugger.enable')] : []),
  ])
}

function hearDocuments(page: Page, session: Session): void {
  session.on('Page.frameNavigated', ({ frame }) => {
    if (frame.parentId !== undefined || frame.url === 'about:blank') return
    page.url = toAppUrl(frame.url + (frame.urlFragment ?? ''))
    page.emit('navigated', page.url)
  })
  session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
    if (frameId === page.targetId) page.url = toAppUrl(url)
  })
  session.on('Page.domContentEventFired', () => page.emit('dom-ready'))
  session.on('Page.loadEventFired', () => page.emit('loaded'))
  session.on('Page.lifecycleEvent', ({ name, frameId }) => {
    if (name === 'firstPaint' && frameId === page.targetId && page.url !== '') page.emit('painted')
  })
  session.on('Page.windowOpen', ({ url }) => {
    page.popupUrl = url
  })
}

function hearWorlds(page: Page, session: Session): void {
  session.on('Runtime.executionContextCreated', ({ context }) => {
    const { frameId } = (context.auxData ?? {}) as { frameId?: string }
    if (context.name === PRELOAD_WORLD && frameId === page.targetId) page.contextId = context.id
  })
  session.on('Runtime.executionContextsCleared', () => {
    page.contextId = undefined
  })
  session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    if (name !== BINDING) return
    page.emit('message', wire.decode(payload) as FromPage, (answer) => page.post(answer, executionContextId))
  })
}

function hearTrouble(page: Page, session: Session): void {
  session.on('Inspector.targetCrashed', () => page.emit('crashed'))
  session.on('Runtime.consoleAPICalled', ({ type, args }) => {
    const text = args.map((argument) => String(argument.value ?? argument.description ?? argument.type)).join(' ')
    page.emit('console', type, text)
  })
  session.on('Runtime.exceptionThrown', ({ exceptionDetails }) => {
    page.emit('console', 'error', exceptionDetails.exception?.description ?? exceptionDetails.text)
  })
  session.on('Page.javascriptDialogOpening', ({ type }) => {
    if (type !== 'beforeunload') return // alert, confirm and prompt are answered by whoever looks at the window
    const accept = page.awaitsDocument || page.decisions.mayClose()
    session.send('Page.handleJavaScriptDialog', { accept }).catch((error: unknown) => debug(error))
  })
}

function requestOwner(page: Page): RequestOwner {
  return {
    get contents() {
      return contentsOf(page)
    },
    get mainFrameId() {
      return page.targetId
    },
    get prepared() {
      return page.prepared
    },
    mayNavigate: (url, isMainFrame) => {
      if (!isMainFrame || !page.awaitsDocument) return page.decisions.mayNavigate(url, isMainFrame)
      page.awaitsDocument = false
      return true
    },
  }
}

async function prepareChild(event: AttachedToTarget, connection: Connection, owner: RequestOwner): Promise<void> {
  const session = connection.session(event.sessionId)
  session.on('Fetch.requestPaused', (paused) => void answerRequest(session, owner, paused))
  session.on('Target.attachedToTarget', (child) => void prepareChild(child, connection, owner))
  const steps = [
    session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
    session.send('Target.setAutoAttach', { ...CHILDREN, filter: [...CHILDREN.filter] }),
    session.send('Runtime.runIfWaitingForDebugger'),
  ]
  for (const step of steps) await step.catch((error: unknown) => debug(event.targetInfo.type, error))
}

/** Answers `webUtils.getPathForFile`, which pauses the page for it; a pause of anybody else's goes on at once. */
async function answerPause(session: Session, paused: DebuggerPaused): Promise<void> {
  const callFrameId = paused.callFrames[0]?.callFrameId ?? ''
  try {
    const { result } = await session.send('Debugger.evaluateOnCallFrame', { callFrameId, expression: 'asked.file' })
    if (result.objectId !== undefined) {
      const { path } = await session.send('DOM.getFileInfo', { objectId: result.objectId })
      const expression = `asked.path = ${JSON.stringify(path)}`
      await session.send('Debugger.evaluateOnCallFrame', { callFrameId, expression })
    }
  } catch (error) {
    debug('path of a file:', error)
  }
  await session.send('Debugger.resume').catch((error: unknown) => debug(error))
}
