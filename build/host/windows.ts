import type { BrowserWindow } from './browser-window.ts'
import type { Page } from './page.ts'
import type { WebContents } from './web-contents.ts'

// Apart from the classes themselves, so that the app, the dialogs and the requests find windows without a circle of imports.
const pages = new Map<BrowserWindow, Page>()
const contents = new WeakMap<Page, WebContents>()
let focused: BrowserWindow | undefined

export function openWindows(): readonly BrowserWindow[] {
  return [...pages.keys()]
}

/** Pages of open windows that have a browser page already. */
export function openPages(): readonly Page[] {
  return [...pages.values()].filter((page) => page.isOpen)
}

export function addWindow(window: BrowserWindow, page: Page): void {
  pages.set(window, page)
  contents.set(page, window.webContents)
}

/** Returns whether it was the last. */
export function removeWindow(window: BrowserWindow): boolean {
  pages.delete(window)
  if (focused === window) focused = undefined
  return pages.size === 0
}

export function pageOf(window: BrowserWindow): Page | undefined {
  return pages.get(window)
}

export function contentsOf(page: Page): WebContents {
  const found = contents.get(page)
  if (!found) throw new Error('chromium host: the page has no window')
  return found
}

export function windowOfTarget(targetId: string): BrowserWindow | undefined {
  return openWindows().find((window) => pages.get(window)?.targetId === targetId)
}

export function setFocused(window: BrowserWindow): void {
  focused = window
}

/** The window that was focused last, while it is visible. */
export function focusedWindow(): BrowserWindow | undefined {
  return focused?.isVisible() ? focused : undefined
}
