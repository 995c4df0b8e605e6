import type { RequestPaused, Session } from './cdp.ts'
import { debug } from './launch.ts'
import { handlerOf, isStandIn, toAppUrl, toBrowserHeader } from './schemes.ts'
import { rules, type RequestDetails } from './session.ts'
import { notEmulated } from './strict.ts'
import type { WebContents } from './web-contents.ts'

export interface RequestOwner {
  readonly contents: WebContents
  readonly mainFrameId: string
  /** Asked for documents only: false keeps the frame where it is. */
  mayNavigate(url: string, isMainFrame: boolean): boolean
  /** Resolves once the page may have a document. */
  readonly prepared: Promise<void>
}

const RESOURCE_TYPES: Readonly<Record<string, string>> = {
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  Media: 'media',
  XHR: 'xhr',
  Fetch: 'xhr',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
}

/**
 * Sockets and peer connections are no requests that could be shown to `onBeforeRequest`: they are refused outright, by a
 * policy beside the app's own. `fetch` is left out, so that the app reads its own headers as it wrote them.
 */
const NO_SOCKETS = {
  name: 'Content-Security-Policy',
  value: "connect-src http: https: data: blob:; webrtc 'block'",
} as const

/** Bodies of these may not exist, not even empty. */
const WITHOUT_BODY = new Set([204, 205, 304])

let lastId = 0

/** Every request of every page passes here, before anything of it has left the browser. */
export async function answerRequest(session: Session, owner: RequestOwner, paused: RequestPaused): Promise<void> {
  try {
    await decide(session, owner, paused)
  } catch (error) {
    debug('request', paused.request.url, error)
    await fail(session, paused, 'Failed')
  }
}

async function decide(session: Session, owner: RequestOwner, paused: RequestPaused): Promise<void> {
  const url = toAppUrl(paused.request.url)
  // The browser asks for a tab's icon; Electron has no tabs, so its apps need not know of such requests.
  if (isStandIn(paused.request.url) && new URL(url).pathname === '/favicon.ico') {
    return fulfil(session, paused, new Response(null, { status: 204 }))
  }
  const isDocument = paused.resourceType === 'Document'
  // "Aborted" leaves the page as it is; any other reason would show the browser's error page.
  if (isDocument && !owner.mayNavigate(url, paused.frameId === owner.mainFrameId))
    return fail(session, paused, 'Aborted')
  if (isDocument) await owner.prepared
  if (await isCancelled(owner, paused, url)) return fail(session, paused, 'BlockedByClient')
  const handler = handlerOf(url)
  if (handler) return fulfil(session, paused, await handler(toRequest(paused, url)))
  if (isStandIn(paused.request.url)) return fail(session, paused, 'Failed')
  await session.send('Fetch.continueRequest', { requestId: paused.requestId })
}

async function isCancelled(owner: RequestOwner, paused: RequestPaused, url: string): Promise<boolean> {
  const rule = rules.request
  if (!rule?.patterns.some((pattern) => pattern.test(url))) return false
  const details: RequestDetails = {
    id: ++lastId,
    url,
    method: paused.request.method,
    resourceType: resourceType(owner, paused),
    webContentsId: owner.contents.id,
    webContents: owner.contents,
    referrer: toAppUrl(paused.request.headers['Referer'] ?? ''),
    timestamp: Date.now(),
  }
  const answer = await new Promise<object>((resolve) => rule.listener(details, resolve))
  if ('redirectURL' in answer) notEmulated('onBeforeRequest with a redirectURL')
  return 'cancel' in answer && answer.cancel === true
}

function resourceType(owner: RequestOwner, paused: RequestPaused): string {
  if (paused.resourceType !== 'Document') return RESOURCE_TYPES[paused.resourceType] ?? 'other'
  return owner.mainFrameId === paused.frameId ? 'mainFrame' : 'subFrame'
}

function toRequest({ request }: RequestPaused, url: string): Request {
  const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [name, toAppUrl(value)])
  const body = request.postDataEntries?.map((entry) => Buffer.from(entry.bytes ?? '', 'base64'))
  return new Request(url, { method: request.method, headers, ...(body ? { body: Buffer.concat(body) } : {}) })
}

async function fulfil(session: Session, paused: RequestPaused, response: Response): Promise<void> {
  const body = WITHOUT_BODY.has(response.status) ? Buffer.alloc(0) : Buffer.from(await response.arrayBuffer())
  const headers = [...response.headers].map(([name, value]) => ({ name, value: toBrowserHeader(value) }))
  const isRead = paused.resourceType === 'Fetch' || paused.resourceType === 'XHR'
  await session.send('Fetch.fulfillRequest', {
    requestId: paused.requestId,
    responseCode: response.status,
    responseHeaders: isRead ? headers : [...headers, NO_SOCKETS],
    body: body.toString('base64'),
  })
}

async function fail(
  session: Session,
  { requestId }: RequestPaused,
  errorReason: 'Aborted' | 'BlockedByClient' | 'Failed',
): Promise<void> {
  // The page may have gone meanwhile, and its request with it.
  await session.send('Fetch.failRequest', { requestId, errorReason }).catch((error: unknown) => debug(error))
}
