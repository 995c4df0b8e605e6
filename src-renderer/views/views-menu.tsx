import { LayoutList } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommands } from '../app/commands.ts'
import { attempt, say } from '../app/notices.ts'
import { Icon } from '../app/parts/icon.tsx'
import { Menu, type MenuItem } from '../app/parts/menu.tsx'
import { NameDialog } from './name-dialog.tsx'
import type { GridViews } from './use-grid-view.ts'

/** The saved views of a grid, and what can be done with them. Each stands in the palette as well. */
export function ViewsMenu({
  views,
  onDisplay,
}: {
  readonly views: GridViews
  readonly onDisplay: () => void
}): ReactNode {
  const { t } = useTranslation()
  const [naming, setNaming] = useState<'save-as' | 'rename' | null>(null)
  const { saved, current, changed } = views
  const name = current?.name ?? t('views.plain')
  const none = current === null

  const remove = (): void => {
    if (!current) return
    const gone = current
    attempt(
      views.remove().then(() => {
        say(t('views.removed', { name: gone.name }), {
          label: t('views.restore'),
          run: () => attempt(views.restore(gone)),
        })
      }),
    )
  }
  const save = (): void => attempt(views.edit({ content: views.content }))
  const items: readonly MenuItem[] = [
    { id: 'plain', label: t('views.plain'), checked: none, run: () => views.open(null) },
    ...saved.map((view) => ({
      id: view.id,
      label: view.name,
      checked: view.id === current?.id,
      ...(view.standard ? { hint: t('views.standard') } : {}),
      run: () => views.open(view.id),
    })),
    { id: 'display', label: t('views.display'), hint: 'Alt+C', apart: true, run: onDisplay },
    { id: 'save', label: t('views.save'), apart: true, disabled: none || !changed, run: save },
    { id: 'save-as', label: t('views.saveAs'), run: () => setNaming('save-as') },
    { id: 'rename', label: t('views.rename'), disabled: none, run: () => setNaming('rename') },
    {
      id: 'standard',
      label: t(current?.standard ? 'views.notStandard' : 'views.makeStandard'),
      disabled: none,
      run: () => attempt(views.edit({ standard: !current?.standard })),
    },
    { id: 'remove', label: t('views.remove'), disabled: none, run: remove },
  ]
  const group = t('views.title')
  useCommands([
    {
      id: 'views.display',
      group,
      title: t('views.display'),
      keys: 'Alt+C',
      words: 'xianshi lie dongjie',
      run: onDisplay,
    },
    { id: 'views.saveAs', group, title: t('views.saveAs'), words: 'lingcun shitu', run: () => setNaming('save-as') },
    { id: 'views.save', group, title: t('views.save'), words: 'baocun shitu', disabled: none || !changed, run: save },
    { id: 'views.plain', group, title: t('views.open', { name: t('views.plain') }), run: () => views.open(null) },
    ...saved.map((view) => ({
      id: `views.open.${view.id}`,
      group,
      title: t('views.open', { name: view.name }),
      run: () => views.open(view.id),
    })),
  ])
  return (
    <>
      <Menu label={`${t('views.title')} ${name}`} items={items} className="views-pick">
        <Icon of={LayoutList} />
        <span className="cut">
          {name}
          {changed ? ` ${t('views.changed')}` : ''}
        </span>
      </Menu>
      {naming ? (
        <NameDialog
          title={t(naming === 'rename' ? 'views.rename' : 'views.saveAs')}
          initial={naming === 'rename' ? name : ''}
          onName={(chosen) => (naming === 'rename' ? views.edit({ name: chosen }) : views.saveAs(chosen))}
          onClose={() => setNaming(null)}
        />
      ) : null}
    </>
  )
}
