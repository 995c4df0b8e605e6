import type { MessageBoxOptions, OpenDialogOptions, SaveDialogOptions } from 'electron'
import { existsSync, statSync } from 'node:fs'
import { dirname, isAbsolute, join } from 'node:path'
import { app } from './app.ts'
import type { BrowserWindow } from './browser-window.ts'
import { chooseFiles, drawDialog, type DialogAnswer, type DrawnDialog } from './dialog-page.ts'
import { wordsOf } from './dialog-words.ts'
import { launch } from './launch.ts'
import type { Page } from './page.ts'
import { Emulated, notEmulated, strict } from './strict.ts'
import { focusedWindow, openWindows, pageOf } from './windows.ts'

type Arguments<T> = [options: T] | [window: BrowserWindow | null | undefined, options: T]

const words = (): ReturnType<typeof wordsOf> => wordsOf(app.getLocale())

/** All dialogs may be called with or without a window before their options. */
function split<T>(args: Arguments<T>): { page: Page; options: T } {
  const [first, second] = args.length === 1 ? [undefined, args[0]] : args
  const window = first instanceof Emulated ? first : (focusedWindow() ?? openWindows().at(-1))
  const page = window && pageOf(window)
  if (!page?.isOpen) notEmulated('a dialog without an open window')
  // A test that forgot to stub a dialog would wait for ever: nobody is there to answer it.
  if (launch.gated) notEmulated('answering a dialog under test (stub the method through app.evaluate); it')
  return { page, options: second }
}

async function draw(page: Page, wanted: Partial<DrawnDialog>): Promise<DialogAnswer> {
  const full: DrawnDialog = {
    kind: 'message',
    title: '',
    message: '',
    detail: '',
    tone: 'none',
    buttons: [words().ok],
    defaultId: 0,
    cancelId: 0,
    checkboxLabel: '',
    checkboxChecked: false,
    path: '',
    ...wanted,
  }
  return (await page.evaluate(`(${drawDialog})(${JSON.stringify(full)})`, 'preload', true)) as DialogAnswer
}

/** Asks for a path by its text, again and again until it will do or the user gives up. */
async function askPath(
  page: Page,
  wanted: Partial<DrawnDialog>,
  complaintAbout: (path: string) => Promise<string>,
): Promise<string | undefined> {
  const buttons = [wanted.buttons?.[0] ?? words().ok, words().cancel]
  let { path = '', detail = '' } = wanted
  for (;;) {
    const answer = await draw(page, { ...wanted, kind: 'path', buttons, cancelId: 1, path, detail })
    if (answer.button !== 0) return undefined
    path = answer.path
    detail = isAbsolute(path) ? await complaintAbout(path) : words().fullPath
    if (detail === '') return path
  }
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory()
}

async function askFolder(page: Page, options: OpenDialogOptions): Promise<string[]> {
  const path = await askPath(
    page,
    {
      title: options.title ?? words().chooseFolder,
      message: options.message ?? '',
      path: options.defaultPath ?? app.getPath('documents'),
      buttons: [options.buttonLabel ?? words().choose],
    },
    async (folder) => (isFolder(folder) ? '' : words().noFolder),
  )
  return path === undefined ? [] : [path]
}

/** The browser tells the real paths of chosen files, to us only. */
async function askFiles(page: Page, options: OpenDialogOptions): Promise<string[]> {
  const extensions = (options.filters ?? []).flatMap((filter) => filter.extensions)
  const accept = extensions.includes('*') ? '' : extensions.map((extension) => `.${extension}`).join(',')
  const multiple = options.properties?.includes('multiSelections') ?? false
  const name = '__chromiumHostFiles' // lives in the isolated world, out of the page's sight
  const call = `(${chooseFiles})(${JSON.stringify(accept)}, ${multiple}, ${JSON.stringify(name)})`
  const count = Number(await page.evaluate(call, 'preload', true))
  const paths: string[] = []
  for (let index = 0; index < count; index++) {
    const at = page.contextId === undefined ? {} : { contextId: page.contextId }
    const { result } = await page.session.send('Runtime.evaluate', { expression: `${name}[${index}]`, ...at })
    const { path } = await page.session.send('DOM.getFileInfo', { objectId: result.objectId ?? '' })
    paths.push(path)
  }
  return paths
}

function withExtension(path: string, options: SaveDialogOptions): string {
  const extension = options.filters?.[0]?.extensions[0]
  return extension === undefined || extension === '*' || /\.[^./\\]+$/.test(path) ? path : `${path}.${extension}`
}

/** Electron's `dialog`, drawn in the window itself. Tests put functions of their own in its place. */
export const dialog = strict('dialog', {
  async showMessageBox(...args: Arguments<MessageBoxOptions>): Promise<{ response: number; checkboxChecked: boolean }> {
    const { page, options } = split(args)
    const { buttons = [], cancelId = 0, defaultId = 0, title = '', detail = '', message, type = 'none' } = options
    const answer = await draw(page, {
      title,
      message,
      detail,
      tone: type as DrawnDialog['tone'],
      buttons: buttons.length > 0 ? buttons : [words().ok],
      defaultId,
      cancelId,
      checkboxLabel: options.checkboxLabel ?? '',
      checkboxChecked: options.checkboxChecked ?? false,
    })
    return { response: answer.button, checkboxChecked: answer.checked }
  },

  async showOpenDialog(...args: Arguments<OpenDialogOptions>): Promise<{ canceled: boolean; filePaths: string[] }> {
    const { page, options } = split(args)
    const asksFolder = options.properties?.includes('openDirectory') ?? false
    const filePaths = asksFolder ? await askFolder(page, options) : await askFiles(page, options)
    return { canceled: filePaths.length === 0, filePaths }
  },

  async showSaveDialog(...args: Arguments<SaveDialogOptions>): Promise<{ canceled: boolean; filePath: string }> {
    const { page, options } = split(args)
    const wanted = options.defaultPath ?? ''
    const path = await askPath(
      page,
      {
        title: options.title ?? words().saveAs,
        message: options.message ?? '',
        path: isAbsolute(wanted) ? wanted : join(app.getPath('documents'), wanted),
        buttons: [options.buttonLabel ?? words().save],
      },
      async (typed) => {
        const full = withExtension(typed, options)
        if (isFolder(full) || !isFolder(dirname(full))) return words().noFolder
        if (!existsSync(full)) return ''
        const replace = { message: words().replace(full), tone: 'warning', defaultId: 1, cancelId: 1 } as const
        const answer = await draw(page, { ...replace, buttons: [words().replaceIt, words().cancel] })
        return answer.button === 0 ? '' : words().otherName
      },
    )
    return path === undefined
      ? { canceled: true, filePath: '' }
      : { canceled: false, filePath: withExtension(path, options) }
  },

  showErrorBox(title: string, content: string): void {
    console.error(`${title}\n${content}`)
    const window = focusedWindow() ?? openWindows().at(-1)
    const page = window && pageOf(window)
    if (page?.isOpen) void draw(page, { message: title, detail: content, tone: 'error' }).catch(() => {})
  },
})
