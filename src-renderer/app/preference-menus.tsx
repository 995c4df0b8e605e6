import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language, Theme } from '../../src-main/workspaces/workspaces.contract.ts'
import { attempt } from './notices.ts'
import { Menu } from './parts/menu.tsx'
import { savePreferences, usePreferences } from './preferences.ts'

export const languages: readonly Language[] = ['zh-CN', 'en']
export const themes: readonly Theme[] = ['system', 'light', 'dark']

export function LanguageMenu(): ReactNode {
  const { t } = useTranslation()
  const { language } = usePreferences()
  return (
    <Menu
      up
      right
      label={`${t('firstRun.language')} ${t(`settings.languages.${language}`)}`}
      items={languages.map((each) => ({
        id: each,
        label: t(`settings.languages.${each}`),
        checked: each === language,
        run: () => attempt(savePreferences({ language: each })),
      }))}
    >
      {t(`settings.languages.${language}`)}
    </Menu>
  )
}

export function ThemeMenu(): ReactNode {
  const { t } = useTranslation()
  const { theme } = usePreferences()
  return (
    <Menu
      up
      right
      label={`${t('firstRun.theme')} ${t(`settings.themes.${theme}`)}`}
      items={themes.map((each) => ({
        id: each,
        label: t(`settings.themes.${each}`),
        checked: each === theme,
        run: () => attempt(savePreferences({ theme: each })),
      }))}
    >
      {t('firstRun.theme')} {t(`settings.themes.${theme}`)}
    </Menu>
  )
}
