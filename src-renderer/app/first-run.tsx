import { Book, Building2, FolderOpen, History, Plus, User } from 'lucide-react'
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { WorkspaceKind } from '../../src-main/workspaces/workspaces.contract.ts'
import { ask, useCall } from '../api.ts'
import '../styles/first-run.css'
import { FirstRunSide } from './first-run-side.tsx'
import { LastProblem } from './last-problem.tsx'
import { NewWorkspace } from './new-workspace.tsx'
import { showFailure } from './notices.ts'
import { Icon } from './parts/icon.tsx'
import { Mark } from './parts/mark.tsx'
import { LanguageMenu, ThemeMenu } from './preference-menus.tsx'
import { usePreferences } from './preferences.ts'
import { isEditing } from './shortcuts.ts'
import { workspaceChanged } from './workspace-acts.ts'

type Way = 'sample' | 'restore' | 'open'

/** The ways in: 1 the sample, 2 and 3 a new workspace, 4 a backup. Arrow keys go through them. */
export function FirstRun(): ReactNode {
  const { t } = useTranslation()
  const { version } = usePreferences()
  const known = useCall('workspace.list', {}).data ?? []
  const [kind, setKind] = useState<WorkspaceKind | null>(null)
  const [busy, setBusy] = useState<Way | null>(null)
  const column = useRef<HTMLDivElement>(null)

  const enter = async (way: Way, open: () => Promise<unknown>): Promise<void> => {
    if (busy !== null) return
    setBusy(way)
    try {
      await open()
      await workspaceChanged()
    } catch (error) {
      showFailure(error)
    } finally {
      setBusy(null)
    }
  }
  const sample = (): void => void enter('sample', () => ask('workspace.openSample', {}))
  const restore = (): void => void enter('restore', () => ask('workspace.restore', {}))
  const choose = (chosen: WorkspaceKind): void => setKind((now) => (now === chosen ? null : chosen))

  const digits = useRef<Readonly<Record<string, () => void>>>({})
  useEffect(() => {
    digits.current = { 1: sample, 2: () => choose('manager'), 3: () => choose('headquarters'), 4: restore }
  })
  useEffect(() => {
    column.current?.querySelector<HTMLElement>('[data-way]')?.focus()
    const key = (event: globalThis.KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isEditing(event.target)) return
      const way = digits.current[event.key]
      if (!way) return
      // The digit must not land in the field that it opens.
      event.preventDefault()
      way()
    }
    window.addEventListener('keydown', key)
    return () => window.removeEventListener('keydown', key)
  }, [])

  return (
    <div className="first">
      <header>
        <div className="brand">
          <Mark label={t('shell.product')} />
          <h1>{t('shell.product')}</h1>
        </div>
        <p className="lead">{t('firstRun.lead')}</p>
      </header>
      <main className="col" ref={column} onKeyDown={moveThroughWays}>
        <LastProblem />
        <h2 className="ask">{t('firstRun.ask')}</h2>
        <ul className="ways">
          {known.length === 0 ? null : (
            <li className="way">
              <Icon of={FolderOpen} />
              <div className="grow">
                <h3>{t('firstRun.existing.title')}</h3>
                <div className="others">
                  {known.slice(0, 4).map((each) => (
                    <button
                      key={each.id}
                      type="button"
                      data-way
                      onClick={() => void enter('open', () => ask('workspace.open', { id: each.id }))}
                    >
                      <span className="grow cut">
                        {each.name} · {each.user}
                      </span>
                      <span className="t3 sm">
                        {each.sample ? t('firstRun.existing.sample') : t(`domain.workspaceKind.${each.kind}`)}
                      </span>
                    </button>
                  ))}
                </div>
              </div>
            </li>
          )}
          <li className="way">
            <Icon of={Book} />
            <div className="grow">
              <h3>{t('firstRun.sample.title')}</h3>
              <p>{t('firstRun.sample.text')}</p>
            </div>
            <button type="button" className="btn primary" data-way disabled={busy !== null} onClick={sample}>
              {busy === 'sample' ? t('firstRun.sample.opening') : t('firstRun.sample.open')} <kbd>1</kbd>
            </button>
          </li>
          <li className="way">
            <Icon of={Plus} />
            <div className="grow">
              <h3>{t('firstRun.fresh.title')}</h3>
              <p>{t('firstRun.fresh.text')}</p>
              <div className="roles">
                <button
                  type="button"
                  className="btn"
                  data-way
                  aria-expanded={kind === 'manager'}
                  onClick={() => choose('manager')}
                >
                  <Icon of={User} />
                  <span>
                    <b>{t('firstRun.fresh.manager')}</b>
                    <span className="sm t3">{t('firstRun.fresh.managerText')}</span>
                  </span>
                  <kbd>2</kbd>
                </button>
                <button
                  type="button"
                  className="btn"
                  data-way
                  aria-expanded={kind === 'headquarters'}
                  onClick={() => choose('headquarters')}
                >
                  <Icon of={Building2} />
                  <span>
                    <b>{t('firstRun.fresh.headquarters')}</b>
                    <span className="sm t3">{t('firstRun.fresh.headquartersText')}</span>
                  </span>
                  <kbd>3</kbd>
                </button>
              </div>
              {kind === null ? null : <NewWorkspace key={kind} kind={kind} onCancel={() => setKind(null)} />}
            </div>
          </li>
          <li className="way">
            <Icon of={History} />
            <div className="grow">
              <h3>{t('firstRun.restore.title')}</h3>
              <p>{t('firstRun.restore.text')}</p>
            </div>
            <button type="button" className="btn" data-way disabled={busy !== null} onClick={restore}>
              {busy === 'restore' ? t('firstRun.restore.checking') : t('firstRun.restore.choose')} <kbd>4</kbd>
            </button>
          </li>
        </ul>
      </main>
      <FirstRunSide />
      <footer>
        <span>{t('firstRun.version', { version })}</span>
        <span className="grow" />
        <LanguageMenu />
        <ThemeMenu />
      </footer>
    </div>
  )
}

function moveThroughWays(event: KeyboardEvent<HTMLElement>): void {
  if (isEditing(event.target)) return
  const step =
    event.key === 'ArrowDown' || event.key === 'ArrowRight'
      ? 1
      : event.key === 'ArrowUp' || event.key === 'ArrowLeft'
        ? -1
        : 0
  if (step === 0) return
  const ways = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-way]')]
  const at = ways.findIndex((way) => way === document.activeElement)
  ways[(at + step + ways.length) % ways.length]?.focus()
  event.preventDefault()
}
