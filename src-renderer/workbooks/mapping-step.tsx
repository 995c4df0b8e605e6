import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Encoding, ImportField, ReadFile } from '../../src-main/workbooks/workbooks.contract.ts'
import { recordedMeasures } from '../../src-main/shared/choices.ts'
import { Icon } from '../app/parts/icon.tsx'
import { TriangleAlert } from 'lucide-react'
import { fieldsOf, importFieldName } from './import-fields.ts'
import type { Import } from './use-import.ts'

const encodings: readonly Encoding[] = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be']
const units: readonly ReadFile['unit'][] = ['yuan', 'hundred', 'thousand', 'wan']
const samples = 3

/** Which column of the file stands for which field: guessed, and open to correction. */
export function MappingStep({ it }: { readonly it: Import }): ReactNode {
  const { t } = useTranslation()
  const { file, mapping } = it
  const columns = file.headings.map((heading, column) => ({ column, heading }))
  const twice = mapping.filter((field, column) => field !== null && mapping.indexOf(field) !== column)
  return (
    <>
      <FileFacts it={it} />
      <div className="import-table">
        <table className="grid">
          <colgroup>
            <col className="column-name" />
            <col />
            <col />
            <col />
            <col className="column-field" />
          </colgroup>
          <thead>
            <tr>
              <th>{t('workbooks.column')}</th>
              <th colSpan={samples}>{t('workbooks.sample')}</th>
              <th>{t('workbooks.becomes')}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map(({ column, heading }) => (
              <ColumnRow key={column} it={it} column={column} heading={heading} />
            ))}
          </tbody>
        </table>
      </div>
      {twice.length > 0 ? (
        <p className="wrong" role="alert">
          <Icon of={TriangleAlert} small /> {t('workbooks.taken', { field: importFieldName(twice[0] ?? '') })}
        </p>
      ) : null}
      <label className="import-check">
        <input
          type="checkbox"
          checked={it.createMissing}
          onChange={(event) => it.setCreateMissing(event.target.checked)}
        />
        {t('workbooks.createMissing')}
      </label>
    </>
  )
}

function ColumnRow(props: { readonly it: Import; readonly column: number; readonly heading: string }): ReactNode {
  const { t } = useTranslation()
  const { it, column } = props
  const heading = props.heading.trim() === '' ? t('workbooks.noHeading', { number: column + 1 }) : props.heading
  const field = it.mapping[column] ?? null
  return (
    <tr>
      <th scope="row" className={field === null ? 't3' : undefined} title={heading}>
        {heading}
      </th>
      {Array.from({ length: samples }, (_, row) => {
        const text = it.file.sample[row]?.[column] ?? ''
        return (
          <td key={row} className="t2" title={text}>
            {text}
          </td>
        )
      })}
      <td className="picker">
        <select
          aria-label={`${heading} ${t('workbooks.becomes')}`}
          value={field ?? ''}
          onChange={(event) => it.map(column, event.target.value === '' ? null : (event.target.value as ImportField))}
        >
          <option value="">{t('workbooks.leaveOut')}</option>
          {fieldsOf[it.file.subject].map((one) => (
            <option key={one} value={one}>
              {importFieldName(one)}
            </option>
          ))}
        </select>
      </td>
    </tr>
  )
}

/** The file and how it is read: sheet, heading row, encoding, unit. Any change reads it again. */
function FileFacts({ it }: { readonly it: Import }): ReactNode {
  const { t } = useTranslation()
  const { file } = it
  const reading = { sheet: file.sheet, headingRow: file.headingRow, encoding: file.encoding }
  const headingRows = Array.from({ length: 20 }, (_, index) => index + 1)
  if (!headingRows.includes(file.headingRow)) headingRows.push(file.headingRow)
  return (
    <div className="import-facts">
      <span className="fact">
        <span className="k">{t('workbooks.file')}</span>
        <span className="cut" title={file.file}>
          {file.file.split(/[\\/]/).at(-1)}
        </span>
        <button type="button" className="btn quiet" disabled={it.busy !== null} onClick={it.chooseOther}>
          {t('workbooks.otherFile')}
        </button>
      </span>
      {file.sheets.length > 1 ? (
        <Pick
          label={t('workbooks.sheet')}
          value={String(file.sheet)}
          options={file.sheets.map(({ name, rows }, index) => [String(index), t('workbooks.sheetOf', { name, rows })])}
          onPick={(value) => it.reread({ ...reading, sheet: Number(value), headingRow: null })}
        />
      ) : null}
      <Pick
        label={t('workbooks.headingRow')}
        value={String(file.headingRow)}
        options={headingRows.map((row) => [String(row), String(row)])}
        onPick={(value) => it.reread({ ...reading, headingRow: Number(value) })}
      />
      {file.encoding === null ? null : (
        <Pick
          label={t('workbooks.encoding')}
          value={file.encoding}
          options={encodings.map((encoding) => [encoding, t(`workbooks.encodings.${encoding}`)])}
          onPick={(value) => it.reread({ ...reading, headingRow: null, encoding: value as Encoding })}
        />
      )}
      {file.subject === 'actuals' && !it.mapping.includes('measure') ? (
        <Pick
          label={t('workbooks.recorded')}
          value={it.recorded ?? ''}
          options={[
            ...(it.recorded === null ? [['', t('workbooks.recordedUnknown')] as const] : []),
            ...recordedMeasures.map((one) => [one, t(`domain.recorded.${one}`)] as const),
          ]}
          onPick={(value) => it.setRecorded(recordedMeasures.find((one) => one === value) ?? null)}
        />
      ) : null}
      {file.subject === 'channels' ? null : (
        <Pick
          label={t('workbooks.unit')}
          value={it.unit}
          options={units.map((unit) => [unit, t(`workbooks.units.${unit}`)])}
          onPick={(value) => it.setUnit(value as ReadFile['unit'])}
          note={file.unitFrom === null ? t('workbooks.unitAssumed') : t('workbooks.unitFrom', { text: file.unitFrom })}
        />
      )}
    </div>
  )
}

function Pick(props: {
  readonly label: string
  readonly value: string
  readonly options: readonly (readonly [value: string, label: string])[]
  readonly onPick: (value: string) => void
  /** Where the choice comes from. */
  readonly note?: string
}): ReactNode {
  const pick = (
    <label className="fact">
      <span className="k">{props.label}</span>
      <select className="field" value={props.value} onChange={(event) => props.onPick(event.target.value)}>
        {props.options.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  )
  if (props.note === undefined) return pick
  return (
    <span className="fact">
      {pick}
      <span className="t3 sm cut" title={props.note}>
        {props.note}
      </span>
    </span>
  )
}
