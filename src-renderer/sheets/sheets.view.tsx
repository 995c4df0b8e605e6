import { FileDown, MapPin, Printer, Target } from 'lucide-react'
import { useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { Plan } from '../../src-main/plans/plans.contract.ts'
import type { SheetRequest } from '../../src-main/sheets/sheets.contract.ts'
import { ask, useCall } from '../api.ts'
import { useCommands } from '../app/commands.ts'
import { attempt, say, showFailure } from '../app/notices.ts'
import { usePlanContext } from '../app/plan-context.tsx'
import { Icon } from '../app/parts/icon.tsx'
import { Busy, Empty } from '../app/parts/states.tsx'
import { usePreferences } from '../app/preferences.ts'
import { Slot } from '../app/slots.tsx'
import { useChannelIndex, useDirectory } from '../fields/use-directory.ts'
import { CityPicks, useCityRows } from './city-picks.tsx'
import { DocumentPicks, type DocumentKind } from './document-picks.tsx'
import { PreviewFrame } from './preview-frame.tsx'
import './sheets.css'

/** Printed documents of a plan: which, for which cities, a look at them, and on to the printer or a PDF. */
export function SheetsView(): ReactNode {
  const { t } = useTranslation()
  const { plan, known } = usePlanContext()
  const [, go] = useLocation()
  if (!known) return <Busy />
  if (!plan) {
    return (
      <Empty icon={Target} title={t('sheets.noPlan')} text={t('sheets.noPlanText')}>
        <button type="button" className="btn primary" onClick={() => go('/targets')}>
          {t('sheets.openTargets')}
        </button>
      </Empty>
    )
  }
  return <Documents plan={plan} />
}

function Documents({ plan }: { readonly plan: Plan }): ReactNode {
  const { t } = useTranslation()
  const { measure, unit } = usePlanContext()
  const { language } = usePreferences()
  const directory = useDirectory()
  const channels = useChannelIndex(directory)
  const people = useCall('people.list', {})
  const cities = useCityRows(directory, channels)
  const [kind, setKind] = useState<DocumentKind>('cities')
  /** Null is all of them, also those that are added later. */
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null)
  const [busy, setBusy] = useState<'pdf' | 'print' | null>(null)

  const request = useMemo(
    (): SheetRequest => ({
      plan: plan.id,
      measure,
      unit,
      language,
      document:
        kind === 'cities'
          ? { kind, cities: chosen && cities.filter(({ id }) => chosen.has(id)).map(({ id }) => id) }
          : { kind },
    }),
    [plan.id, measure, unit, language, kind, chosen, cities],
  )
  const nothing = kind === 'cities' && (cities.length === 0 || chosen?.size === 0)
  const disabled = nothing || busy !== null

  const run = (what: 'pdf' | 'print', work: () => Promise<void>): void => {
    setBusy(what)
    work()
      .catch(showFailure)
      .finally(() => setBusy(null))
  }
  const pdf = (): void =>
    run('pdf', async () => {
      const { path, documents, pages } = await ask('sheets.pdf', request)
      say(t('sheets.saved', { documents, pages }), {
        label: t('sheets.showFile'),
        run: () => attempt(ask('workspace.showFolder', { path })),
      })
    })
  const print = (): void =>
    run('print', async () => {
      const { documents } = await ask('sheets.print', request)
      say(t('sheets.sent', { documents }))
    })
  const group = t('sheets.title')
  useCommands([
    { id: 'sheets.pdf', group, title: t('sheets.pdf'), keys: 'Ctrl+S', words: 'cun pdf', disabled, run: pdf },
    { id: 'sheets.print', group, title: t('sheets.print'), keys: 'Ctrl+P', words: 'dayin dy', disabled, run: print },
  ])
  return (
    <>
      <Slot name="tabs">
        <h1 className="sheet-title">{t('sheets.preview')}</h1>
      </Slot>
      <Slot name="actions">
        <button type="button" className="btn" disabled={disabled} onClick={print}>
          <Icon of={Printer} />
          {t('sheets.print')}
        </button>
        <button type="button" className="btn primary" disabled={disabled} aria-busy={busy === 'pdf'} onClick={pdf}>
          <Icon of={FileDown} />
          {t('sheets.pdf')}
        </button>
      </Slot>
      <div className="sheets">
        <div className="sheet-choices" data-region="choices">
          <DocumentPicks value={kind} onChoose={setKind} />
          {kind === 'cities' && people.data ? <CityPicks cities={cities} chosen={chosen} onChoose={setChosen} /> : null}
        </div>
        {nothing ? (
          cities.length === 0 ? (
            <Empty icon={MapPin} title={t('sheets.noCities')} text={t('sheets.noCitiesText')} />
          ) : (
            <Empty icon={MapPin} title={t('sheets.noCity')} text={t('sheets.noCityText')} />
          )
        ) : (
          <PreviewFrame request={request} total={kind === 'cities' ? (chosen?.size ?? cities.length) : 1} />
        )}
      </div>
    </>
  )
}
