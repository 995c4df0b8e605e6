import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { protocol } from 'electron'
import { host, scheme } from './origin.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
}

/**
 * Scripts from ourselves only; no eval, no inline script. Styles by nonce: antd and AG Grid add <style> elements at run
 * time and carry it. Style attributes stay closed, since scripts set styles through the object model, which is allowed.
 */
const pagePolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ')

/** A printed document: one inline style with its face, no script, nothing loaded from anywhere; only our own page may frame it. */
const documentPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'self'; sandbox allow-same-origin"

const common = { 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer', 'Cache-Control': 'no-store' }

/** Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** Documents to print or to preview, by number; the newest few are kept. */
export function createDocuments() {
  const documents = new Map<string, string>()
  let count = 0
  return {
    add: (html: string): string => {
      const name = `/document/${(count += 1)}`
      documents.set(name, html)
      for (const old of documents.keys()) {
        if (documents.size <= 4) break
        documents.delete(old)
      }
      return name
    },
    get: (name: string): string | undefined => documents.get(name),
  }
}
export type Documents = ReturnType<typeof createDocuments>

/** Serves the renderer's files and the documents; anything else is 404, whatever the path tries. */
export function serve(rendererFolder: string, documents: Documents): void {
  protocol.handle(scheme, async (request) => {
    const url = new URL(request.url)
    if (url.host !== host || request.method !== 'GET') return new Response('', { status: 404 })
    const document = documents.get(url.pathname)
    if (document !== undefined) {
      return new Response(document, {
        headers: { ...common, 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': documentPolicy },
      })
    }
    const path = normalize(
      join(rendererFolder, decodeURIComponent(url.pathname === '/' ? '/index.html' : url.pathname)),
    )
    const type = types[extname(path)]
    if (!path.startsWith(rendererFolder + sep) || type === undefined) return new Response('', { status: 404 })
    try {
      const body = await readFile(path)
      if (extname(path) !== '.html')
        return new Response(new Uint8Array(body), { headers: { ...common, 'Content-Type': type } })
      const nonce = randomBytes(16).toString('base64')
      return new Response(body.toString('utf8').replaceAll('__CSP_NONCE__', nonce), {
        headers: { ...common, 'Content-Type': type, 'Content-Security-Policy': pagePolicy(nonce) },
      })
    } catch {
      return new Response('', { status: 404 })
    }
  })
}
