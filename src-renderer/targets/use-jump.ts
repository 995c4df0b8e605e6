import { useEffect } from 'react'
import type { Measure } from '../../src-main/plans/plans.contract.ts'
import { usePlanContext } from '../app/plan-context.tsx'
import { useStore } from '../app/store.ts'
import { jumps } from '../plans/jump.ts'

/** Follows what leads to a month of a line: the other measure is shown first, `reveal` opens what hides it, then it is selected. */
export function useJump(
  measure: Measure,
  reveal: (month: number) => void,
  select: (line: string, column: string) => void,
): void {
  const jump = useStore(jumps)
  const { setMeasure } = usePlanContext()
  useEffect(() => {
    if (!jump) return
    if (jump.measure !== measure) {
      setMeasure(jump.measure)
      return
    }
    jumps.set(null)
    reveal(jump.month)
    // The grid has drawn what was revealed by the next frame but one.
    requestAnimationFrame(() => requestAnimationFrame(() => select(jump.line, `m${jump.month}`)))
    // Only a new jump, or the measure that it waits for, sets this off.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [jump, measure])
}
