import react from '@vitejs/plugin-react'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { extname, join, resolve } from 'node:path'
import { build, type Plugin } from 'vite'

const root = resolve(import.meta.dirname, '../../src-renderer')
const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

/** Rooms that are not built yet are empty ones. */
const emptyRooms: Plugin = {
  name: 'empty-rooms',
  enforce: 'pre',
  resolveId: (source, importer) =>
    source.endsWith('.view.tsx') && importer && !existsSync(resolve(importer, '..', source))
      ? `\0empty:${source}`
      : undefined,
  load: (id) => {
    if (!id.startsWith('\0empty:')) return undefined
    const names = [
      'ChannelsView',
      'TargetsView',
      'ActivitiesView',
      'PeopleView',
      'ExchangeView',
      'SheetsView',
      'SettingsView',
    ]
    return names.map((name) => `export const ${name} = () => null`).join('\n')
  },
}

/** Builds the renderer into `folder`. */
export async function buildRenderer(folder: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    root,
    plugins: [emptyRooms, react()],
    build: {
      outDir: folder,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      rolldownOptions: { input: join(root, 'index.html') },
    },
  })
}

/** Serves it as the main process does: a nonce for each load and the strict policy as a header. */
export async function serve(folder: string): Promise<{ readonly url: string; readonly server: Server }> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname
    const file = join(folder, path === '/' ? 'index.html' : path)
    const nonce = crypto.randomUUID()
    readFile(file).then(
      (bytes) => {
        response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream')
        response.setHeader(
          'content-security-policy',
          `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; frame-src 'self'`,
        )
        response.end(file.endsWith('.html') ? bytes.toString().replace('__CSP_NONCE__', nonce) : bytes)
      },
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { url: `http://127.0.0.1:${address.port}/`, server }
}
