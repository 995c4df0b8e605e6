import { useCallback, useEffect, useRef, useState } from 'react'
import type { Measure } from '../../src-main/plans/plans.contract.ts'
import type { FiscalPeriod } from '../../src-main/shared/calendar.ts'
import type { Fen } from '../../src-main/shared/money.ts'
import type { Failure, Result } from '../../src-main/shared/result.ts'
import type { SpreadPreview, TargetLine, TargetsWritten } from '../../src-main/targets/targets.contract.ts'
import { invoke } from '../api.ts'
import { failureOf } from '../app/notices.ts'
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
  readonly apply: () => void
  readonly drop: () => void
}

/** Typing settles before it is previewed, in milliseconds. */
const restTime = 60

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
  const [draft, setDraft] = useState<SpreadDraft | null>(null)
  const [preview, setPreview] = useState<Result<SpreadPreview> | null>(null)
  const [busy, setBusy] = useState(false)
  const settle = useRef<((applied: boolean) => void) | null>(null)

  const end = useCallback((applied: boolean) => {
    settle.current?.(applied)
    settle.current = null
    setDraft(null)
    setPreview(null)
  }, [])
  // Another plan or measure has other cells.
  useEffect(() => () => end(false), [plan, measure, end])

  useEffect(() => {
    if (!draft || draft.total === null) return setPreview(null)
    let stale = false
    const { lines, period, total } = draft
    const timer = setTimeout(() => {
      void invoke('targets.previewSpread', { plan, measure, lines: lines.map(keyOfLine), period, total }).then(
        (answer) => {
          if (!stale) setPreview(answer)
        },
      )
    }, restTime)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [draft, plan, measure])

  const begin = useCallback((next: SpreadDraft) => {
    settle.current?.(false)
    setPreview(null)
    setDraft(next)
    return new Promise<boolean>((resolve) => (settle.current = resolve))
  }, [])
  const change = useCallback((part: Partial<Pick<SpreadDraft, 'period' | 'total'>>) => {
    setDraft((now) => now && { ...now, ...part })
  }, [])

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
        setPreview({ ok: false, error: failure })
      })
      .finally(() => setBusy(false))
  }
  return { draft, preview, busy, begin, change, apply, drop: useCallback(() => end(false), [end]) }
}
