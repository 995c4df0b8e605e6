import { Emulated } from './strict.ts'
import { openPages } from './windows.ts'

type ThemeSource = 'system' | 'light' | 'dark'

/** Electron's `nativeTheme`; the host cannot ask the system, so `system` means light. */
class NativeTheme extends Emulated {
  static override readonly label = 'nativeTheme'
  static override readonly events = ['updated']
  #source: ThemeSource = 'system'

  get themeSource(): ThemeSource {
    return this.#source
  }

  set themeSource(source: ThemeSource) {
    const before = this.shouldUseDarkColors
    this.#source = source
    for (const page of openPages()) void page.session.send('Emulation.setEmulatedMedia', { features: themeFeatures() })
    if (this.shouldUseDarkColors !== before) this.emit('updated')
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark'
  }
}

export const nativeTheme = new NativeTheme()

/** What every page is told about light and dark. */
export function themeFeatures(): { name: string; value: string }[] {
  const { themeSource } = nativeTheme
  return themeSource === 'system' ? [] : [{ name: 'prefers-color-scheme', value: themeSource }]
}
