import { useRef, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

const documentKinds = ['cities', 'table-a', 'table-b', 'table-c'] as const
export type DocumentKind = (typeof documentKinds)[number]

const texts = {
  cities: ['sheets.cities', 'sheets.citiesText'],
  'table-a': ['sheets.tableA', 'sheets.tableAText'],
  'table-b': ['sheets.tableB', 'sheets.tableBText'],
  'table-c': ['sheets.tableC', 'sheets.tableCText'],
} as const

/** Which document to print: one of four, by arrow keys. */
export function DocumentPicks(props: {
  readonly value: DocumentKind
  readonly onChoose: (kind: DocumentKind) => void
}): ReactNode {
  const { t } = useTranslation()
  const group = useRef<HTMLDivElement>(null)
  const keyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const to = (documentKinds.indexOf(props.value) + step + documentKinds.length) % documentKinds.length
    props.onChoose(documentKinds[to] ?? 'cities')
    group.current?.querySelectorAll<HTMLElement>('[role=radio]')[to]?.focus()
  }
  return (
    <div ref={group} className="documents" role="radiogroup" aria-label={t('sheets.document')} onKeyDown={keyDown}>
      {documentKinds.map((kind) => (
        <button
          key={kind}
          type="button"
          role="radio"
          aria-checked={kind === props.value}
          tabIndex={kind === props.value ? 0 : -1}
          onClick={() => props.onChoose(kind)}
        >
          <b>{t(texts[kind][0])}</b>
          <span className="sm t3">{t(texts[kind][1])}</span>
        </button>
      ))}
    </div>
  )
}
