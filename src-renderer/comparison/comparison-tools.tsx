import { Download, ListFilter } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ComparedGrouping } from '../../src-main/comparison/comparison.contract.ts'
import { comparedGroupings } from '../../src-main/shared/choices.ts'
import { useCommands } from '../app/commands.ts'
import { Icon } from '../app/parts/icon.tsx'
import { Menu } from '../app/parts/menu.tsx'
import { Segmented } from '../app/parts/segmented.tsx'
import { Slot } from '../app/slots.tsx'
import { shownKinds, type ShownKind } from './comparison-columns.ts'
import type { OtherSide } from './other-side.ts'

export type ComparisonToolsProps = {
  readonly sides: readonly OtherSide[]
  readonly side: OtherSide
  readonly onSide: (side: OtherSide) => void
  readonly grouping: ComparedGrouping
  readonly onGroup: (grouping: ComparedGrouping) => void
  readonly shown: ShownKind
  readonly onShown: (shown: ShownKind) => void
  readonly only: boolean
  readonly onOnly: (only: boolean) => void
  readonly onExport: () => void
}

/** With what, how gathered, what shown; all of it in the palette too. */
export function ComparisonTools(props: ComparisonToolsProps): ReactNode {
  const { t } = useTranslation()
  const { sides, side, grouping, shown, only } = props
  // Quotas are given to a subject, so that without groups there would be nothing to show.
  const groupings = comparedGroupings.filter((one) => side.with.kind !== 'quota' || one !== 'none')
  useCommands([
    {
      id: 'comparison.only',
      title: t('comparison.onlyDifferences'),
      keys: 'Ctrl+Shift+D',
      words: 'zhikanchayi',
      run: () => props.onOnly(!only),
    },
    ...shownKinds.map((kind) => ({
      id: `comparison.shown.${kind}`,
      title: `${t('comparison.shown.label')} ${t(`comparison.shown.${kind}`)}`,
      run: () => props.onShown(kind),
    })),
    { id: 'comparison.export', title: t('comparison.export'), words: 'daochu excel', run: props.onExport },
  ])
  return (
    <>
      <Slot name="filter">
        <Menu
          label={t('comparison.withLabel', { name: side.name })}
          items={sides.map((one) => ({
            id: one.id,
            label: one.name,
            ...(one.hint ? { hint: one.hint } : {}),
            checked: one.id === side.id,
            run: () => props.onSide(one),
          }))}
        >
          <span className="k">{t('comparison.with')}</span> {side.name}
        </Menu>
        <Menu
          label={t('comparison.group.label', { name: t(`comparison.group.${grouping}`) })}
          items={groupings.map((value) => ({
            id: value,
            label: t(`comparison.group.${value}`),
            checked: value === grouping,
            run: () => props.onGroup(value),
          }))}
        >
          <span>{t(`comparison.group.${grouping}`)}</span>
        </Menu>
      </Slot>
      <Slot name="tools">
        <Segmented
          label={t('comparison.shown.label')}
          value={shown}
          onChoose={props.onShown}
          choices={shownKinds.map((value) => ({ value, label: t(`comparison.shown.${value}`) }))}
        />
        <button
          type="button"
          className="btn quiet"
          title="Ctrl+Shift+D"
          aria-pressed={only}
          onClick={() => props.onOnly(!only)}
        >
          <Icon of={ListFilter} />
          {t('comparison.onlyDifferences')}
        </button>
        <button type="button" className="btn quiet" onClick={props.onExport}>
          <Icon of={Download} />
          {t('comparison.export')}
        </button>
      </Slot>
    </>
  )
}
