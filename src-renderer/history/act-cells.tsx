import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { mostCells, type ActCell, type ActEntry, type RowNames } from '../../src-main/history/history.contract.ts'
import type { Unit } from '../../src-main/shared/money.ts'
import { useCall } from '../api.ts'
import { Busy, FailureNote } from '../app/parts/states.tsx'
import type { ColumnSpec } from '../grid/column-spec.ts'
import { DataGrid } from '../grid/data-grid.tsx'
import { isMaking } from './making.ts'
import { useHistoryWords } from './history-words.ts'

type Row = ActCell & { readonly key: string }
const keyOf = ({ key }: Row): string => key
const noNames: RowNames = {}

/** The changed cells of one act: where, old, new, and what stands there today. */
export function ActCells({ act, unit }: { readonly act: ActEntry; readonly unit: Unit }): ReactNode {
  const { t } = useTranslation()
  const answer = useCall('history.act', { batch: act.batch })
  const names = answer.data?.names ?? noNames
  const rows = useMemo(
    () =>
      (answer.data?.cells ?? [])
        .filter((cell) => !isMaking(cell.entity, cell))
        .map((cell): Row => ({ ...cell, key: `${cell.id} ${cell.field}` })),
    [answer.data],
  )
  const columns = useCellColumns(names, unit)
  if (answer.isError) return <FailureNote error={answer.error} />
  return (
    <div className="history-cells">
      <h3>
        {t('history.changedCells')}
        <span className="t3">
          {act.changes > mostCells ? t('history.firstOf', { shown: mostCells, count: act.changes }) : null}
        </span>
      </h3>
      {answer.data ? (
        <DataGrid<Row>
          label={t('history.changedCells')}
          rows={rows}
          rowId={keyOf}
          columns={columns}
          unit={unit}
          empty={<p>{t('history.onlyMade')}</p>}
        />
      ) : (
        <Busy />
      )}
    </div>
  )
}

function useCellColumns(names: RowNames, unit: Unit): readonly ColumnSpec<Row>[] {
  const { t } = useTranslation()
  const words = useHistoryWords(unit)
  return useMemo(() => {
    const value = (id: 'old' | 'new' | 'now', title: string, strong: boolean): ColumnSpec<Row> => ({
      id,
      title,
      kind: 'text',
      align: 'right',
      width: 120,
      value: (cell) => words.value(cell.entity, cell.field, cell[id], names),
      look: (cell) => ({
        ...(cell[id] === null ? { tone: 'muted' as const } : {}),
        ...(strong ? { strong: true } : {}),
      }),
    })
    return [
      {
        id: 'row',
        title: t('history.where'),
        kind: 'text',
        width: 260,
        grow: true,
        value: ({ id }) => words.row(names[id], id),
      },
      {
        id: 'field',
        title: t('history.fieldHead'),
        kind: 'text',
        width: 100,
        value: ({ entity, field, id }) => words.field(entity, field, names[id]?.firstMonth ?? null),
      },
      value('old', t('history.old'), false),
      value('new', t('history.new'), true),
      value('now', t('history.now'), false),
    ]
  }, [t, words, names])
}
