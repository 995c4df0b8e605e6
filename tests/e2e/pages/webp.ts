import type { Page } from '@playwright/test'

/** The same picture as WebP, made by the browser itself, at a quality at which small text stays sharp. */
export async function asWebp(page: Page, png: Buffer): Promise<Buffer> {
  const url = await page.evaluate(async (given) => {
    const bytes = Uint8Array.from(atob(given), (char) => char.charCodeAt(0))
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0)
    const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.9 })
    return new Promise<string>((resolve) => {
      const reader = new FileReader()
      reader.addEventListener('load', () => resolve(String(reader.result)))
      reader.readAsDataURL(blob)
    })
  }, png.toString('base64'))
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')
}
