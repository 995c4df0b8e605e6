import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan } from '../../src-main/plans/plans.contract.ts'
import type { Unit } from '../../src-main/shared/money.ts'
import type { StartChange, StartGroup, StartPreview } from '../../src-main/starting/starting.contract.ts'
import { formatAmount, formatSigned } from '../app/amounts.ts'
import { Segmented } from '../app/parts/segmented.tsx'
import { useChannelIndex, useDirectory, type ChannelIndex, type Directory } from '../fields/use-directory.ts'
import { usePeriodWords } from '../targets/period-words.ts'

/** What a start would write, skip and leave out, by group and cell by cell. */
export function StartPreviewPart(props: {
  readonly previews: readonly StartPreview[]
  readonly plan: Plan
  readonly unit: Unit
  readonly ruleName: (rule: number) => string
}): ReactNode {
  const { t } = useTranslation()
  const { previews, unit } = props
  const [chosen, setChosen] = useState(previews[0]?.measure ?? 'intake')
  const preview = previews.find(({ measure }) => measure === chosen) ?? previews[0]
  if (!preview) return null
  const ofQuotas =
    preview.changes.some(({ quota }) => quota !== null) || preview.groups.some(({ level }) => level !== 'city')
  return (
    <>
      {previews.length > 1 ? (
        <Segmented
          label={t('starting.measures.label')}
          value={preview.measure}
          onChoose={setChosen}
          choices={previews.map(({ measure }) => ({ value: measure, label: t(`domain.measure.${measure}`) }))}
        />
      ) : null}
      <ul className="start-facts">
        <li>
          <b>
            {preview.cells === 0
              ? t('starting.preview.nothing')
              : `${t('starting.preview.cells', { count: preview.cells })} · ${t('starting.preview.lines', { count: preview.lines })}`}
          </b>
        </li>
        {preview.skippedHeld > 0 ? <li>{t('starting.preview.held', { count: preview.skippedHeld })}</li> : null}
        {preview.skippedWritten > 0 ? (
          <li>
            {t(ofQuotas ? 'starting.preview.writtenQuotas' : 'starting.preview.written', {
              count: preview.skippedWritten,
            })}
          </li>
        ) : null}
        {preview.negative > 0 ? <li>{t('starting.preview.negative', { count: preview.negative })}</li> : null}
        {preview.leftOut.map(({ reason, count, fen }) => (
          <li key={reason}>
            {t(`starting.preview.left.${reason}`, {
              count,
              amount: `${formatAmount(fen, unit)} ${t(`domain.unit.${unit}`)}`,
            })}
          </li>
        ))}
      </ul>
      {preview.rules.length > 1 ? (
        <table className="mini">
          <thead>
            <tr>
              <th scope="col">{t('starting.preview.rules')}</th>
              <th scope="col" className="num">
                {t('starting.preview.source')}
              </th>
              <th scope="col" className="num">
                {t('starting.growth.value')}
              </th>
            </tr>
          </thead>
          <tbody>
            {preview.rules.map(({ rule, source, grown }) => (
              <tr key={rule}>
                <td>{props.ruleName(rule)}</td>
                <td className="num t2">{formatAmount(source, unit)}</td>
                <td className="num">{formatAmount(grown, unit)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <Groups preview={preview} ofQuotas={ofQuotas} unit={unit} />
      {preview.changes.length > 0 ? <Cells preview={preview} plan={props.plan} unit={unit} /> : null}
    </>
  )
}

function nameOfGroup(
  { level, subject }: Pick<StartGroup, 'level' | 'subject'>,
  directory: Directory,
): string | undefined {
  if (subject === null) return undefined
  const find = {
    city: directory.city,
    person: directory.person,
    department: directory.department,
    region: directory.region,
  }[level]
  return find(subject)?.name
}

function Groups({
  preview,
  ofQuotas,
  unit,
}: {
  readonly preview: StartPreview
  readonly ofQuotas: boolean
  readonly unit: Unit
}): ReactNode {
  const { t } = useTranslation()
  const directory = useDirectory()
  const row = (key: string, name: string, group: Omit<StartGroup, 'level' | 'subject'>, sum: boolean): ReactNode => {
    const { source, before, after } = group
    return (
      <tr key={key} className={sum ? 'sum' : undefined}>
        <td className="cut" title={name}>
          {name}
        </td>
        <td className="num t2">{formatAmount(source, unit)}</td>
        <td className="num t2">{formatAmount(before, unit)}</td>
        <td className="num">{formatAmount(after, unit)}</td>
        <td className="num">{before === after ? '' : formatSigned((after ?? 0) - (before ?? 0), unit)}</td>
      </tr>
    )
  }
  return (
    <table className="mini">
      <thead>
        <tr>
          <th scope="col">{t(ofQuotas ? 'starting.preview.groupsOfQuotas' : 'starting.preview.groups')}</th>
          {(['source', 'before', 'after', 'change'] as const).map((key) => (
            <th key={key} scope="col" className="num">
              {t(`starting.preview.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {preview.groups.map((group) =>
          row(
            `${group.level} ${group.subject}`,
            group.subject === null ? t('targets.noCity') : (nameOfGroup(group, directory) ?? t('targets.unknown')),
            group,
            false,
          ),
        )}
        {ofQuotas ? null : row('total', t('domain.total'), preview, true)}
      </tbody>
    </table>
  )
}

function nameOfChange(change: StartChange, directory: Directory, channels: ChannelIndex, fresh: string): string {
  if (change.quota) return nameOfGroup(change.quota, directory) ?? ''
  if (change.channel === null) {
    return [fresh, directory.city(change.city)?.name, directory.person(change.owner)?.name].filter(Boolean).join(' ')
  }
  return channels.channel(change.channel)?.name ?? ''
}

/** The cells that differ, one by one, as many as are told. */
function Cells({
  preview,
  plan,
  unit,
}: {
  readonly preview: StartPreview
  readonly plan: Plan
  readonly unit: Unit
}): ReactNode {
  const { t } = useTranslation()
  const words = usePeriodWords()
  const directory = useDirectory()
  const channels = useChannelIndex(directory)
  return (
    <details>
      <summary>{t('starting.preview.cellsTitle')}</summary>
      {preview.cells > preview.changes.length ? (
        <p className="sm t3">{t('starting.preview.more', { count: preview.changes.length })}</p>
      ) : null}
      <table className="mini">
        <thead>
          <tr>
            <th scope="col">{t('starting.preview.name')}</th>
            <th scope="col">{t('starting.preview.month')}</th>
            {(['source', 'before', 'after'] as const).map((key) => (
              <th key={key} scope="col" className="num">
                {t(`starting.preview.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.changes.map((change, index) => (
            // The list is never reordered: each preview is drawn anew.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={index}>
              <td className="cut">{nameOfChange(change, directory, channels, t('domain.newCustomers'))}</td>
              <td>{words.short(plan, change.period)}</td>
              <td className="num t2">{formatAmount(change.source, unit)}</td>
              <td className="num t2">{formatAmount(change.before, unit)}</td>
              <td className="num">
                <b>{formatAmount(change.after, unit)}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
