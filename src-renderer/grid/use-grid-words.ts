import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { usePreferences } from '../app/preferences.ts'
import { failureLine } from '../text/failure-text.ts'
import type { GridWords } from './words.ts'

/** The grid's own words, made once for a language. */
export function useGridWords(): GridWords {
  const { t } = useTranslation()
  const { language } = usePreferences()
  return useMemo(
    () => ({
      held: t('grid.held'),
      partHeld: t('grid.partHeld'),
      saved: t('grid.saved'),
      refused: t('grid.refused'),
      selectAll: t('grid.selectAll'),
      adding: t('grid.adding'),
      copyRefused: t('grid.copyRefused'),
      skipped: (count) => t('grid.skipped', { count }),
      outside: (count) => t('grid.outside', { count }),
      hidden: (count) => t('grid.hidden', { count }),
      times: (reason, count) => t('grid.times', { reason, count }),
      savedCells: (count) => t('grid.savedCells', { count }),
      notWritten: (count) => t('grid.notWritten', { count }),
      filter: (title) => t('grid.filter', { title }),
      filtered: (title) => t('grid.filtered', { title }),
      openGroup: (title) => t('grid.openGroup', { title }),
      failure: (failure) => failureLine(failure, language),
    }),
    [t, language],
  )
}
