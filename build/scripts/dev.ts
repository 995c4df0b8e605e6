// npm run dev: the app with hot reload, in Electron or in the host.
import { spawn } from 'node:child_process'
import { ensureBrowser } from './browser.ts'
import { fetchElectron, runtime } from './electron.ts'
import { inRoot, root } from './paths.ts'

const { executable, kind } = runtime(fetchElectron(new Date().toDateString()))
if (kind === 'host' && ensureBrowser() === undefined) process.exit(1)
const script = inRoot('node_modules/electron-vite/bin/electron-vite.js')
// electron-vite would otherwise ask the module `electron` for the path, and so start its download.
const env = { ...process.env, ELECTRON_EXEC_PATH: executable }
const child = spawn(process.execPath, [script, 'dev', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit', env })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
child.once('exit', (code) => process.exit(code ?? 1))
