// npm start: builds what has changed and opens the app; without a display it runs the demo and says what came of it.
import { spawn } from 'node:child_process'
import { ensureBrowser } from './browser.ts'
import { buildIfStale } from './build.ts'
import type { RunDemo } from './demo-report.ts'
import { fetchElectron, host, runtime, type Runtime } from './electron.ts'
import { inRoot, root } from './paths.ts'
import { say } from './say.ts'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
/** An Electron that ends in failure this soon could not start at all (a kernel that forbids its sandbox, say). */
const STILLBORN_MS = 5000

function hasDisplay(): boolean {
  if (process.env['QUDAO_HEADLESS'] === '1') return false
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])
}

/** Resolves with the app's exit code. */
function run({ executable, kind }: Runtime): Promise<number> {
  const asRoot = kind === 'electron' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const args = [...asRoot, root, ...process.argv.slice(2)]
  const isScript = executable.endsWith('.cmd') // Windows starts scripts through its shell only
  const child = isScript
    ? spawn(`"${executable}" ${args.map((argument) => `"${argument}"`).join(' ')}`, { stdio: 'inherit', shell: true })
    : spawn(executable, args, { stdio: 'inherit' })
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal))
  return new Promise((resolve) => {
    child.once('error', () => resolve(1))
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

async function openWindow(): Promise<number> {
  const chosen = runtime(fetchElectron(new Date().toDateString()))
  if (chosen.kind === 'electron') {
    const started = Date.now()
    const code = await run(chosen)
    if (code === 0 || Date.now() - started > STILLBORN_MS) return code
    say(
      'Electron 在这台机器上无法启动，改用已安装的浏览器。',
      'Electron cannot start here; the installed browser takes its place.',
    )
  } else {
    say(
      '没有 Electron 程序文件，改用已安装的浏览器打开。',
      'There is no Electron binary; the installed browser opens the app instead.',
    )
  }
  return ensureBrowser() === undefined ? 1 : run(host)
}

async function showDemo(): Promise<number> {
  say('没有显示器，改为在后台演示一遍。', 'There is no display: the app is demonstrated in the background.')
  if (ensureBrowser() === undefined) return 1
  const { runDemo } = (await import(inRoot('build/scripts/demo.ts'))) as { runDemo: RunDemo }
  const { files } = await runDemo(({ chinese, english }) => say(`· ${chinese}`, `  ${english}`))
  say('生成的文件：', 'Files written:')
  for (const file of files) console.log(`  ${file}`)
  return 0
}

if (!buildIfStale()) process.exit(1)
process.exit(hasDisplay() ? await openWindow() : await showDemo())
