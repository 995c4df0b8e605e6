import type { Failure } from '../../src-main/shared/result.ts'

/** What the grid says by itself, in the window's language; `useGridWords` makes it. */
export type GridWords = {
  readonly held: string
  readonly partHeld: string
  readonly saved: string
  readonly refused: string
  readonly skipped: (count: number) => string
  readonly outside: (count: number) => string
  readonly hidden: (count: number) => string
  readonly times: (reason: string, count: number) => string
  readonly savedCells: (count: number) => string
  readonly notWritten: (count: number) => string
  readonly filter: (title: string) => string
  readonly filtered: (title: string) => string
  readonly openGroup: (title: string) => string
  readonly selectAll: string
  readonly adding: string
  readonly copyRefused: string
  readonly failure: (failure: Failure) => string
}
