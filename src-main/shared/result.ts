import type { ErrorCode } from './errors.ts'

/** What explains an error to the person who meets it: names, counts, paths; never a stack or a secret. */
export type Facts = Readonly<Record<string, string | number | boolean | null>>

/** An expected failure: a code from the closed union and the facts that fill its message in the user's language. */
export type Failure = { readonly code: ErrorCode; readonly facts: Facts }

/** Every answer that crosses the door. Expected failures are values; bugs are thrown and cross as `internal`. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure }

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })

export const fail = (code: ErrorCode, facts: Facts = {}): { readonly ok: false; readonly error: Failure } => ({
  ok: false,
  error: { code, facts },
})

/** Carries an expected failure out of a transaction, so that the transaction rolls back. The router turns it into a `Result`. */
export class Refusal extends Error {
  readonly failure: Failure

  constructor(code: ErrorCode, facts: Facts = {}) {
    super(`${code} ${JSON.stringify(facts)}`)
    this.name = 'Refusal'
    this.failure = { code, facts }
  }
}

/** The value of a successful result; throws the failure as a `Refusal` otherwise. */
export function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Refusal(result.error.code, result.error.facts)
}
