import { DatabaseBackup, FolderOpen, Keyboard, LogOut } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ask, useCall } from '../api.ts'
import { clockTime, day } from '../app/format.ts'
import { attempt } from '../app/notices.ts'
import { overlays } from '../app/overlays.ts'
import { Icon } from '../app/parts/icon.tsx'
import { Segmented } from '../app/parts/segmented.tsx'
import { Tabs } from '../app/parts/tabs.tsx'
import { languages, themes } from '../app/preference-menus.tsx'
import { savePreferences, usePreferences } from '../app/preferences.ts'
import { backUp, closeWorkspace } from '../app/workspace-acts.ts'
import { useWorkspace } from '../app/workspace.ts'
import './settings.css'

/** Language, appearance, where the data lies, backups, and the way to other workspaces. */
export function SettingsView(): ReactNode {
  const { t } = useTranslation()
  return (
    <>
      <Tabs
        label={t('settings.title')}
        tabs={[{ value: 'all', label: t('settings.title') }]}
        value="all"
        onChoose={() => {}}
      />
      <div className="page">
        <div className="settings">
          <WindowCard />
          <WorkspaceCard />
          <SafetyCard />
          <AboutCard />
        </div>
      </div>
    </>
  )
}

function WindowCard(): ReactNode {
  const { t } = useTranslation()
  const { language, theme } = usePreferences()
  return (
    <section className="card">
      <h2>{t('settings.window')}</h2>
      <dl className="kv">
        <dt>{t('settings.language')}</dt>
        <dd>
          <Segmented
            label={t('settings.language')}
            value={language}
            onChoose={(chosen) => attempt(savePreferences({ language: chosen }))}
            choices={languages.map((value) => ({ value, label: t(`settings.languages.${value}`) }))}
          />
        </dd>
        <dt>{t('settings.theme')}</dt>
        <dd>
          <Segmented
            label={t('settings.theme')}
            value={theme}
            onChoose={(chosen) => attempt(savePreferences({ theme: chosen }))}
            choices={themes.map((value) => ({ value, label: t(`settings.themes.${value}`) }))}
          />
        </dd>
      </dl>
    </section>
  )
}

function WorkspaceCard(): ReactNode {
  const { t } = useTranslation()
  const workspace = useWorkspace()
  const savedAt = useCall('workspace.status', {}).data?.savedAt ?? null
  const saved = savedAt === null ? null : new Date(savedAt)
  return (
    <section className="card">
      <h2>{t('settings.workspace')}</h2>
      {workspace.sample ? <p className="t2 note">{t('settings.sample')}</p> : null}
      <dl className="kv selectable">
        <dt>{t('settings.name')}</dt>
        <dd>{workspace.name}</dd>
        <dt>{t('settings.kind')}</dt>
        <dd>{t(`domain.workspaceKind.${workspace.kind}`)}</dd>
        <dt>{t('settings.user')}</dt>
        <dd>{workspace.user}</dd>
        <dt>{t('settings.savedAt')}</dt>
        <dd>{saved === null ? t('settings.never') : `${day(saved)} ${clockTime(saved)}`}</dd>
        <dt>{t('settings.folder')}</dt>
        <dd>{workspace.folder}</dd>
      </dl>
      <div className="acts">
        <button
          type="button"
          className="btn"
          onClick={() => attempt(ask('workspace.showFolder', { path: workspace.folder }))}
        >
          <Icon of={FolderOpen} />
          {t('settings.showFolder')}
        </button>
      </div>
    </section>
  )
}

function SafetyCard(): ReactNode {
  const { t } = useTranslation()
  return (
    <section className="card">
      <h2>{t('settings.safety')}</h2>
      <p className="t2 note">{t('settings.safetyText')}</p>
      <div className="acts">
        <button type="button" className="btn primary" onClick={backUp}>
          <Icon of={DatabaseBackup} />
          {t('settings.backUp')}
        </button>
        <button type="button" className="btn" onClick={closeWorkspace}>
          <Icon of={LogOut} />
          {t('settings.other')}
        </button>
      </div>
    </section>
  )
}

function AboutCard(): ReactNode {
  const { t } = useTranslation()
  const { version } = usePreferences()
  return (
    <section className="card">
      <h2>{t('settings.about')}</h2>
      <p className="t2 note">{t('settings.data')}</p>
      <dl className="kv">
        <dt>{t('settings.version')}</dt>
        <dd>{version}</dd>
      </dl>
      <div className="acts">
        <button type="button" className="btn" onClick={() => overlays.set('keyboard')}>
          <Icon of={Keyboard} />
          {t('settings.keyboard')} <kbd>F1</kbd>
        </button>
      </div>
    </section>
  )
}
