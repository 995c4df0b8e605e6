import { spawnSync } from 'node:child_process'
import { existsSync, globSync, statSync } from 'node:fs'
import { inRoot, root } from './paths.ts'

const SOURCES = ['src-main/**/*', 'src-renderer/**/*', 'electron.vite.config.ts', 'package.json', 'tsconfig.json']
const OUTPUTS = ['out/main/main.js', 'out/preload/preload.cjs', 'out/renderer/index.html']

/** Whether `out/` is missing or older than what it is made from. */
function isStale(): boolean {
  if (OUTPUTS.some((output) => !existsSync(inRoot(output)))) return true
  const built = Math.min(...OUTPUTS.map((output) => statSync(inRoot(output)).mtimeMs))
  const sources = globSync(SOURCES, { cwd: root }).map((source) => statSync(inRoot(source)))
  return sources.some((source) => source.isFile() && source.mtimeMs > built)
}

/** Builds the app; answers whether that went well. */
export function build(): boolean {
  const script = inRoot('node_modules/electron-vite/bin/electron-vite.js')
  return spawnSync(process.execPath, [script, 'build'], { cwd: root, stdio: 'inherit' }).status === 0
}

export function buildIfStale(): boolean {
  return !isStale() || build()
}
