import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { ask } from '../api.ts'
import { useCommands, type Command } from './commands.ts'
import { attempt } from './notices.ts'
import { openNewPlan, overlays } from './overlays.ts'
import { usePlanContext } from './plan-context.tsx'
import { dark, savePreferences } from './preferences.ts'
import { moveRegion } from './regions.ts'
import { subjects } from './routes.tsx'
import { redo, undo } from './undo.ts'
import { backUp, closeWorkspace } from './workspace-acts.ts'
import { useWorkspace } from './workspace.ts'

/** What can be done anywhere in the window. */
export function useShellCommands(): void {
  const { t, i18n } = useTranslation()
  const [, go] = useLocation()
  const { folder } = useWorkspace()
  const { plan, plans, setPlan, measure, setMeasure } = usePlanContext()
  const commands: readonly Command[] = [
    ...subjects.map((subject, place) => ({
      id: `shell.go.${subject.key}`,
      title: t('shell.command.go', { subject: t(`shell.nav.${subject.key}`) }),
      keys: `Ctrl+${place + 1}`,
      words: subject.words,
      whileEditing: true,
      run: () => go(subject.path),
    })),
    {
      id: 'shell.history',
      title: t('history.open'),
      keys: 'Ctrl+Shift+H',
      words: 'lishi ls history',
      whileEditing: true,
      run: () => go('/targets/history'),
    },
    { id: 'shell.undo', title: t('shell.command.undo'), keys: 'Ctrl+Z', words: 'chexiao cx', run: undo },
    { id: 'shell.redo', title: t('shell.command.redo'), keys: 'Ctrl+Y', words: 'chongzuo cz', run: redo },
    { id: 'shell.new-plan', title: t('shell.command.newPlan'), words: 'xinjian jihua', run: openNewPlan },
    {
      id: 'shell.folder',
      title: t('settings.showFolder'),
      words: 'dakai wenjianjia folder',
      run: () => attempt(ask('workspace.showFolder', { path: folder })),
    },
    ...(['intake', 'revenue'] as const).map((each) => ({
      id: `shell.measure.${each}`,
      title: `${t('shell.bar.measure')} ${t(`domain.measure.${each}`)}`,
      words: 'zhibiao zb measure',
      disabled: each === measure,
      run: () => setMeasure(each),
    })),
    ...plans.map((each) => ({
      id: `shell.plan.${each.id}`,
      title: `${t('domain.fiscalYear', { year: each.fiscalYear })} ${t('domain.plan', { version: each.version })}`,
      words: 'jihua jh plan',
      disabled: each.id === plan?.id,
      run: () => setPlan(each.id),
    })),
    { id: 'shell.back-up', title: t('shell.command.backUp'), words: 'beifen bf', run: backUp },
    {
      id: 'shell.theme',
      title: t('shell.command.theme'),
      words: 'waiguan shense anse',
      run: () => attempt(savePreferences({ theme: dark.get() ? 'light' : 'dark' })),
    },
    {
      id: 'shell.language',
      title: t('shell.command.language'),
      words: 'yuyan english',
      run: () => attempt(savePreferences({ language: i18n.language === 'en' ? 'zh-CN' : 'en' })),
    },
    { id: 'shell.close-workspace', title: t('shell.command.closeWorkspace'), words: 'guanbi gb', run: closeWorkspace },
    {
      id: 'shell.grid-help',
      title: t('help.gridCommand'),
      keys: 'Shift+F1',
      words: 'bangzhu bz help',
      whileEditing: true,
      run: () => overlays.set('grid-help'),
    },
    {
      id: 'shell.keyboard',
      title: t('shell.command.keyboard'),
      keys: 'F1',
      words: 'jianpan jp kuaijiejian',
      whileEditing: true,
      run: () => overlays.set('keyboard'),
    },
  ]
  useCommands(commands)
}

/** Keys that are no commands of the palette: the palette itself and the way round the window. */
export const hiddenCommands: readonly Command[] = [
  { id: 'shell.palette', title: '', keys: 'Ctrl+K', whileEditing: true, run: () => overlays.set('palette') },
  { id: 'shell.redo-too', title: '', keys: 'Ctrl+Shift+Z', run: redo },
  { id: 'shell.regions', title: '', keys: 'F6', whileEditing: true, run: () => moveRegion(1) },
  { id: 'shell.regions-back', title: '', keys: 'Shift+F6', whileEditing: true, run: () => moveRegion(-1) },
]
