import { ArrowRight, Check, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatAmount } from '../app/amounts.ts'
import type { ImportPreview } from '../../src-main/workbooks/workbooks.contract.ts'
import { usePlanContext } from '../app/plan-context.tsx'
import { Icon } from '../app/parts/icon.tsx'
import { importFieldName } from './import-fields.ts'
import { useProblemText } from './problem-text.ts'

const mostProblems = 200

/** What an import would do: rows made, fields changed old → new, and every problem by row and column. */
export function PreviewStep({ preview }: { readonly preview: ImportPreview }): ReactNode {
  return (
    <>
      <Summary preview={preview} />
      <Problems preview={preview} />
      <Changes preview={preview} />
    </>
  )
}

const counted = [
  'channel',
  'contact',
  'person',
  'city',
  'region',
  'department',
  'plan',
  'quota',
  'targetLine',
  'actual',
] as const

function Summary({ preview }: { readonly preview: ImportPreview }): ReactNode {
  const { t } = useTranslation()
  const { unit } = usePlanContext()
  const made = counted.filter((entity) => (preview.creates[entity] ?? 0) > 0)
  return (
    <dl className="import-sums">
      <div>
        <dt>{t('workbooks.file')}</dt>
        <dd>{t('workbooks.rows', { count: preview.rows })}</dd>
      </div>
      <div>
        <dt>{t('workbooks.creates')}</dt>
        <dd>
          {made.length === 0
            ? '0'
            : made.map((entity) => (
                <span key={entity}>{t(`workbooks.createsOf.${entity}`, { count: preview.creates[entity] ?? 0 })}</span>
              ))}
        </dd>
      </div>
      <div>
        <dt>{t('workbooks.updates')}</dt>
        <dd>{t('workbooks.updatesOf', { count: preview.updates })}</dd>
      </div>
      <div>
        <dt>{t('workbooks.unchanged')}</dt>
        <dd>{t('workbooks.unchangedOf', { count: preview.unchanged })}</dd>
      </div>
      {preview.totalFen === null ? null : (
        <div>
          <dt>{t('workbooks.total')}</dt>
          <dd>
            <b>{formatAmount(preview.totalFen, unit)}</b> {t(`domain.unit.${unit}`)}
          </dd>
        </div>
      )}
    </dl>
  )
}

function Problems({ preview }: { readonly preview: ImportPreview }): ReactNode {
  const { t } = useTranslation()
  const problemText = useProblemText()
  if (preview.errors + preview.notices === 0) {
    return (
      <p className="import-line">
        <Icon of={Check} small /> {t('workbooks.noProblems')}
      </p>
    )
  }
  const sorted = preview.problems.toSorted(
    (a, b) => Number(a.severity === 'notice') - Number(b.severity === 'notice') || a.row - b.row,
  )
  const seen = sorted.slice(0, mostProblems)
  const more = preview.errors + preview.notices - seen.length
  return (
    <section className="import-problems">
      <h3>
        {preview.errors > 0 ? (
          <span className="tag warn">
            <Icon of={TriangleAlert} small />
            {t('workbooks.errors', { count: preview.errors })}
          </span>
        ) : null}
        {preview.notices > 0 ? (
          <span className="tag">
            <Icon of={Info} small />
            {t('workbooks.notices', { count: preview.notices })}
          </span>
        ) : null}
        {preview.errors > 0 ? <span className="t2">{t('workbooks.mustMend')}</span> : null}
      </h3>
      <ul
        aria-label={
          preview.errors > 0
            ? t('workbooks.errors', { count: preview.errors })
            : t('workbooks.notices', { count: preview.notices })
        }
      >
        {seen.map((problem) => (
          <li key={`${problem.row} ${problem.column} ${problem.code}`} data-severity={problem.severity}>
            <Icon of={problem.severity === 'error' ? TriangleAlert : Info} small />
            <span className="place">
              {problem.row <= 0
                ? t('workbooks.problemFile')
                : problem.column === null
                  ? t('workbooks.problemRow', { row: problem.row })
                  : t('workbooks.problemAt', { row: problem.row, column: problem.column })}
            </span>
            <span className="grow">{problemText(problem)}</span>
          </li>
        ))}
        {more > 0 ? <li className="t3">{t('workbooks.moreProblems', { count: more })}</li> : null}
      </ul>
    </section>
  )
}

function Changes({ preview }: { readonly preview: ImportPreview }): ReactNode {
  const { t } = useTranslation()
  if (preview.changes.length === 0) return null
  return (
    <section>
      <h3>{t('workbooks.changes', { count: preview.changes.length })}</h3>
      <div className="import-table">
        <table className="grid">
          <thead>
            <tr>
              <th className="num column-row">{t('workbooks.changeRow')}</th>
              <th>{t('workbooks.changeWhat')}</th>
              <th>{t('workbooks.changeField')}</th>
              <th>{t('workbooks.changeOld')}</th>
              <th>{t('workbooks.changeNew')}</th>
            </tr>
          </thead>
          <tbody>
            {preview.changes.map((change) => (
              <tr key={`${change.row} ${change.what} ${change.field}`}>
                <td className="num">{change.row}</td>
                <td title={change.what}>{change.what}</td>
                <td>{importFieldName(change.field)}</td>
                <td className="t3" title={change.old}>
                  {change.old === '' ? t('workbooks.blank') : change.old}
                </td>
                <td title={change.new}>
                  <Icon of={ArrowRight} small label={t('fields.changedTo')} />{' '}
                  <b>{change.new === '' ? t('workbooks.blank') : change.new}</b>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
