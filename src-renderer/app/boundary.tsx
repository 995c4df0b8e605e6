import { TriangleAlert } from 'lucide-react'
import { Component, type ErrorInfo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ask } from '../api.ts'
import { attempt } from './notices.ts'
import { Icon } from './parts/icon.tsx'

type Props = { readonly folder: string | null; readonly children: ReactNode }

/** Catches what a view throws while drawing: a calm page instead of a white one. The bug goes to the log. */
export class Boundary extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true }
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error(error, info.componentStack)
  }

  override render(): ReactNode {
    return this.state.broken ? <Broken folder={this.props.folder} /> : this.props.children
  }
}

function Broken({ folder }: { readonly folder: string | null }): ReactNode {
  const { t } = useTranslation()
  return (
    <div className="state-place">
      <div className="state failed" role="alert">
        <Icon of={TriangleAlert} />
        <h2>{t('shell.broken.title')}</h2>
        <p className="t2">{t('shell.broken.text')}</p>
        <div className="steps">
          <button type="button" className="btn primary" onClick={() => window.location.reload()}>
            {t('shell.broken.reload')}
          </button>
          {folder === null ? null : (
            <button
              type="button"
              className="btn"
              onClick={() => attempt(ask('workspace.showFolder', { path: folder }))}
            >
              {t('shell.broken.folder')}
            </button>
          )}
        </div>
      </div>
    </div>
  )
}
