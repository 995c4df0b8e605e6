import type { WebContents } from './web-contents.ts'
import { checkOptions, strict } from './strict.ts'

export interface RequestDetails {
  readonly id: number
  readonly url: string
  readonly method: string
  readonly resourceType: string
  readonly webContentsId: number
  readonly webContents: WebContents
  readonly referrer: string
  readonly timestamp: number
}

export interface RequestAnswer {
  readonly cancel?: boolean
}

export type RequestListener = (details: RequestDetails, callback: (answer: RequestAnswer) => void) => void

export type PermissionRequestHandler = (
  webContents: WebContents,
  permission: string,
  callback: (granted: boolean) => void,
  details: { readonly requestingUrl: string; readonly isMainFrame: boolean },
) => void

export type PermissionCheckHandler = (
  webContents: WebContents,
  permission: string,
  requestingOrigin: string,
  details: { readonly requestingUrl: string; readonly isMainFrame: boolean },
) => boolean

/** What the app has said about requests and, before a page loads, about its permissions. */
export const rules: {
  request: { readonly patterns: readonly RegExp[]; readonly listener: RequestListener } | undefined
  permissionRequest: PermissionRequestHandler | undefined
  permissionCheck: PermissionCheckHandler | undefined
} = { request: undefined, permissionRequest: undefined, permissionCheck: undefined }

/** A match pattern of Chromium (`https://*.example.com/*`) as a regular expression. */
function patternOf(text: string): RegExp {
  if (text === '<all_urls>') return /^/
  const source = text.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')
  return new RegExp(`^${source.replace(/^\.\*:/, '(https?|wss?):')}$`)
}

type Filter = { readonly urls: readonly string[] }

const webRequest = strict('session.webRequest', {
  onBeforeRequest(...args: [RequestListener | null] | [Filter, RequestListener | null]): void {
    const [filter, listener] = args.length === 1 ? [{ urls: ['<all_urls>'] }, args[0]] : args
    checkOptions('onBeforeRequest filter', filter, ['urls'])
    rules.request = listener ? { patterns: filter.urls.map(patternOf), listener } : undefined
  },
})

export const defaultSession = strict('session', {
  webRequest,
  setPermissionRequestHandler(handler: PermissionRequestHandler | null): void {
    rules.permissionRequest = handler ?? undefined
  },
  setPermissionCheckHandler(handler: PermissionCheckHandler | null): void {
    rules.permissionCheck = handler ?? undefined
  },
  /** Devices are chosen in a chooser that a page of this host never gets to see: there is nothing to ask the handler. */
  setDevicePermissionHandler(_handler: unknown): void {},
})

export const session = strict('session', { defaultSession })
