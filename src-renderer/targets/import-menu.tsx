import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isLocked } from '../../src-main/plans/plans.rules.ts'
import type { Measure, Plan } from '../../src-main/plans/plans.contract.ts'
import { useCommands } from '../app/commands.ts'
import { Menu } from '../app/parts/menu.tsx'
import { Slot } from '../app/slots.tsx'
import { useImporting } from '../workbooks/import-button.tsx'

/** Quotas or monthly targets from a file, into the plan and measure on the screen. */
export function ImportMenu({ plan, measure }: { readonly plan: Plan; readonly measure: Measure }): ReactNode {
  const { t } = useTranslation()
  const quotas = useImporting('quotas', plan.id, measure)
  const targets = useImporting('targets', plan.id, measure)
  const disabled = isLocked(plan.status) || quotas.busy || targets.busy
  const ways = [
    { id: 'quotas', label: t('targets.tool.importQuotas'), words: 'daoru xiada', run: quotas.choose },
    { id: 'targets', label: t('targets.tool.importTargets'), words: 'daoru zhibiao', run: targets.choose },
  ]
  useCommands(
    ways.map(({ id, label, words, run }) => ({ id: `targets.import.${id}`, title: label, words, disabled, run })),
  )
  return (
    <>
      <Slot name="tools">
        <Menu
          label={t('workbooks.import')}
          right
          disabled={disabled}
          items={ways.map(({ id, label, run }) => ({ id, label, run }))}
        >
          <span>{t('workbooks.import')}</span>
        </Menu>
      </Slot>
      {quotas.dialog}
      {targets.dialog}
    </>
  )
}
