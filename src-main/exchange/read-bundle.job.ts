import type { JobTools } from '../background/jobs.ts'
import { ok, type Result } from '../shared/result.ts'
import { readBundle, type ReadInput, type Verified } from './read-bundle.ts'

/** Verifies a file; opens no database. Progress counts bytes. */
export const job = async (input: ReadInput, tools: JobTools): Promise<Result<Verified>> =>
  ok(await readBundle(input, tools.progress))
