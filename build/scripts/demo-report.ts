/** A step that is done: what came of it and how long it took, in both of the project's languages. */
export interface DemoStep {
  readonly chinese: string
  readonly english: string
}

/** What the demo did, for the person who started it: one line a step, in the order in which it happened. */
export interface DemoReport {
  readonly steps: readonly DemoStep[]
  /** Absolute paths of what it wrote. */
  readonly files: readonly string[]
}

/** `demo.ts` exports it. Tells each step as soon as it is done; throws at the first one that fails. */
export type RunDemo = (told: (step: DemoStep) => void) => Promise<DemoReport>
