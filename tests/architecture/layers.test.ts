import { spawnSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

type Violation = { readonly from: string; readonly to: string; readonly rule: { readonly name: string } }
type Report = { readonly summary: { readonly violations: readonly Violation[]; readonly totalCruised: number } }

/** Runs the real check, as `npm run check` does, in a tree that has src-main and src-renderer. */
function cruise(folder: string): Report['summary'] {
  const cli = resolve('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
  const args = [
    cli,
    '--config',
    resolve('.dependency-cruiser.cjs'),
    '--output-type',
    'json',
    'src-main',
    'src-renderer',
  ]
  const run = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 })
  return (JSON.parse(run.stdout) as Report).summary
}

const told = ({ rule, from, to }: Violation): string => `${rule.name}: ${from} → ${to}`

describe('the arrows', () => {
  test('no file of the app imports what its layer may not', () => {
    const { violations, totalCruised } = cruise('.')
    expect(totalCruised).toBeGreaterThan(100)
    expect(violations.map(told)).toEqual([])
  }, 60_000)

  test('planted violations are seen, so the check reads TypeScript and the rules bite', () => {
    const rules = cruise('tests/architecture/planted').violations.map(({ rule }) => rule.name)
    expect(rules).toContain('renderer-sees-contracts-rules-and-shared-only')
    expect(rules).toContain('electron-only-in-the-shell')
    expect(rules).toContain('rules-are-pure')
    expect(rules).toContain('shared-and-rules-touch-no-platform')
  }, 60_000)
})

const files = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name))
const sources = [...files('src-main'), ...files('src-renderer'), ...files('build')]
const linesOf = (file: string): number => readFileSync(file, 'utf8').split('\n').length

describe('the rooms', () => {
  test('no source file is longer than 300 lines', () => {
    expect(sources.filter((file) => linesOf(file) > 301)).toEqual([])
  })

  test('half of all source files are shorter than 150 lines', () => {
    const lengths = sources.map(linesOf).toSorted((a, b) => a - b)
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(150)
  })

  test('no file is a barrel or a box of odds and ends', () => {
    expect(sources.filter((file) => /(^|[\\/])(utils?|helpers?|misc|common)\.tsx?$/.test(file))).toEqual([])
  })

  test('a file that asks for a service, a store, rules or a contract says so in its name', () => {
    const bySuffix = files('src-main').filter(
      (file) =>
        /create\w+Service\b/.test(readFileSync(file, 'utf8')) &&
        /export (const|function) create\w+Service\b/.test(readFileSync(file, 'utf8')),
    )
    expect(bySuffix.filter((file) => !file.endsWith('.service.ts'))).toEqual([])
  })
})
