// npm run bench [case …]: measures, prints one table, writes out/bench/. Figures only; nothing passes or fails here.
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findBrowser } from '../../build/host/find-browser.ts'
import { buildIfStale } from '../../build/scripts/build.ts'
import { inRoot, root } from '../../build/scripts/paths.ts'
import type { Figure } from './figures.ts'
import { currentLoad, describeMachine } from './machine.ts'
import { asMarkdown, asText } from './table.ts'

const plain = ['edit', 'spread', 'grid', 'workbook', 'bundle', 'history', 'sample', 'start']
const inWindow = [
  'window-start',
  'window-grid',
  'window-edit',
  'window-hand',
  'window-paste',
  'window-spread',
  'window-sheets',
  'window-compare',
]

const chosen = process.argv.slice(2)
const cases = [...plain, ...inWindow].filter((name) => chosen.length === 0 || chosen.includes(name))
if (!buildIfStale()) process.exit(1)

const figures: (Figure & { readonly case: string; readonly load: number })[] = []
for (const name of cases) {
  console.error(`${name} …`)
  const { status, output } = spawnSync(process.execPath, [join(import.meta.dirname, 'one.ts'), name], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 2 ** 24,
  })
  const told = status === 0 ? (JSON.parse(output[3] ?? '[]') as readonly Figure[]) : []
  if (status !== 0) console.error(`${name} could not be measured`)
  const [load = 0] = currentLoad()
  figures.push(...told.map((one) => ({ ...one, case: name, load })))
}

const browser = findBrowser()
const machine = describeMachine(browserVersion(), browser)
mkdirSync(inRoot('out/bench'), { recursive: true })
writeFileSync(
  inRoot('out/bench/results.json'),
  JSON.stringify({ at: new Date().toISOString(), machine, figures }, null, 2),
)
writeFileSync(inRoot('out/bench/results.md'), `${asMarkdown(figures, machine)}\n`)
console.log(`\n${asText(figures, machine)}\n`)

function browserVersion(): string {
  return browser === undefined ? 'no browser' : spawnSync(browser, ['--version'], { encoding: 'utf8' }).stdout.trim()
}
