import type { Locator, Page } from '@playwright/test'

const anyField = (page: Page): Locator => page.getByRole('searchbox', { name: /^(查找渠道|Find a channel)$/ })

/** Puts texts on the clipboard as another program would. The page itself may neither read nor write it unasked. */
export async function putOnClipboard(page: Page, text: string, html?: string): Promise<void> {
  await page.evaluate(
    ([plain, table]) => {
      const give = (event: ClipboardEvent): void => {
        event.clipboardData?.setData('text/plain', plain ?? '')
        if (table !== undefined) event.clipboardData?.setData('text/html', table)
        event.preventDefault()
        event.stopImmediatePropagation()
      }
      window.addEventListener('copy', give, { capture: true, once: true })
    },
    [text, html],
  )
  await anyField(page).focus()
  await page.keyboard.press('Control+C')
}

/** What the clipboard holds, seen by pasting it into a field. */
export async function pastedIntoField(page: Page): Promise<string> {
  const field = anyField(page)
  await field.focus()
  await page.keyboard.press('Control+V')
  const text = await field.inputValue()
  await field.fill('')
  return text
}
