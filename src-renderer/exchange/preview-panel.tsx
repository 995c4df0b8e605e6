import { Check, Diamond, TriangleAlert, UserCheck, type LucideIcon } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { BundlePreview } from '../../src-main/exchange/exchange.contract.ts'
import { count, dayAndTime, fileNumber } from '../app/format.ts'
import { Icon } from '../app/parts/icon.tsx'
import { Panel } from '../app/slots.tsx'
import { AsideList } from './aside-list.tsx'
import { FingerprintLines } from './fingerprint.tsx'

type Known =
  | 'department'
  | 'person'
  | 'region'
  | 'city'
  | 'channel'
  | 'contact'
  | 'plan'
  | 'planState'
  | 'targetLine'
  | 'quota'
  | 'profile'
  | 'holiday'
  | 'activity'
const known: readonly Known[] = [
  'targetLine',
  'quota',
  'plan',
  'planState',
  'channel',
  'contact',
  'person',
  'department',
  'region',
  'city',
  'profile',
  'holiday',
  'activity',
]

/** What a verified file holds. Nothing of it is in the workspace until it is merged. */
export function PreviewPanel(props: {
  readonly file: BundlePreview
  readonly onApply: () => Promise<void>
  readonly onDrop: () => void
}): ReactNode {
  const { t, i18n } = useTranslation()
  const { file } = props
  const [busy, setBusy] = useState(false)
  const apply = async (): Promise<void> => {
    setBusy(true)
    await props.onApply()
    setBusy(false)
  }
  const numbers = file.missing.map(fileNumber).join(i18n.language === 'en' ? ', ' : '、')
  return (
    <Panel label={t('exchange.preview.label')} wide>
      <section>
        <div className="sm t3">
          {t('exchange.preview.received', { from: file.from, at: dayAndTime(new Date(file.createdAt)) })}
        </div>
        <h2 className="file-name">{file.file}</h2>
      </section>
      <section>
        <h3>{t('exchange.preview.checks')}</h3>
        <ul className="checks">
          <Row icon={Check} text={t('exchange.preview.signature')} end={file.organisation} />
          {file.missing.length === 0 ? (
            <Row icon={Check} text={t('exchange.preview.complete')} end={fileNumber(file.number)} />
          ) : (
            <Row icon={TriangleAlert} text={t('exchange.preview.missing', { numbers })} tone="cau" />
          )}
          {file.joins ? <Row icon={UserCheck} text={t('exchange.preview.joins')} tone="cau" /> : null}
          <Row
            icon={file.fresh > 0 ? Diamond : Check}
            text={file.fresh > 0 ? t('exchange.preview.fresh', { count: file.fresh }) : t('exchange.preview.nothing')}
            end={t('exchange.preview.ofAll', { count: file.changes })}
          />
        </ul>
        {file.missing.length > 0 ? <p className="sm t3">{t('exchange.preview.missingHint')}</p> : null}
      </section>
      {file.aside > 0 ? (
        <section>
          <h3>{t('exchange.aside.title', { count: file.aside })}</h3>
          <p className="sm t3">{t('exchange.aside.hint')}</p>
          <AsideList changes={file.asides} count={file.aside} />
        </section>
      ) : null}
      {file.joins ? (
        <section>
          <h3>{t('exchange.column.fingerprint')}</h3>
          <FingerprintLines value={file.fingerprint} />
          <p className="sm t3">{t('exchange.preview.joinsHint')}</p>
        </section>
      ) : null}
      <section>
        <h3>
          {t('exchange.preview.holds')}
          <span className="grow" />
          <span className="t3">{t('exchange.preview.batches', { count: file.batches })}</span>
        </h3>
        <Holdings entities={file.entities} />
      </section>
      <div className="foot">
        <button
          type="button"
          className="btn primary fill"
          disabled={busy || file.fresh === 0}
          onClick={() => void apply()}
        >
          {t('exchange.preview.apply', { count: file.fresh })}
        </button>
        <button type="button" className="btn" disabled={busy} onClick={props.onDrop}>
          {t('exchange.preview.drop')}
        </button>
      </div>
    </Panel>
  )
}

function Row(props: {
  readonly icon: LucideIcon
  readonly text: string
  readonly end?: string
  readonly tone?: string
}): ReactNode {
  return (
    <li className={props.tone}>
      <Icon of={props.icon} small />
      <span className="grow">{props.text}</span>
      {props.end === undefined ? null : <span className="t3">{props.end}</span>}
    </li>
  )
}

/** Changes by entity; what a newer app added is one line. */
function Holdings({ entities }: { readonly entities: BundlePreview['entities'] }): ReactNode {
  const { t } = useTranslation()
  const rows = known
    .filter((entity) => (entities[entity] ?? 0) > 0)
    .map((entity) => ({ entity, changes: entities[entity] ?? 0 }))
  const all = Object.values(entities).reduce((sum, changes) => sum + changes, 0)
  const other = all - rows.reduce((sum, row) => sum + row.changes, 0)
  return (
    <table className="mini">
      <thead>
        <tr>
          <th>{t('exchange.preview.what')}</th>
          <th className="num">{t('exchange.preview.changes')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.entity}>
            <td>{t(`domain.entity.${row.entity}`)}</td>
            <td className="num">{count(row.changes)}</td>
          </tr>
        ))}
        {other > 0 ? (
          <tr>
            <td>{t('domain.entity.other')}</td>
            <td className="num">{count(other)}</td>
          </tr>
        ) : null}
        <tr className="sum">
          <td>{t('domain.total')}</td>
          <td className="num">{count(all)}</td>
        </tr>
      </tbody>
    </table>
  )
}
