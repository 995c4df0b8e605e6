import { memo, useEffect, useLayoutEffect, type ReactNode } from 'react'
import type { Source, Stage } from './stage.ts'

/** Stands before AG Grid, so that its effect runs first: when cells are drawn they already read from the new rows. */
export function TakeSource<Row>({
  stage,
  source,
}: {
  readonly stage: Stage<Row>
  readonly source: Source<Row>
}): ReactNode {
  useLayoutEffect(() => stage.take(source))
  return null
}

type Drawn = {
  readonly stage: { readonly sync: () => void }
  readonly rows: readonly unknown[]
  readonly pinned: readonly unknown[]
  readonly columns: readonly unknown[]
  readonly format: object
  readonly words: object
}

/** Stands after AG Grid: brings marks, looks and sums up to date once rows or columns have changed, and only then. */
export const SyncDrawn = memo(function SyncDrawn({ stage }: Drawn): ReactNode {
  useEffect(() => stage.sync())
  return null
})
