/** What the demo did, for the person who started it: one line a step, in the order in which it happened. */
export interface DemoReport {
  readonly steps: readonly { readonly chinese: string; readonly english: string }[]
  /** Absolute paths of what it wrote. */
  readonly files: readonly string[]
}

/** `demo.ts` exports it. */
export type RunDemo = () => Promise<DemoReport>
