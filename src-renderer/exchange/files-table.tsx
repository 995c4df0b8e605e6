import { Ban, Check, CircleDot, Inbox, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReceivedFile } from '../../src-main/exchange/exchange.contract.ts'
import { errorCodes, type ErrorCode } from '../../src-main/shared/errors.ts'
import { dayAndTime, fileNumber } from '../app/format.ts'
import { Icon } from '../app/parts/icon.tsx'
import { Empty } from '../app/parts/states.tsx'
import { failureText } from '../text/failure-text.ts'

const signs: Readonly<Record<ReceivedFile['state'], { readonly icon: LucideIcon; readonly tone: string }>> = {
  applied: { icon: Check, tone: 't2' },
  waiting: { icon: CircleDot, tone: 'acc' },
  refused: { icon: Ban, tone: 'cau' },
}

const isCode = (value: unknown): value is ErrorCode => errorCodes.some((code) => code === value)

/** What came in, newest first, with what became of it. */
export function FilesTable({ files }: { readonly files: readonly ReceivedFile[] }): ReactNode {
  const { t, i18n } = useTranslation()
  if (files.length === 0)
    return <Empty icon={Inbox} title={t('exchange.noFiles.title')} text={t('exchange.noFiles.text')} />
  const why = (file: ReceivedFile): string => {
    const code = file.facts.code
    if (!isCode(code)) return ''
    return failureText({ code, facts: file.facts }, i18n.language === 'en' ? 'en' : 'zh-CN').happened
  }
  return (
    <div className="exchange-table">
      <table className="grid" aria-label={t('exchange.tabs.files')}>
        <colgroup>
          <col className="w-at" />
          <col className="w-from" />
          <col className="w-count" />
          <col />
          <col className="w-state" />
        </colgroup>
        <thead>
          <tr>
            <th>{t('exchange.column.at')}</th>
            <th>{t('exchange.column.from')}</th>
            <th className="num">{t('exchange.column.number')}</th>
            <th>{t('exchange.column.file')}</th>
            <th>{t('exchange.column.state')}</th>
          </tr>
        </thead>
        <tbody>
          {files.map((file) => (
            <tr key={file.id}>
              <td>{dayAndTime(new Date(file.at))}</td>
              <td title={file.from}>{file.from}</td>
              <td className="num">{file.number > 0 ? fileNumber(file.number) : ''}</td>
              <td title={file.name}>{file.name}</td>
              <td className={signs[file.state].tone} title={why(file)}>
                <Icon of={signs[file.state].icon} small /> {t(`exchange.state.${file.state}`)}
                {why(file) === '' ? null : <span className="t3"> {why(file)}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
