import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommands } from '../app/commands.ts'
import { Slot } from '../app/slots.tsx'
import { useKept } from './use-kept.ts'

const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean'

/** Whether tables A and C show departments' sums, in which a total can be typed; kept for both. */
export const useSubtotals = (): readonly [boolean, (shown: boolean) => void] => useKept('subtotals', false, isBoolean)

export function SubtotalToggle(props: {
  readonly shown: boolean
  readonly onShow: (shown: boolean) => void
}): ReactNode {
  const { t } = useTranslation()
  const { shown, onShow } = props
  const turn = (): void => onShow(!shown)
  useCommands([
    { id: 'targets.subtotals', title: t('targets.tool.subtotals'), keys: 'Alt+S', words: 'bumen xiaoji', run: turn },
  ])
  return (
    <Slot name="tools">
      <button type="button" className="btn quiet" aria-pressed={shown} title="Alt+S" onClick={turn}>
        {t('targets.tool.subtotals')}
      </button>
    </Slot>
  )
}
