import { basename } from 'node:path'
import { registry } from '../ledger/registry.ts'
import { timeOf, tooFarAhead } from '../shared/clock.ts'
import { Refusal } from '../shared/result.ts'
import { openBundle, type Seal } from './bundle-file.ts'
import { covers, type Run } from './coverage.rules.ts'
import { limits as formatLimits, type Limits } from './format.ts'
import type { BundleHeader } from './header.ts'
import { judge, type Judgement, type Trust } from './trust.ts'

export type ReadInput = {
  readonly file: string
  /** Our age identity. */
  readonly identity: string
  readonly trust: Trust
  /** Which changes are here already, by device. */
  readonly known: readonly (readonly [device: string, runs: readonly Run[]])[]
  readonly now: number
  readonly limits?: Limits
}

/** A file that was read to its end, verified and found to come from someone we trust. */
export type Verified = Seal &
  Judgement & {
    readonly header: BundleHeader
    readonly fresh: number
    /** Changes by entity; those that this version does not know are counted together as `unknown`. */
    readonly entities: Readonly<Record<string, number>>
  }

type Progress = (done: number, total: number) => void

/**
 * The first pass: reads the whole file without touching a database. Throws the `bundle-…` failure that names what is
 * wrong with it; see `judge`, `openBundle` and `build/decisions/0010-bundle-format.md`.
 */
export async function readBundle(input: ReadInput, progress: Progress = () => {}): Promise<Verified> {
  const file = await openBundle(input.file, input.identity, input.limits ?? formatLimits)
  try {
    const { header, batches } = file.pass()
    const judgement = judge(header, input.trust)
    const known = new Map(input.known)
    const entities = new Map<string, number>()
    let fresh = 0
    let next = batches.next()
    for (; !next.done; next = batches.next()) {
      const { hlc, author, device, changes } = next.value
      if (tooFarAhead(hlc, input.now)) {
        throw new Refusal('bundle-clock-ahead', { file: basename(input.file), author, at: timeOf(hlc) })
      }
      const runs = known.get(device) ?? []
      for (const { entity: name, seq } of changes) {
        const entity = Object.hasOwn(registry, name) ? name : 'unknown'
        entities.set(entity, (entities.get(entity) ?? 0) + 1)
        if (!covers(runs, seq)) fresh += 1
      }
      progress(file.position(), file.size)
    }
    return { ...next.value, ...judgement, header, fresh, entities: Object.fromEntries(entities) }
  } finally {
    file.close()
  }
}
