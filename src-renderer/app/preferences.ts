import { useQuery } from '@tanstack/react-query'
import type { Preferences } from '../../src-main/workspaces/workspaces.contract.ts'
import { usualForm } from '../../src-main/shared/money.ts'
import { ask, keyOf, queryClient } from '../api.ts'
import { i18n } from '../text/texts.ts'
import { amountForm } from './amounts.ts'
import { createStore } from './store.ts'

const key = keyOf('preferences.read', {})
const systemDark = window.matchMedia('(prefers-color-scheme: dark)')

/** True while the window is dark, by choice or by the system. */
export const dark = createStore(systemDark.matches)

let theme: Preferences['theme'] = 'system'

function paintTheme(): void {
  const isDark = theme === 'system' ? systemDark.matches : theme === 'dark'
  document.documentElement.classList.toggle('dark', isDark)
  dark.set(isDark)
}

systemDark.addEventListener('change', paintTheme)

/** Puts language, theme and the look of amounts on the window. Called before the first paint and whenever they change. */
export function applyPreferences(preferences: Preferences): void {
  queryClient.setQueryData(key, preferences)
  amountForm.set(preferences.amounts)
  document.documentElement.dataset['negative'] = preferences.amounts.negative
  theme = preferences.theme
  paintTheme()
  document.documentElement.lang = preferences.language
  if (i18n.language !== preferences.language) void i18n.changeLanguage(preferences.language)
  document.title = i18n.t('shell.product')
}

/** Reads once, before the first paint. */
export async function loadPreferences(): Promise<void> {
  applyPreferences(await ask('preferences.read', {}))
}

/** Changes language, theme, unit or the look of amounts; the window follows the answer. */
export async function savePreferences(change: Partial<Omit<Preferences, 'version'>>): Promise<void> {
  applyPreferences(await ask('preferences.write', change))
}

/** The preferences as they stand; they are read before anything is drawn. */
export function usePreferences(): Preferences {
  const { data } = useQuery<Preferences>({ queryKey: key, queryFn: () => ask('preferences.read', {}) })
  return data ?? { language: 'zh-CN', theme: 'system', unit: 'wan', amounts: usualForm, version: '' }
}
