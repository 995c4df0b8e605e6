import type { CustomScheme } from 'electron'
import { notEmulated, strict } from './strict.ts'

export type SchemeHandler = (request: Request) => Response | Promise<Response>

/**
 * Chromium cannot be taught a scheme from outside. `app://qudao/x` is served as `https://qudao.app.chromium-host.invalid/x`:
 * a secure origin that no name server will ever know, and always the same one, because localStorage belongs to the origin.
 */
const ZONE = 'chromium-host.invalid'
const STAND_IN = /^(blob:)?https:\/\/([^/:]+)\.([a-z][a-z0-9+-]*)\.chromium-host\.invalid(?=[/?#]|$)/

const standard = new Set<string>()
const handlers = new Map<string, SchemeHandler>()

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(schemes: readonly CustomScheme[]): void {
    for (const { scheme, privileges } of schemes) {
      if (!privileges?.standard || !privileges.secure) notEmulated(`scheme "${scheme}" that is not standard and secure`)
      standard.add(scheme)
    }
  },
  handle(scheme: string, handler: SchemeHandler): void {
    if (!standard.has(scheme)) notEmulated(`protocol.handle of "${scheme}" before it is registered as privileged`)
    if (handlers.has(scheme)) throw new Error(`chromium host: "${scheme}" has a handler already`)
    handlers.set(scheme, handler)
  },
})

export function handlerOf(url: string): SchemeHandler | undefined {
  return handlers.get(url.slice(0, url.indexOf(':')))
}

export function isStandIn(url: string): boolean {
  return STAND_IN.test(url)
}

/** The address to give to Chromium. */
export function toBrowserUrl(url: string): string {
  const [, scheme = '', host = '', rest = ''] = /^([a-z][a-z0-9+-]*):\/\/([^/?#]*)(.*)$/is.exec(url) ?? []
  if (!standard.has(scheme)) return url
  return `https://${host}.${scheme}.${ZONE}${rest || '/'}`
}

/** The address to give to the app. */
export function toAppUrl(url: string): string {
  return url.replace(
    STAND_IN,
    (_all, blob: string | undefined, host: string, scheme: string) => `${blob ?? ''}${scheme}://${host}`,
  )
}

/** Node gives the origin `null` to schemes that it does not know. */
export function originOf(url: string): string {
  const [, scheme = '', host = ''] = /^([a-z][a-z0-9+-]*):\/\/([^/?#]*)/i.exec(url) ?? []
  return standard.has(scheme) ? `${scheme}://${host}` : new URL(url || 'about:blank').origin
}

/** Header values name origins too: a policy that allows `app://qudao` or `app:` means the stand-in. */
export function toBrowserHeader(value: string): string {
  let text = value
  for (const scheme of standard) {
    text = text.replace(new RegExp(`\\b${scheme}://([\\w.-]+)`, 'g'), `https://$1.${scheme}.${ZONE}`)
    text = text.replace(new RegExp(`(?<=\\s|^)${scheme}:(?=[\\s;]|$)`, 'g'), `https://*.${scheme}.${ZONE}`)
  }
  return text
}
