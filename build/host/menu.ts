import type { MenuItemConstructorOptions } from 'electron'
import { app } from './app.ts'
import { checkOptions, notEmulated, strict } from './strict.ts'
import { focusedWindow, openPages, openWindows } from './windows.ts'

const OPTIONS = [
  'id',
  'label',
  'sublabel',
  'type',
  'role',
  'accelerator',
  'enabled',
  'visible',
  'checked',
  'submenu',
  'click',
  'registerAccelerator',
]

export interface MenuItem {
  readonly id: string | undefined
  readonly label: string
  readonly type: string
  readonly role: string | undefined
  readonly accelerator: string | undefined
  readonly submenu: Menu | undefined
  enabled: boolean
  visible: boolean
  checked: boolean
  click(): void
}

export interface Menu {
  readonly items: readonly MenuItem[]
  getMenuItemById(id: string): MenuItem | null
}

let applicationMenu: Menu | null = null

/** What a role does by itself; those of editing and zooming are the browser's own business. */
const ROLES: Readonly<Record<string, () => void>> = {
  quit: () => app.quit(),
  close: () => void focusedWindow()?.close(),
  reload: () => focusedWindow()?.webContents.reload(),
  minimize: () => focusedWindow()?.minimize(),
}

function createItem(options: MenuItemConstructorOptions): MenuItem {
  checkOptions('MenuItem', options, OPTIONS)
  const { submenu } = options
  const item: MenuItem = strict('MenuItem', {
    id: options.id,
    label: options.label ?? options.role ?? '',
    type: options.type ?? (submenu ? 'submenu' : 'normal'),
    role: options.role,
    accelerator: options.accelerator ?? undefined,
    submenu: Array.isArray(submenu) ? buildFromTemplate(submenu) : undefined,
    enabled: options.enabled ?? true,
    visible: options.visible ?? true,
    checked: options.checked ?? false,
    click: () => {
      if (!item.enabled) return
      const window = focusedWindow() ?? openWindows().at(-1)
      if (options.click) options.click(item as never, window as never, {} as never)
      else (ROLES[options.role ?? ''] ?? (() => notEmulated(`menu role "${options.role}"`)))()
    },
  })
  return item
}

function buildFromTemplate(template: readonly MenuItemConstructorOptions[]): Menu {
  const items = template.map(createItem)
  return strict('Menu', {
    items,
    getMenuItemById: (id: string) => allItems(items).find((item) => item.id === id) ?? null,
  })
}

function allItems(items: readonly MenuItem[]): MenuItem[] {
  return items.flatMap((item) => [item, ...allItems(item.submenu?.items ?? [])])
}

/** Menus are not drawn; their shortcuts work, and tests click their items. */
export const Menu = strict('Menu', {
  buildFromTemplate,
  setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu
    const keys = acceleratorKeys()
    for (const page of openPages()) page.post({ kind: 'accelerators', keys })
  },
  getApplicationMenu: (): Menu | null => applicationMenu,
})

const MODIFIERS: Readonly<Record<string, string>> = {
  cmdorctrl: process.platform === 'darwin' ? 'Meta' : 'Ctrl',
  commandorcontrol: process.platform === 'darwin' ? 'Meta' : 'Ctrl',
  ctrl: 'Ctrl',
  control: 'Ctrl',
  cmd: 'Meta',
  command: 'Meta',
  alt: 'Alt',
  option: 'Alt',
  shift: 'Shift',
}
const KEYS: Readonly<Record<string, string>> = {
  plus: '+',
  space: ' ',
  return: 'Enter',
  esc: 'Escape',
  up: 'ArrowUp',
  down: 'ArrowDown',
  left: 'ArrowLeft',
  right: 'ArrowRight',
}

/** `CmdOrCtrl+Shift+p` in the one order and spelling in which the page reports keys. */
function canonical(accelerator: string): string {
  const parts = accelerator.split('+').map((part) => part.trim())
  const key = parts.pop() ?? ''
  const held = new Set(
    parts.map((part) => MODIFIERS[part.toLowerCase()] ?? notEmulated(`modifier "${part}" of an accelerator`)),
  )
  const ordered = ['Ctrl', 'Alt', 'Shift', 'Meta'].filter((modifier) => held.has(modifier))
  return [...ordered, KEYS[key.toLowerCase()] ?? (key.length === 1 ? key.toUpperCase() : key)].join('+')
}

function itemsWithKeys(): { keys: string; item: MenuItem }[] {
  return allItems(applicationMenu?.items ?? []).flatMap((item) =>
    item.accelerator === undefined || !item.enabled ? [] : [{ keys: canonical(item.accelerator), item }],
  )
}

export function acceleratorKeys(): string[] {
  return itemsWithKeys().map(({ keys }) => keys)
}

export function runAccelerator(pressed: string): void {
  itemsWithKeys()
    .find(({ keys }) => keys === pressed)
    ?.item.click()
}
