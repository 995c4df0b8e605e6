import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PeopleEntity } from '../../src-main/people/people.rules.ts'
import type { Value } from '../../src-main/ledger/registry.ts'
import { Panel } from '../app/slots.tsx'
import { FieldHistory } from '../fields/field-history.tsx'
import type { ColumnSpec } from '../grid/column-spec.ts'
import type { PeopleRow } from './rooms.ts'

export type ActiveField = { readonly row: PeopleRow; readonly field: string }

/** Whose row it is, its fields, and the life of the field that has the focus. */
export function PeoplePanel(props: {
  readonly room: PeopleEntity
  readonly columns: readonly ColumnSpec<PeopleRow>[]
  readonly active: ActiveField | null
}): ReactNode {
  const { t } = useTranslation()
  const { room, columns, active } = props
  const column = columns.find((each) => each.id === active?.field)
  return (
    <Panel label={t('people.panel')}>
      {active === null ? (
        <section>
          <p className="t3">{t('people.choose')}</p>
        </section>
      ) : (
        <>
          <section>
            <div className="sm t3">{t(`people.tabs.${room}`)}</div>
            <h2 className="selectable">{active.row.name}</h2>
          </section>
          <section>
            <dl className="kv selectable">
              {columns.slice(1).map((each) => (
                <Fact key={each.id} name={each.title} value={shownIn(each, each.value(active.row))} />
              ))}
            </dl>
          </section>
          {column?.editable?.(active.row, 'type') ? (
            <FieldHistory
              of={{ entity: room, id: active.row.id, field: column.id }}
              label={column.title}
              shown={(value) => shownIn(column, value)}
            />
          ) : null}
        </>
      )}
    </Panel>
  )
}

function Fact({ name, value }: { readonly name: string; readonly value: string }): ReactNode {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  )
}

/** A value as its column would show it: names instead of ids. */
function shownIn(column: ColumnSpec<PeopleRow>, value: Value): string {
  if (value === null) return ''
  return column.options?.find((option) => option.value === value)?.label ?? String(value)
}
