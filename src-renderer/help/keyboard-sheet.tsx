import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { allCommands, commandLists, type Command } from '../app/commands.ts'
import { subjectAt } from '../app/routes.tsx'
import { shownKeys } from '../app/shortcuts.ts'
import { useStore } from '../app/store.ts'

type Row = { readonly name: string; readonly keys: readonly string[] }

/** Every key that works now, by group: the window's own, the grids', and those of the view in sight. */
export function KeyboardSheet(): ReactNode {
  const { t } = useTranslation()
  const general: readonly Row[] = [
    { name: t('shell.command.palette'), keys: ['Ctrl+K'] },
    { name: t('shell.command.undo'), keys: ['Ctrl+Z'] },
    { name: t('shell.command.redo'), keys: ['Ctrl+Y', 'Ctrl+Shift+Z'] },
    { name: t('shell.command.subjects'), keys: ['Ctrl+1', '…', 'Ctrl+8'] },
    { name: t('shell.command.regions'), keys: ['F6'] },
    { name: t('shell.command.regionsBack'), keys: ['Shift+F6'] },
    { name: t('shell.command.keyboard'), keys: ['F1'] },
    { name: t('help.gridCommand'), keys: ['Shift+F1'] },
    { name: t('history.open'), keys: ['Ctrl+Shift+H'] },
    { name: t('shell.command.close'), keys: ['Esc'] },
  ]
  const grid: readonly Row[] = [
    { name: t('shell.keys.move'), keys: ['↑', '↓', '←', '→'] },
    { name: t('shell.keys.next'), keys: ['Tab', 'Shift+Tab'] },
    { name: t('shell.keys.edge'), keys: ['Ctrl+↑', '↓', '←', '→'] },
    { name: t('shell.keys.rowEnds'), keys: ['Home', 'End'] },
    { name: t('shell.keys.gridEnds'), keys: ['Ctrl+Home', 'Ctrl+End'] },
    { name: t('shell.keys.page'), keys: ['PageUp', 'PageDown'] },
    { name: t('shell.keys.select'), keys: ['Shift+↑', '↓', '←', '→'] },
    { name: t('shell.keys.selectEdge'), keys: ['Ctrl+Shift+↑', '↓', '←', '→'] },
    { name: t('shell.keys.wholeRow'), keys: ['Shift+Space'] },
    { name: t('shell.keys.wholeColumn'), keys: ['Ctrl+Space'] },
    { name: t('shell.keys.selectAll'), keys: ['Ctrl+A'] },
    { name: t('shell.keys.add'), keys: ['Shift+F8'] },
    { name: t('shell.keys.edit'), keys: ['F2'] },
    { name: t('shell.keys.commit'), keys: ['Enter', 'Shift+Enter'] },
    { name: t('shell.keys.leave'), keys: ['Esc'] },
    { name: t('shell.keys.empty'), keys: ['Backspace'] },
    { name: t('shell.keys.clear'), keys: ['Delete'] },
    { name: t('shell.keys.copy'), keys: ['Ctrl+C'] },
    { name: t('shell.keys.cut'), keys: ['Ctrl+X'] },
    { name: t('shell.keys.paste'), keys: ['Ctrl+V'] },
    { name: t('shell.keys.fillDown'), keys: ['Ctrl+D'] },
    { name: t('shell.keys.fillRight'), keys: ['Ctrl+R'] },
    { name: t('shell.keys.toggle'), keys: ['Space'] },
    { name: t('shell.keys.filter'), keys: ['Alt+↓'] },
  ]
  // The window's own commands stand above already; what is left belongs to the view in sight.
  const view = allCommands(useStore(commandLists)).filter((command) => command.keys && !command.id.startsWith('shell.'))
  const [path] = useLocation()
  const subject = subjectAt(path)
  const groupOf = (command: Command): string => command.group ?? (subject ? t(`shell.nav.${subject.key}`) : '')
  const groups = [...new Set(view.map(groupOf))]
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by Tab
    <div data-first-focus className="keyboard" role="region" aria-label={t('shell.keys.title')} tabIndex={0}>
      <Group title={t('shell.keys.general')} rows={general} />
      <Group title={t('shell.keys.grid')} rows={grid} />
      {groups.map((group) => (
        <Group
          key={group}
          title={group}
          rows={view
            .filter((command) => groupOf(command) === group)
            .map((command) => ({ name: command.title, keys: [command.keys ?? ''] }))}
        />
      ))}
    </div>
  )
}

function Group({ title, rows }: { readonly title: string; readonly rows: readonly Row[] }): ReactNode {
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {rows.map((row) => (
          <div key={row.name} className="key-row">
            <dt>{row.name}</dt>
            <dd>
              {row.keys.map((keys) => (
                <kbd key={keys}>{shownKeys(keys)}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
