import { useCallback, useEffect, useRef, useState } from 'react'
import type { Measure } from '../../src-main/plans/plans.contract.ts'
import type { FiscalPeriod } from '../../src-main/shared/calendar.ts'
import type { Fen } from '../../src-main/shared/money.ts'
import type { Failure, Result } from '../../src-main/shared/result.ts'
import type { SpreadPreview, TargetLine, TargetsWritten } from '../../src-main/targets/targets.contract.ts'
import { invoke } from '../api.ts'
import { failureOf, showFailure } from '../app/notices.ts'
import { heldCells } from './spread-rows.ts'
import { keyOfLine, type TargetWrites } from './use-target-writes.ts'

/** A total that was typed and not yet applied. */
export type SpreadDraft = {
  /** Whose total it is, in words. */
  readonly title: string
  /** The row it was typed in. */
  readonly rowId: string
  readonly lines: readonly TargetLine[]
  readonly period: FiscalPeriod
  /** Null while what is typed is no amount. */
  readonly total: Fen | null
}

export type Spreading = {
  readonly draft: SpreadDraft | null
  /** What it would change, or why it cannot be; null while that is being worked out. */
  readonly preview: Result<SpreadPreview> | null
  readonly busy: boolean
  /** Shows the preview; answers once it was applied (true) or dropped (false). */
  readonly begin: (draft: SpreadDraft) => Promise<boolean>
  readonly change: (change: Partial<Pick<SpreadDraft, 'period' | 'total'>>) => void
  /** Another total, written into the field as well. */
  readonly retype: (total: Fen) => void
  /** Counts the totals that were not typed into the field, which is drawn anew for each. */
  readonly retyped: number
  /** Lets the held cells of the period go, as an act of its own; the total goes on waiting. */
  readonly release: () => void
  readonly apply: () => void
  readonly drop: () => void
}

/** Typing settles before it is previewed, in milliseconds. */
const restTime = 60

type Kept = { readonly plan: string; readonly measure: Measure; readonly draft: SpreadDraft }
type Answer = { readonly draft: SpreadDraft; readonly preview: Result<SpreadPreview> }

/**
 * The way of a typed total: preview in the panel, Enter applies it as one act, Esc drops it. A total typed elsewhere
 * meanwhile drops the one before.
 */
export function useSpread(
  plan: string,
  measure: Measure,
  writes: TargetWrites,
  onApplied: (written: TargetsWritten, draft: SpreadDraft) => void,
): Spreading {
  const [kept, setKept] = useState<Kept | null>(null)
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [busy, setBusy] = useState(false)
  const settle = useRef<((applied: boolean) => void) | null>(null)
  // Another plan or measure has other cells: what was typed for this one does not wait there.
  const draft = kept?.plan === plan && kept.measure === measure ? kept.draft : null
  const preview = answer?.draft === draft ? answer.preview : null

  const end = useCallback((applied: boolean) => {
    settle.current?.(applied)
    settle.current = null
    setKept(null)
  }, [])

  useEffect(() => {
    if (!draft || draft.total === null) return
    let stale = false
    const { lines, period, total } = draft
    const timer = setTimeout(() => {
      void invoke('targets.previewSpread', { plan, measure, lines: lines.map(keyOfLine), period, total }).then(
        (next) => {
          if (!stale) setAnswer({ draft, preview: next })
        },
      )
    }, restTime)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [draft, plan, measure])

  const begin = useCallback(
    (next: SpreadDraft) => {
      settle.current?.(false)
      setKept({ plan, measure, draft: next })
      return new Promise<boolean>((resolve) => (settle.current = resolve))
    },
    [plan, measure],
  )
  const change = useCallback((part: Partial<Pick<SpreadDraft, 'period' | 'total'>>) => {
    setKept((now) => now && { ...now, draft: { ...now.draft, ...part } })
  }, [])

  const [retyped, setRetyped] = useState(0)
  const retype = useCallback(
    (total: Fen) => {
      change({ total })
      setRetyped((count) => count + 1)
    },
    [change],
  )
  const release = (): void => {
    if (!draft || busy) return
    setBusy(true)
    writes
      .hold(false, heldCells(draft.lines, draft.period))
      .then(({ lines }) => {
        const fresh = new Map(lines.map((line) => [line.id, line]))
        const free = draft.lines.map((line) => ({ ...line, held: fresh.get(line.id)?.held ?? line.held }))
        setKept((now) => now && { ...now, draft: { ...now.draft, lines: free } })
      })
      .catch(showFailure)
      .finally(() => setBusy(false))
  }
  const apply = (): void => {
    if (!draft || draft.total === null || busy) return
    setBusy(true)
    writes
      .spread(draft.lines, draft.period, draft.total)
      .then((written) => {
        end(true)
        onApplied(written, draft)
      })
      .catch((error: unknown) => {
        const failure: Failure = failureOf(error)
        setAnswer({ draft, preview: { ok: false, error: failure } })
      })
      .finally(() => setBusy(false))
  }
  return {
    draft,
    preview,
    busy,
    begin,
    change,
    retype,
    retyped,
    release,
    apply,
    drop: useCallback(() => end(false), [end]),
  }
}
