import type { JobTools } from '../background/jobs.ts'
import { ok, type Result } from '../shared/result.ts'
import { applyBundle, type AppliedBundle, type ApplyInput } from './apply-bundle.ts'

/** Applies a verified file over a connection of its own. Progress counts bytes. */
export const job = async (input: ApplyInput, tools: JobTools): Promise<Result<AppliedBundle>> =>
  ok(await applyBundle(input, tools.progress))
