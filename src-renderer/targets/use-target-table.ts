import { startTransition, useCallback, useMemo, useRef, useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { TargetLine, TargetsWritten } from '../../src-main/targets/targets.contract.ts'
import { attempt, say } from '../app/notices.ts'
import { usePreferences } from '../app/preferences.ts'
import type { CellEdit, EditAct, EditsOutcome, SelectionStats } from '../grid/column-spec.ts'
import type { DataGridHandle } from '../grid/data-grid.tsx'
import { failureLine } from '../text/failure-text.ts'
import type { PanelCell } from './cell-panel.tsx'
import { editTargets } from './edit-targets.ts'
import { allHeld, selectedMonths } from './holding.ts'
import { usePeriodWords } from './period-words.ts'
import type { LockWords } from './target-columns.ts'
import { columnOf, periodOf, yearPeriod, type TargetRow } from './target-row.ts'
import { useSpread, type SpreadDraft, type Spreading } from './use-spread.ts'
import type { Targets } from './use-targets.ts'

/** What the working grid and the tables share: edits, spreading, holding, and the cell that the panel shows. */
export type TargetTable = {
  readonly handle: RefObject<DataGridHandle<TargetRow> | null>
  readonly spreading: Spreading
  readonly cell: PanelCell | null
  readonly stats: SelectionStats | null
  /** Whether the selection is held altogether, so that the button releases. */
  readonly held: boolean
  readonly setStats: (stats: SelectionStats | null) => void
  readonly setActive: (cell: { readonly rowId: string; readonly columnId: string } | null) => void
  readonly onEdits: (edits: readonly CellEdit[], act: EditAct) => Promise<EditsOutcome>
  readonly toggleHold: () => void
  /** Opens the preview for the active row's total. */
  readonly retypeTotal: () => void
}

export function useTargetTable(
  targets: Targets,
  rows: readonly TargetRow[],
  pinned: readonly TargetRow[],
  basis: 'own' | 'quota' = 'own',
): TargetTable {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const words = usePeriodWords()
  const { plan, measure, writes } = targets
  const handle = useRef<DataGridHandle<TargetRow>>(null)
  const [stats, setSums] = useState<SelectionStats | null>(null)
  const [held, setHeld] = useState(false)
  const setStats = useCallback((sums: SelectionStats | null) => {
    const blocks = handle.current?.blocks() ?? []
    // What stands beside the grid gives way to the grid: an answer on its way is drawn before the next cell's panel.
    startTransition(() => {
      setSums(sums)
      setHeld(allHeld(blocks))
    })
  }, [])
  const [active, setActiveCell] = useState<{ readonly rowId: string; readonly columnId: string } | null>(null)
  const setActive = useCallback((cell: { readonly rowId: string; readonly columnId: string } | null) => {
    startTransition(() => setActiveCell(cell))
  }, [])
  // An answer may belong to what was shown before: then nothing may be written.
  const current = targets.grid.measure === measure && targets.grid.plan.id === plan.id

  const byId = useMemo(() => new Map([...rows, ...pinned].map((row) => [row.id, row])), [rows, pinned])
  const activeRow = active && byId.get(active.rowId)

  const onApplied = useCallback((written: TargetsWritten, draft: SpreadDraft) => {
    handle.current?.markSaved(changedCells(draft.lines, written.lines))
    handle.current?.focus()
  }, [])
  const spreading = useSpread(plan.id, measure, writes, onApplied)
  // While a total waits the panel is about it, wherever Enter has moved to.
  const { draft } = spreading
  const drafted = draft && byId.get(draft.rowId)
  const cell =
    draft && drafted
      ? { row: drafted, columnId: columnOf(draft.period) }
      : active && activeRow
        ? { row: activeRow, columnId: active.columnId }
        : null

  const titleOf = useCallback(
    (row: TargetRow, columnId: string) => `${row.name} · ${words.full(plan, periodOf(columnId) ?? yearPeriod)}`,
    [words, plan],
  )
  const onEdits = useCallback(
    async (edits: readonly CellEdit[], act: EditAct): Promise<EditsOutcome> => {
      if (!current) return 'dropped'
      return editTargets(edits, act, {
        row: (id) => byId.get(id),
        writes,
        basis,
        begin: spreading.begin,
        titleOf,
        failureText: (failure) => failureLine(failure, language),
        blankTotal: t('targets.lock.blankTotal'),
      })
    },
    [current, byId, writes, basis, spreading.begin, titleOf, language, t],
  )

  const toggleHold = useCallback((): void => {
    const blocks = handle.current?.blocks() ?? []
    const cells = selectedMonths(blocks)
    if (cells.length === 0) {
      say(t('targets.nothingToHold'))
      return
    }
    attempt(
      writes.hold(!allHeld(blocks), cells).then(() => {
        handle.current?.markSaved(cells.map(({ line, month }) => ({ rowId: line.id, columnId: `m${month}` })))
      }),
    )
  }, [writes, t])
  const { begin } = spreading
  const retypeTotal = useCallback((): void => {
    const now = handle.current?.active()
    if (!now || now.row.lines.length === 0) return
    const period = periodOf(now.columnId)
    const over = period && period.kind !== 'month' ? period : yearPeriod
    const { row } = now
    void begin({ title: titleOf(row, 'year'), rowId: row.id, lines: row.lines, period: over, total: row.amount(over) })
  }, [begin, titleOf])
  return { handle, spreading, cell, stats, held, setStats, setActive, onEdits, toggleHold, retypeTotal }
}

/** The months in which lines differ from what they were. */
function changedCells(
  before: readonly TargetLine[],
  after: readonly TargetLine[],
): readonly { readonly rowId: string; readonly columnId: string }[] {
  const old = new Map(before.map((line) => [line.id, line]))
  return after.flatMap(({ id, months }) =>
    months.flatMap((amount, index) =>
      amount === old.get(id)?.months[index] ? [] : [{ rowId: id, columnId: `m${index + 1}` }],
    ),
  )
}

/** The columns' words for locks. */
export function useLockWords(): LockWords {
  const { t } = useTranslation()
  return useMemo(
    () => ({
      planLocked: (status) => t(status === 'submitted' ? 'targets.lock.submitted' : 'targets.lock.approved'),
      cellHeld: t('targets.lock.cell'),
      revised: (before, difference, reason) =>
        reason === ''
          ? t('plans.revision.hintMissing', { before: before || t('domain.blank'), difference })
          : t('plans.revision.hint', { before: before || t('domain.blank'), difference, reason }),
      otherGrain: (grain) => t('targets.lock.quota', { grain: t(`targets.quota.${grain}`) }),
      noLines: t('targets.lock.lines'),
    }),
    [t],
  )
}
