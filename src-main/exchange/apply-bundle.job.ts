import type { JobTools } from '../background/jobs.ts'
import type { Applied } from '../ledger/ledger.ts'
import { ok, type Result } from '../shared/result.ts'
import { applyBundle, type ApplyInput } from './apply-bundle.ts'

/** Applies a verified file over a connection of its own. Progress counts bytes. */
export const job = async (input: ApplyInput, tools: JobTools): Promise<Result<Omit<Applied, 'acts'>>> =>
  ok(await applyBundle(input, tools.progress))
