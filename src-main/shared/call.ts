import type { z } from 'zod'
import type { Result } from './result.ts'

/**
 * One call over the door, declared once: its name is the key it stands under in a `*.contract.ts`, its input is a
 * schema that the router applies to whatever arrives, its output is a type that the renderer's client is made from.
 */
export type Call<Input, Output> = {
  readonly input: z.ZodType<Input>
  /** Carries the output's type; never present at run time. */
  readonly output?: Output
}

export type Calls = Readonly<Record<string, Call<never, unknown>>>

export type InputOf<C> = C extends Call<infer Input, unknown> ? Input : never
export type OutputOf<C> = C extends { readonly output?: infer Output } ? Exclude<Output, undefined> : never

/** Declares a call: `call<Output>()(inputSchema)`. */
export const call =
  <Output>() =>
  <Input>(input: z.ZodType<Input>): Call<Input, Output> => ({ input })

/** What a service folder offers for its part of the contract. */
export type Handlers<C> = {
  readonly [Name in keyof C]: (
    input: InputOf<C[Name]>,
  ) => Promise<Result<OutputOf<C[Name]>>> | Result<OutputOf<C[Name]>>
}
