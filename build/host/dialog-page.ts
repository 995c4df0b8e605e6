export interface DrawnDialog {
  readonly kind: 'message' | 'path'
  readonly title: string
  readonly message: string
  readonly detail: string
  readonly tone: 'none' | 'info' | 'error' | 'question' | 'warning'
  readonly buttons: readonly string[]
  readonly defaultId: number
  readonly cancelId: number
  readonly checkboxLabel: string
  readonly checkboxChecked: boolean
  /** For `path`: what stands in the field at first. */
  readonly path: string
}

export interface DialogAnswer {
  readonly button: number
  readonly checked: boolean
  readonly path: string
}

/**
 * Draws a dialog over the page and waits for its answer. The shadow root is closed: the app's own scripts and styles
 * do not reach in.
 *
 * Runs in the page as source text: it may use nothing from outside its own body.
 */
export function drawDialog(wanted: DrawnDialog): Promise<DialogAnswer> {
  const STYLE = `
    dialog { box-sizing: border-box; width: min(460px, 92vw); padding: 24px; border: 0; border-radius: 10px;
      color: #1f2329; background: #fff; box-shadow: 0 12px 48px rgb(0 0 0 / 28%);
      font: 14px/1.6 "Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", system-ui, sans-serif; }
    dialog::backdrop { background: rgb(15 23 42 / 38%); }
    h1 { margin: 0 0 4px; font-size: 13px; font-weight: 400; color: #6b7280; }
    p { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
    .message { font-size: 16px; font-weight: 600; }
    .message[data-tone="error"] { color: #b42318; }
    .message[data-tone="warning"] { color: #9a5b00; }
    .detail { margin-top: 8px; color: #4b5563; max-height: 40vh; overflow: auto; }
    input[type="text"] { box-sizing: border-box; width: 100%; margin-top: 12px; padding: 6px 10px; font: inherit;
      border: 1px solid #c9ced6; border-radius: 6px; color: inherit; background: transparent; }
    label { display: flex; gap: 8px; align-items: center; margin-top: 12px; }
    footer { display: flex; flex-wrap: wrap; gap: 8px; justify-content: flex-end; margin-top: 20px; }
    button { min-width: 80px; padding: 5px 16px; font: inherit; border: 1px solid #c9ced6; border-radius: 6px;
      color: inherit; background: transparent; cursor: pointer; }
    button[data-default] { color: #fff; background: #1f5eff; border-color: #1f5eff; }
    button:focus-visible, input:focus-visible { outline: 2px solid #7aa2ff; outline-offset: 1px; }
    @media (prefers-color-scheme: dark) {
      dialog { color: #e5e7eb; background: #22262d; }
      .detail { color: #aeb4bf; }
      h1 { color: #9aa1ac; }
      .message[data-tone="error"] { color: #ff8a80; }
      .message[data-tone="warning"] { color: #ffc266; }
      button, input[type="text"] { border-color: #4b525d; }
    }`
  const host = document.createElement('div')
  const root = host.attachShadow({ mode: 'closed' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(STYLE) // a constructed sheet is allowed where the page's policy forbids inline styles
  root.adoptedStyleSheets = [sheet]

  const add = <K extends keyof HTMLElementTagNameMap>(parent: Node, tag: K, text = ''): HTMLElementTagNameMap[K] => {
    const element = document.createElement(tag)
    element.textContent = text
    parent.appendChild(element)
    return element
  }
  const dialog = add(root, 'dialog')
  dialog.setAttribute('aria-label', wanted.title || wanted.message)
  if (wanted.title !== '') add(dialog, 'h1', wanted.title)
  if (wanted.message !== '') {
    const message = add(dialog, 'p', wanted.message)
    message.className = 'message'
    message.dataset['tone'] = wanted.tone
  }
  if (wanted.detail !== '') add(dialog, 'p', wanted.detail).className = 'detail'

  let field: HTMLInputElement | undefined
  if (wanted.kind === 'path') {
    field = add(dialog, 'input')
    field.type = 'text'
    field.spellcheck = false
    field.value = wanted.path
  }
  let box: HTMLInputElement | undefined
  if (wanted.checkboxLabel !== '') {
    const label = add(dialog, 'label')
    box = add(label, 'input')
    box.type = 'checkbox'
    box.checked = wanted.checkboxChecked
    add(label, 'span', wanted.checkboxLabel)
  }

  return new Promise((resolve) => {
    const finish = (button: number): void => {
      host.remove()
      resolve({ button, checked: box?.checked ?? wanted.checkboxChecked, path: field?.value.trim() ?? '' })
    }
    const footer = add(dialog, 'footer')
    for (const [index, text] of wanted.buttons.entries()) {
      const button = add(footer, 'button', text)
      button.addEventListener('click', () => finish(index))
      if (index !== wanted.defaultId) continue
      button.dataset['default'] = ''
      button.autofocus = true
    }
    dialog.addEventListener('cancel', () => finish(wanted.cancelId))
    field?.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.isComposing) finish(wanted.defaultId)
    })
    document.documentElement.append(host)
    dialog.showModal()
    field?.select()
  })
}

/** Lets the user choose files in the browser's own chooser; they stay in the page, `name` says where. */
export function chooseFiles(accept: string, multiple: boolean, name: string): Promise<number> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = accept
    input.multiple = multiple
    const finish = (): void => {
      const files = [...(input.files ?? [])]
      Object.defineProperty(globalThis, name, { value: files, configurable: true })
      resolve(files.length)
    }
    input.addEventListener('change', finish)
    input.addEventListener('cancel', finish)
    input.click()
  })
}
