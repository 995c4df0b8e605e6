import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Grouping } from './grouping.ts'
import { useAmountContext } from './table-columns.ts'
import { quarterColumns, yearColumns, type AmountContext, type TargetColumn } from './target-columns.ts'
import type { TargetRow } from './target-row.ts'
import type { Targets } from './use-targets.ts'

type Side = 'grade' | 'city' | 'owner' | 'department'
type Words = {
  readonly group: string
  readonly name: Readonly<Record<Grouping, string>>
  readonly side: Readonly<Record<Side, string>>
}

const sideWidths: Readonly<Record<Side, number>> = { grade: 40, city: 64, owner: 68, department: 80 }
/** What a group stands for need not stand in its lines as well. */
const sideOfGroup: Readonly<Record<Grouping, Side | null>> = {
  city: 'city',
  person: 'owner',
  department: 'department',
  grade: 'grade',
  none: null,
}
const sides: readonly Side[] = ['grade', 'city', 'owner', 'department']

export type WorkingColumns = {
  /** The columns that can be shown, by grouping and opened quarters. */
  readonly shown: readonly TargetColumn[]
  /** All there are: a filter holds while its column is folded away. */
  readonly all: readonly TargetColumn[]
}

export function useWorkingColumns(
  targets: Targets,
  grouping: Grouping,
  openQuarters: readonly number[],
  pinned: readonly TargetRow[],
): WorkingColumns {
  const { t } = useTranslation()
  const context = useAmountContext(targets, pinned[0])
  const words = useMemo(
    (): Words => ({
      group: t('targets.head.channel'),
      name: {
        city: t('targets.head.cityChannel'),
        person: t('targets.head.personChannel'),
        department: t('targets.head.departmentChannel'),
        grade: t('targets.head.gradeChannel'),
        none: t('targets.head.channel'),
      },
      side: {
        grade: t('targets.head.grade'),
        city: t('domain.city'),
        owner: t('domain.owner'),
        department: t('domain.department'),
      },
    }),
    [t],
  )
  const shown = useMemo(() => {
    const left = sides.filter((side) => side !== sideOfGroup[grouping])
    return columnsOf(context, words, grouping, left, openQuarters)
  }, [context, words, grouping, openQuarters])
  const all = useMemo(() => columnsOf(context, words, grouping, sides, [1, 2, 3, 4]), [context, words, grouping])
  return useMemo(() => ({ shown, all }), [shown, all])
}

function columnsOf(
  context: AmountContext,
  words: Words,
  grouping: Grouping,
  left: readonly Side[],
  openQuarters: readonly number[],
): readonly TargetColumn[] {
  const group = { id: 'channel', title: words.group }
  const name: TargetColumn = {
    id: 'name',
    title: words.name[grouping],
    kind: 'text',
    width: 132,
    grow: true,
    pinned: true,
    group,
    value: (row) => row.name,
    look: (row) => ({
      ...(row.open === null ? {} : { toggle: row.open ? ('open' as const) : ('closed' as const), strong: true }),
      ...(row.note ? { note: row.note } : {}),
      ...(row.hint ? { hint: row.hint } : {}),
      ...(row.line?.channel === null ? { tone: 'muted' as const } : {}),
      ...(row.kind === 'line' && grouping !== 'none' ? { indent: true } : {}),
    }),
  }
  const side = (id: Side, last: boolean): TargetColumn => ({
    id,
    title: words.side[id],
    kind: 'text',
    width: sideWidths[id],
    pinned: true,
    group,
    ...(id === 'grade' ? { align: 'center' as const } : {}),
    ...(last ? { edge: true } : {}),
    value: (row) => row[id],
    look: (row) => (row.kind === 'line' ? undefined : smallLook),
  })
  return [
    name,
    ...left.map((id, index) => side(id, index === left.length - 1)),
    ...quarterColumns(new Set(openQuarters), context),
    ...yearColumns(context),
  ]
}

const smallLook = { small: true } as const
