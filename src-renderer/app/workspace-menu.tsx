import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useCall } from '../api.ts'
import { Menu } from './parts/menu.tsx'
import { backUp, closeWorkspace, openWorkspace } from './workspace-acts.ts'
import { useWorkspace } from './workspace.ts'

/** Which workspace this is, and the way to others. */
export function WorkspaceMenu(): ReactNode {
  const { t } = useTranslation()
  const [, go] = useLocation()
  const workspace = useWorkspace()
  const known = useCall('workspace.list', {}).data ?? [workspace]
  const name = `${workspace.name} · ${workspace.user}`
  const sample = workspace.sample ? ` ${t('shell.bar.sample')}` : ''
  return (
    <Menu
      label={`${t('shell.bar.workspace')} ${name}${sample}`}
      className="main-pick"
      items={[
        ...known.map((each) => ({
          id: each.id,
          label: `${each.name} · ${each.user}`,
          hint: each.sample ? t('shell.bar.sample') : t(`domain.workspaceKind.${each.kind}`),
          checked: each.id === workspace.id,
          run: () => {
            if (each.id !== workspace.id) openWorkspace(each.id)
          },
        })),
        { id: 'other', label: t('shell.bar.otherWorkspace'), apart: true, run: closeWorkspace },
        { id: 'back-up', label: t('shell.bar.backUp'), apart: true, run: backUp },
        { id: 'settings', label: t('shell.bar.settings'), run: () => go('/settings') },
      ]}
    >
      <span className="cut">{name}</span>
      {workspace.sample ? <span className="tag">{t('shell.bar.sample')}</span> : null}
    </Menu>
  )
}
