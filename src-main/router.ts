import { calls, type CallName } from './contracts.ts'
import { failureOf } from './failures.ts'
import { fail, type Result } from './shared/result.ts'

export type Handler = (input: never) => Promise<Result<unknown>> | Result<unknown>
/** Finds a call's handler; loading a subject waits until its first call, so that the first screen comes sooner. */
export type FindHandler = (name: CallName) => Promise<Handler>

/**
 * The one door: only declared calls, only input that fits its schema, always a `Result`. The sender was checked by
 * `shell/door.ts` before. Bugs are logged and cross as `internal`.
 */
export function createRouter(find: FindHandler): (name: unknown, input: unknown) => Promise<Result<unknown>> {
  return async (name, input) => {
    if (typeof name !== 'string' || !Object.hasOwn(calls, name))
      return fail('invalid-input', { call: String(name).slice(0, 60) })
    const parsed = calls[name as CallName].input.safeParse(input)
    if (!parsed.success) {
      const issue = parsed.error.issues[0]
      return fail('invalid-input', { call: name, field: issue?.path.join('.') ?? '' })
    }
    try {
      const handler = await find(name as CallName)
      return await handler(parsed.data as never)
    } catch (error) {
      return { ok: false, error: failureOf(error, name) }
    }
  }
}
