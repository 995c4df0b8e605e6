// Takes the place of the `electron` executable: electron-host [switches] <app folder or entry file> [arguments]
import inspector from 'node:inspector'
import { createRequire, enableCompileCache, registerHooks } from 'node:module'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { launch } from './launch.ts'

// Our sources and the app's are read and compiled once, not at every start.
enableCompileCache(join(import.meta.dirname, '../../node_modules/.cache/qudao/compiled'))

// The same module for import, require and createRequire alike: only a resolve hook reaches all three.
const standIn = pathToFileURL(join(import.meta.dirname, 'electron.ts')).href
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' || specifier === 'electron/main'
      ? { url: standIn, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
})

process.argv = [...launch.argv]
Object.assign(process, { type: 'browser', defaultApp: true, resourcesPath: join(launch.appPath, 'resources') })
Object.defineProperty(process.versions, 'electron', { value: 'chromium-host', enumerable: true })
// Playwright evaluates `require('electron')` in the inspector's console, which takes its `require` from here.
Object.assign(process, { mainModule: { require: createRequire(launch.entry) } })

const { app, becomeReady } = await import('./app.ts')
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => app.quit())

// The browser takes as long to start as the app to load: both at once.
if (!launch.gated) (await import('./page.ts')).startAhead()
if (launch.inspectPort !== undefined) inspector.open(launch.inspectPort, '127.0.0.1')
const loading = import(pathToFileURL(launch.entry).href)
if (launch.gated) {
  Object.assign(globalThis, { __playwright_run: becomeReady })
  // The entry may set paths and switches first, but one that waits for `ready` must not keep Playwright waiting too.
  await Promise.race([loading, delay(1000)])
  const { ourBrowser } = await import('./page.ts')
  await ourBrowser()
}
await loading
if (!launch.gated) setImmediate(becomeReady)
