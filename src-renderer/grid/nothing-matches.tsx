import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** In the body's place while search or filters leave no row. */
export function NothingMatches({ onClear }: { readonly onClear: () => void }): ReactNode {
  const { t } = useTranslation()
  return (
    <p>
      {t('grid.nothingMatches')}{' '}
      <button type="button" className="btn" onClick={onClear}>
        {t('grid.clearAll')}
      </button>
    </p>
  )
}
