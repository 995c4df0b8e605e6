/** The window's one origin. `file://` is never loaded. */
export const scheme = 'app'
export const host = 'qudao'
export const origin = `${scheme}://${host}`

/** Whether an address is the app's own. In development the renderer's dev server counts too; never when packaged. */
export function isOurs(url: string, devServer: string | undefined): boolean {
  if (url.startsWith(`${origin}/`)) return true
  return devServer !== undefined && new URL(url).origin === new URL(devServer).origin
}
