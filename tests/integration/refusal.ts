import { Refusal, type Failure, type Result } from '../../src-main/shared/result.ts'

/** The failure of a call that must be refused, whether it answers or throws; fails the test where the call goes through. */
export async function refusal(work: () => Result<unknown> | Promise<Result<unknown>>): Promise<Failure> {
  try {
    const result = await work()
    if (!result.ok) return result.error
  } catch (error) {
    if (error instanceof Refusal) return error.failure
    throw error
  }
  throw new Error('was not refused')
}
