import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isOurs } from '../../src-main/shell/origin.ts'

const all = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx|html)$/.test(name))
    .map((name) => join(folder, name))
const textOf = (file: string): string => readFileSync(file, 'utf8')
const main = all('src-main')
const renderer = all('src-renderer')
const naming = (pattern: RegExp, files: readonly string[]): readonly string[] =>
  files.filter((file) => pattern.test(textOf(file)))

test('every window is sandboxed, isolated and without Node', () => {
  const makers = naming(/new BrowserWindow\(/, main)
  expect(makers.length).toBeGreaterThan(0)
  for (const file of makers) {
    for (const option of ['sandbox: true', 'contextIsolation: true', 'nodeIntegration: false'])
      expect(textOf(file), file).toContain(option)
  }
})

test('no option that weakens a page stands anywhere', () => {
  const weak =
    /webSecurity: false|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|webviewTag|nodeIntegrationInWorker|nodeIntegrationInSubFrames|sandbox: false/
  expect(naming(weak, main)).toEqual([])
})

test('nothing opens an address outside, and nothing loads a file or a remote page', () => {
  expect(
    naming(
      /openExternal|loadFile\(|loadURL\(['"`]https?:|file:\/\//,
      main.filter((file) => !file.endsWith('origin.ts')),
    ),
  ).toEqual([])
})

test('the raw IPC of Electron stands in the preload and the door alone', () => {
  expect(naming(/\bipcMain\b/, main)).toEqual([join('src-main', 'shell', 'door.ts')])
  expect(naming(/\bipcRenderer\b/, [...main, ...renderer])).toEqual([join('src-main', 'preload.ts')])
})

test('the page holds no inline script, no inline handler and no unsafe HTML', () => {
  expect(
    naming(
      /<script(?![^>]*\bsrc=)[^>]*>|\son[a-z]+="/,
      renderer.filter((file) => file.endsWith('.html')),
    ),
  ).toEqual([])
  expect(naming(/dangerouslySetInnerHTML|\binnerHTML\b|\beval\(|new Function\(/, renderer)).toEqual([])
})

test('the fuses are set strictly in the packaging', () => {
  const config = textOf('build/electron-builder.yml')
  for (const fuse of [
    'runAsNode: false',
    'enableNodeOptionsEnvironmentVariable: false',
    'enableNodeCliInspectArguments: false',
    'enableEmbeddedAsarIntegrityValidation: true',
    'onlyLoadAppFromAsar: true',
    'grantFileProtocolExtraPrivileges: false',
  ]) {
    expect(config).toContain(fuse)
  }
})

test('only our own origin counts as ours, and look-alikes do not', () => {
  expect(isOurs('app://qudao/', undefined)).toBe(true)
  expect(isOurs('app://qudao/#/targets', undefined)).toBe(true)
  for (const foreign of [
    'app://qudao.evil/',
    'app://qudao@evil/',
    'https://qudao/',
    'file:///app://qudao/',
    'app:qudao/',
    'about:blank',
  ]) {
    expect(isOurs(foreign, undefined), foreign).toBe(false)
  }
  expect(isOurs('http://localhost:5173/x', 'http://localhost:5173')).toBe(true)
  expect(isOurs('http://localhost:5174/x', 'http://localhost:5173')).toBe(false)
})
