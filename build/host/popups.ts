import type { AttachedToTarget, Connection } from './cdp.ts'
import { debug } from './launch.ts'

/**
 * Closes a window that a page opened, before anything of it has been requested.
 * It has to be resumed for that, since a popup in its opener's process cannot be closed while paused.
 */
export async function refusePopup(connection: Connection, { sessionId, targetInfo }: AttachedToTarget): Promise<void> {
  const session = connection.session(sessionId)
  session.on('Fetch.requestPaused', ({ requestId }) => {
    session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' }).catch((error: unknown) => debug(error))
  })
  const steps = [
    session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
    session.send('Runtime.runIfWaitingForDebugger'),
    connection.root.send('Target.closeTarget', { targetId: targetInfo.targetId }),
  ]
  await Promise.all(steps.map((step) => step.catch((error: unknown) => debug('popup:', error))))
}
