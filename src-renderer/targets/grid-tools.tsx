import { Download, Ellipsis, Lock, LockOpen, Split, UserPlus } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { Plan } from '../../src-main/plans/plans.contract.ts'
import { isLocked } from '../../src-main/plans/plans.rules.ts'
import { useCommands } from '../app/commands.ts'
import { Icon } from '../app/parts/icon.tsx'
import { Menu, type MenuItem } from '../app/parts/menu.tsx'
import { Slot } from '../app/slots.tsx'
import { openDifference } from '../quotas/open-difference.ts'
import { openStart } from '../starting/open-start.ts'
import type { OpenDialog } from './target-dialogs.tsx'
import { useExport } from './use-export.ts'
import { groupings, type Grouping } from './grouping.ts'

export type GridToolsProps = {
  readonly plan: Plan
  /** Whether the selection is held already, so that the button releases. */
  readonly held: boolean
  readonly onHold: () => void
  readonly onRetype: () => void
  readonly onDialog: (open: OpenDialog) => void
  readonly grouping: Grouping
  readonly onGroup: (grouping: Grouping) => void
  readonly search: string
  readonly onSearch: (search: string) => void
  readonly onQuarters: (open: boolean) => void
  readonly onGroups: (open: boolean) => void
  /** Whether 下达 and 差额 stand under each group. */
  readonly compared: boolean
  readonly onCompared: (compared: boolean) => void
}

/**
 * The working grid's acts: buttons for the frequent ones, a menu for the rest, all in the palette with their keys.
 * Remembered, because the grid above them is drawn anew at every key.
 */
export const GridTools = memo(function GridTools(props: GridToolsProps): ReactNode {
  const { t } = useTranslation()
  const { plan, held, onHold, onRetype, onDialog, grouping } = props
  const exportWorkbook = useExport(plan.id)
  const locked = isLocked(plan.status)
  const [, go] = useLocation()
  const openSeasonality = (): void => go('/targets/season')
  const holdTitle = t(held ? 'targets.tool.release' : 'targets.tool.hold')

  const views: readonly MenuItem[] = [
    { id: 'open-quarters', label: t('targets.tool.openQuarters'), apart: true, run: () => props.onQuarters(true) },
    { id: 'close-quarters', label: t('targets.tool.closeQuarters'), run: () => props.onQuarters(false) },
    {
      id: 'open-groups',
      label: t('targets.tool.openGroups'),
      disabled: grouping === 'none',
      run: () => props.onGroups(true),
    },
    {
      id: 'close-groups',
      label: t('targets.tool.closeGroups'),
      disabled: grouping === 'none',
      run: () => props.onGroups(false),
    },
  ]

  useCommands([
    {
      id: 'targets.hold',
      title: holdTitle,
      keys: 'Ctrl+L',
      words: 'suoding sd jiesuo',
      disabled: locked,
      run: onHold,
    },
    {
      id: 'targets.spread',
      title: t('targets.tool.spread'),
      keys: 'Ctrl+T',
      words: 'gaiheji fentan',
      disabled: locked,
      run: onRetype,
    },
    {
      id: 'targets.reckon',
      title: t('reckon.open'),
      keys: 'Alt+M',
      words: 'piliang yunsuan jiajian chengyi quzheng',
      disabled: locked,
      run: () => onDialog('reckon'),
    },
    {
      id: 'targets.newCustomers',
      title: t('targets.tool.newCustomers'),
      words: 'xinzengkehu',
      disabled: locked,
      run: () => onDialog('new-customers'),
    },
    {
      id: 'targets.spreadQuotas',
      title: t('targets.tool.spreadQuotas'),
      words: 'xiada fenjie',
      disabled: locked,
      run: () => onDialog('spread-quotas'),
    },
    {
      id: 'targets.seasonality',
      title: t('targets.tool.seasonality'),
      words: 'jijie quxian',
      run: openSeasonality,
    },
    {
      id: 'targets.compared',
      title: t('quotas.showInGrid'),
      words: 'xiada chae duizhao',
      run: () => props.onCompared(!props.compared),
    },
    { id: 'targets.export', title: t('targets.tool.exportExcel'), words: 'daochu excel', run: exportWorkbook },
    ...views.map(({ id, label, disabled, run }) => ({
      id: `targets.${id}`,
      title: label,
      ...(disabled ? { disabled } : {}),
      run,
    })),
    ...groupings.map((value) => ({
      id: `targets.group.${value}`,
      title: `${t('targets.group.label')} ${t(`targets.group.${value}`)}`,
      words: 'fenzu fz',
      run: () => props.onGroup(value),
    })),
  ])
  const items: readonly MenuItem[] = [
    { id: 'reckon', label: t('reckon.open'), hint: 'Alt+M', disabled: locked, run: () => onDialog('reckon') },
    { id: 'start', label: t('starting.open'), disabled: locked, run: openStart },
    {
      id: 'spread-quotas',
      label: t('targets.tool.spreadQuotas'),
      disabled: locked,
      run: () => onDialog('spread-quotas'),
    },
    { id: 'difference', label: t('quotas.difference.open'), disabled: locked, run: () => openDifference() },
    { id: 'seasonality', label: t('targets.tool.seasonality'), run: openSeasonality },
    {
      id: 'compared',
      label: t('quotas.showInGrid'),
      checked: props.compared,
      apart: true,
      run: () => props.onCompared(!props.compared),
    },
    ...views,
  ]
  return (
    <>
      <Slot name="filter">
        <Menu
          label={`${t('targets.group.label')} ${t(`targets.group.${grouping}`)}`}
          items={groupings.map((value) => ({
            id: value,
            label: t(`targets.group.${value}`),
            checked: value === grouping,
            run: () => props.onGroup(value),
          }))}
        >
          <span>{t(`targets.group.${grouping}`)}</span>
        </Menu>
      </Slot>
      <Slot name="tools">
        <input
          className="field target-search"
          type="search"
          value={props.search}
          placeholder={t('targets.search')}
          aria-label={t('targets.search')}
          onChange={(event) => props.onSearch(event.target.value)}
        />
        <button type="button" className="btn quiet" title="Ctrl+L" disabled={locked} onClick={onHold}>
          <Icon of={held ? LockOpen : Lock} />
          {holdTitle}
        </button>
        <button
          type="button"
          className="btn quiet"
          title={`${t('targets.tool.spread')} (Ctrl+T)`}
          disabled={locked}
          onClick={onRetype}
        >
          <Icon of={Split} />
          <span className="tool-text">{t('targets.tool.spread')}</span>
        </button>
        <button
          type="button"
          className="btn quiet"
          title={t('targets.tool.newCustomers')}
          disabled={locked}
          onClick={() => onDialog('new-customers')}
        >
          <Icon of={UserPlus} />
          <span className="tool-text">{t('targets.tool.newCustomers')}</span>
        </button>
        <button type="button" className="btn quiet" title={t('targets.tool.exportExcel')} onClick={exportWorkbook}>
          <Icon of={Download} />
          <span className="tool-text">{t('targets.tool.exportExcel')}</span>
        </button>
        <Menu label={t('targets.tool.more')} right items={items}>
          <Icon of={Ellipsis} label={t('targets.tool.more')} />
        </Menu>
      </Slot>
    </>
  )
})
