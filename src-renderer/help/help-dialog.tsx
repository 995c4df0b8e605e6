import { lazy, Suspense, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../app/parts/dialog.tsx'
import { KeyboardSheet } from './keyboard-sheet.tsx'
import './help.css'

const GridWork = lazy(() => import('./grid-work.tsx').then((room) => ({ default: room.GridWork })))

const tabs = ['keyboard', 'grid'] as const
export type HelpTab = (typeof tabs)[number]

/** F1: every key that works now, and how to work in the grid. */
export function HelpDialog(props: { readonly tab: HelpTab; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  const [tab, setTab] = useState<HelpTab>(props.tab)
  const list = useRef<HTMLDivElement>(null)
  const key = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    const next = tab === 'keyboard' ? 'grid' : 'keyboard'
    setTab(next)
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[tabs.indexOf(next)]?.focus()
  }
  return (
    <Dialog title={t('help.title')} className="help" onClose={props.onClose}>
      <div ref={list} className="tablist" role="tablist" aria-label={t('help.title')} onKeyDown={key}>
        {tabs.map((value) => (
          <button
            key={value}
            type="button"
            className="tab"
            role="tab"
            id={`help-tab-${value}`}
            aria-selected={value === tab}
            aria-controls="help-panel"
            tabIndex={value === tab ? 0 : -1}
            onClick={() => setTab(value)}
          >
            {t(`help.${value}`)}
          </button>
        ))}
      </div>
      <div id="help-panel" className="help-panel" role="tabpanel" aria-labelledby={`help-tab-${tab}`}>
        {tab === 'keyboard' ? (
          <KeyboardSheet />
        ) : (
          <Suspense>
            <GridWork />
          </Suspense>
        )}
      </div>
    </Dialog>
  )
}
